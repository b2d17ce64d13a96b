import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { OutboxEntry, ReplicaChange, StoredRecord } from '../../renderer/store/replica.ts';
import type { Chance } from './chance.ts';

/** One transaction as it stands in the log of the disk. */
export type Transaction =
  | { type: 'commit'; change: ReplicaChange }
  | { type: 'save'; entries: readonly OutboxEntry[] }
  | { type: 'remove'; ids: readonly CommandId[] }
  | { type: 'wipe' };

export class Contents {
  readonly records = new Map<DocumentId, StoredRecord>();
  readonly cursors = new Map<SpaceId, Cursor>();
  readonly entries = new Map<CommandId, OutboxEntry>();

  apply(transaction: Transaction): void {
    switch (transaction.type) {
      case 'commit':
        this.#commit(transaction.change);
        return;
      case 'save':
        for (const entry of transaction.entries) this.entries.set(entry.command.id, entry);
        return;
      case 'remove':
        for (const id of transaction.ids) this.entries.delete(id);
        return;
      case 'wipe':
        for (const map of [this.records, this.cursors, this.entries]) map.clear();
        return;
    }
  }

  copy(): Contents {
    const copy = new Contents();
    for (const [id, record] of this.records) copy.records.set(id, record);
    for (const [space, cursor] of this.cursors) copy.cursors.set(space, cursor);
    for (const [id, entry] of this.entries) copy.entries.set(id, entry);
    return copy;
  }

  /** Every document on the disk, those under own commands too. */
  documents(): Document[] {
    return [...this.records.values()].flatMap((record) => (record.base ? [record.document, record.base] : [record.document]));
  }

  #commit(change: ReplicaChange): void {
    const purged = new Set(change.purge);
    if (purged.size > 0) for (const [id, record] of this.records) if (purged.has(record.document.space)) this.records.delete(id);
    for (const id of change.forget ?? []) this.records.delete(id);
    for (const record of change.put ?? []) this.records.set(record.document.id, record);
    for (const [space, cursor] of change.cursors ?? []) {
      if (cursor) this.cursors.set(space, cursor);
      else this.cursors.delete(space);
    }
  }
}

/** A device's disk: one log of transactions, of which a loss of power forgets a tail of those that were not synced. */
export class SimDisk {
  contents = new Contents();
  /** `torn`: nothing can be read; `tornRecords`: the outbox still can. */
  state: 'sound' | 'full' | 'torn' | 'tornRecords' = 'sound';
  #synced = new Contents();
  #unsynced: Transaction[] = [];

  write(transaction: Transaction, sync: boolean): void {
    this.contents.apply(transaction);
    this.#unsynced.push(transaction);
    if (sync) this.#sync();
  }

  /** What a purge or a wipe removes is overwritten, so it is synced: a loss of power does not bring it back. */
  #sync(): void {
    for (const transaction of this.#unsynced) this.#synced.apply(transaction);
    this.#unsynced = [];
  }

  losePower(chance: Chance): void {
    const kept = chance.int(0, this.#unsynced.length);
    for (const transaction of this.#unsynced.slice(0, kept)) this.#synced.apply(transaction);
    this.#unsynced = [];
    this.contents = this.#synced.copy();
  }

  /** Another file in its place. */
  replace(entries: readonly OutboxEntry[]): void {
    this.state = 'sound';
    this.contents = new Contents();
    this.#synced = new Contents();
    this.#unsynced = [];
    this.write({ type: 'save', entries }, true);
  }
}
