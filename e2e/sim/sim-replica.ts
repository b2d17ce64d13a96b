import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import {
  type OutboxEntry,
  type Replica,
  type ReplicaChange,
  ReplicaFull,
  ReplicaUnusable,
  type StoredRecord,
} from '../../renderer/store/replica.ts';
import type { Chance } from './chance.ts';
import type { SimDisk, Transaction } from './disk.ts';
import type { Timeline } from './timeline.ts';

/** What a process that is going to die does at its next write: it dies before it, with it in doubt, or after it. */
export type Doom = 'before' | 'inside' | 'after';

/** The disk as one process sees it: writes take a moment, and nothing is answered any more once the process is dead. */
export class SimReplica implements Replica {
  readonly disk: SimDisk;
  doom: Doom | null = null;
  readonly #timeline: Timeline;
  readonly #chance: Chance;
  readonly #died: () => void;
  /** Milliseconds that a write may take, and a read. */
  readonly #slow: { write: number; read: number };
  readonly #underway = new Set<{ transaction: Transaction; sync: boolean; grows: boolean }>();
  #dead = false;
  #reading = 0;

  /** @param died the process that waits for this disk is to be killed now */
  constructor(disk: SimDisk, timeline: Timeline, chance: Chance, died: () => void) {
    this.disk = disk;
    this.#timeline = timeline;
    this.#chance = chance;
    this.#died = died;
    this.#slow = chance.maybe(0.3) ? { write: 200, read: 5 } : { write: 2, read: 0 };
  }

  /** Whether something is on its way to or from the disk. */
  get isBusy(): boolean {
    return this.#reading + this.#underway.size > 0;
  }

  /** Writes on their way reach the disk now, in their order, or never. */
  kill(): void {
    this.#dead = true;
    for (const { transaction, sync, grows } of this.#underway) {
      if ((grows && this.disk.state === 'full') || this.#chance.maybe(0.5)) break;
      this.disk.write(transaction, sync);
    }
    this.#underway.clear();
  }

  commit(change: ReplicaChange): Promise<void> {
    const removes = (change.purge?.length ?? 0) > 0;
    const grows = (change.put?.length ?? 0) > 0 || [...(change.cursors?.values() ?? [])].some((cursor) => cursor !== null);
    return this.#write({ type: 'commit', change }, removes, grows);
  }

  saveEntries(entries: readonly OutboxEntry[]): Promise<void> {
    return this.#write({ type: 'save', entries }, true, true);
  }

  removeEntries(ids: readonly CommandId[]): Promise<void> {
    return this.#write({ type: 'remove', ids }, false, false);
  }

  wipe(): Promise<void> {
    return this.#write({ type: 'wipe' }, true, false);
  }

  records(ids: readonly DocumentId[]): Promise<StoredRecord[]> {
    return this.#read(() => ids.flatMap((id) => this.disk.contents.records.get(id) ?? []));
  }

  touched(): Promise<StoredRecord[]> {
    return this.#read(() => [...this.disk.contents.records.values()].filter((record) => record.base !== undefined));
  }

  changedBefore(query: { kinds: readonly string[]; before: number; after: DocumentId | null; limit: number }): Promise<Document[]> {
    return this.#read(() =>
      [...this.disk.contents.records.values()]
        .map((record) => record.document)
        .filter((document) => document.changedAt < query.before && (document.deleted || query.kinds.includes(document.kind)))
        .filter((document) => query.after === null || document.id > query.after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, query.limit),
    );
  }

  cursors(): Promise<Map<SpaceId, Cursor>> {
    return this.#read(() => new Map(this.disk.contents.cursors));
  }

  async outbox(): Promise<OutboxEntry[]> {
    if (this.#dead) return never();
    if (this.disk.state === 'torn') throw new ReplicaUnusable('the simulated disk is torn');
    return [...this.disk.contents.entries.values()].sort((a, b) => a.order - b.order);
  }

  async #read<T>(read: () => T): Promise<T> {
    if (this.#dead) return never();
    if (this.#slow.read > 0) {
      this.#reading++;
      await this.#timeline.wait(this.#chance.int(0, this.#slow.read));
      this.#reading--;
    }
    if (this.#dead) return never();
    if (this.disk.state === 'torn' || this.disk.state === 'tornRecords') throw new ReplicaUnusable('the simulated disk is torn');
    return read();
  }

  async #write(transaction: Transaction, sync: boolean, grows: boolean): Promise<void> {
    if (this.#dead) return never();
    if (this.doom === 'before') return this.#die();
    const underway = { transaction, sync, grows };
    this.#underway.add(underway);
    await this.#timeline.wait(this.#chance.int(0, this.#slow.write));
    this.#underway.delete(underway);
    if (this.#dead) return never();
    if (grows && this.disk.state === 'full') throw new ReplicaFull('the simulated disk is full');
    const { doom } = this;
    if (doom !== 'inside' || this.#chance.maybe(0.5)) this.disk.write(transaction, sync);
    if (doom) return this.#die();
  }

  #die(): Promise<never> {
    this.#dead = true;
    this.#died();
    return never();
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
