import type { Cursor } from '../../model/kernel/cursor.ts';
import { TIERS } from '../../model/kernel/kind.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { OutboxEntry, Replica, ReplicaChange } from '../../renderer/store/replica.ts';

/** What a device was told is on its disk. It outlives processes; a loss of power takes back what was not synced. */
export class Told {
  readonly cursors = new Map<SpaceId, Cursor>();
  readonly entries = new Map<CommandId, OutboxEntry>();
  /** Spaces that were being emptied when nothing more was heard: they may be there or not. */
  readonly inDoubt = new Set<SpaceId>();

  forget(): void {
    this.cursors.clear();
  }
}

/**
 * Stands between an engine and its disk and holds both to their word: cursors never go back, what was said to be stored
 * is there at the next start.
 */
export class AuditedReplica implements Replica {
  readonly #inner: Replica;
  readonly #told: Told;
  readonly #violation: (what: string) => void;
  /** The highest place of a space's log that the server has committed, in the history that the cursor names. */
  readonly #committed: (space: SpaceId, epoch: string) => number | null;

  constructor(inner: Replica, told: Told, committed: (space: SpaceId, epoch: string) => number | null, violation: (what: string) => void) {
    this.#inner = inner;
    this.#told = told;
    this.#committed = committed;
    this.#violation = violation;
  }

  async commit(change: ReplicaChange): Promise<void> {
    const purged = new Set(change.purge);
    for (const [space, cursor] of change.cursors ?? []) {
      const held = purged.has(space) ? undefined : this.#told.cursors.get(space);
      if (cursor && held && held.epoch === cursor.epoch && isBehind(cursor, held))
        this.#violation(`the cursor of ${space} went back from ${show(held)} to ${show(cursor)}`);
      const head = cursor ? this.#committed(space, cursor.epoch) : null;
      if (cursor && head !== null && cursor.head > head)
        this.#violation(`the cursor of ${space} stands at ${cursor.head}, the log ends at ${head}`);
    }
    for (const space of purged) this.#told.inDoubt.add(space);
    await this.#inner.commit(change);
    for (const space of purged) {
      this.#told.cursors.delete(space);
      this.#told.inDoubt.delete(space);
    }
    for (const [space, cursor] of change.cursors ?? []) {
      if (cursor) this.#told.cursors.set(space, cursor);
      else this.#told.cursors.delete(space);
    }
  }

  records(ids: readonly DocumentId[]) {
    return this.#inner.records(ids);
  }

  touched() {
    return this.#inner.touched();
  }

  changedBefore(query: Parameters<Replica['changedBefore']>[0]) {
    return this.#inner.changedBefore(query);
  }

  async cursors(): Promise<Map<SpaceId, Cursor>> {
    const read = await this.#inner.cursors();
    for (const space of this.#told.inDoubt) this.#told.cursors.delete(space);
    this.#told.inDoubt.clear();
    for (const [space, told] of this.#told.cursors) {
      const cursor = read.get(space);
      if (!cursor || (cursor.epoch === told.epoch && isBehind(cursor, told)))
        this.#violation(`the cursor of ${space} was stored as ${show(told)} and is read back as ${cursor ? show(cursor) : 'nothing'}`);
    }
    return read;
  }

  async outbox(): Promise<OutboxEntry[]> {
    const read = await this.#inner.outbox();
    const found = new Map(read.map((entry) => [entry.command.id, entry]));
    for (const [id, told] of this.#told.entries) {
      const entry = found.get(id);
      if (!entry) this.#violation(`the entry ${told.command.name} was stored and is gone`);
      else if (!isStill(entry, told)) this.#violation(`the entry ${told.command.name} is read back changed`);
    }
    read.reduce((last, entry) => {
      if (entry.order < last) this.#violation('the outbox is read back out of order');
      return entry.order;
    }, 0);
    return read;
  }

  async saveEntries(entries: readonly OutboxEntry[]): Promise<void> {
    await this.#inner.saveEntries(entries);
    for (const entry of entries) this.#told.entries.set(entry.command.id, entry);
  }

  async removeEntries(ids: readonly CommandId[]): Promise<void> {
    for (const id of ids) this.#told.entries.delete(id);
    await this.#inner.removeEntries(ids);
  }

  async wipe(): Promise<void> {
    this.#told.cursors.clear();
    this.#told.entries.clear();
    await this.#inner.wipe();
  }
}

/** A refusal, or that it was sent again, may have reached the disk though the process died before it heard so. */
function isStill(entry: OutboxEntry, told: OutboxEntry): boolean {
  const moved = told.state.status === 'waiting' || entry.state.status === 'replaced';
  return JSON.stringify(moved ? { ...entry, state: told.state } : entry) === JSON.stringify(told);
}

const isBehind = (a: Cursor, b: Cursor): boolean => a.head < b.head || TIERS.some((tier) => a.low[tier] > b.low[tier]);
const show = (cursor: Cursor): string => `${cursor.head}/${TIERS.map((tier) => cursor.low[tier]).join('/')}`;
