import type { Cursor } from '../../../model/kernel/cursor.ts';
import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { OutboxEntry, Replica, ReplicaChange, StoredRecord } from '../replica.ts';
import { Health } from './health.ts';

export type SpaceChange = {
  put: readonly StoredRecord[];
  forget: readonly Document[];
  cursors: ReadonlyMap<SpaceId, Cursor | null>;
  purge: readonly SpaceId[];
};

/** Where each space lives: on the disk, or in memory when it is confidential. The one place that chooses between the two. */
export class Homes {
  readonly disk: Replica;
  readonly memory: Replica;
  readonly health = new Health();
  readonly #confidential = new Set<SpaceId>();

  constructor(disk: Replica, memory: Replica) {
    this.disk = disk;
    this.memory = memory;
  }

  isConfidential(space: SpaceId): boolean {
    return this.#confidential.has(space);
  }

  /** The spaces of which nothing may touch the disk. */
  confidential(): SpaceId[] {
    return [...this.#confidential].sort();
  }

  setConfidential(space: SpaceId, confidential: boolean): void {
    if (confidential) this.#confidential.add(space);
    else this.#confidential.delete(space);
  }

  #of(space: SpaceId): Replica {
    return this.#confidential.has(space) ? this.memory : this.disk;
  }

  async records(ids: readonly DocumentId[]): Promise<StoredRecord[]> {
    if (ids.length === 0) return [];
    if (this.#confidential.size === 0) return this.disk.records(ids);
    return [...(await this.disk.records(ids)), ...(await this.memory.records(ids))];
  }

  async probe(): Promise<void> {
    await this.health.watch(this.disk.saveEntries([]));
  }

  /** The disk first: memory never refuses, so either both have the change or neither. A purge reaches both. */
  async commit(change: SpaceChange): Promise<void> {
    const disk = this.#share(change, this.disk);
    const memory = this.#share(change, this.memory);
    if (disk) await this.health.watch(this.disk.commit(disk));
    if (memory) await this.memory.commit(memory);
  }

  #share(change: SpaceChange, replica: Replica): ReplicaChange | null {
    const mine = (space: SpaceId) => this.#of(space) === replica;
    const cursors = new Map<SpaceId, Cursor | null>();
    for (const space of change.purge) cursors.set(space, null);
    for (const [space, cursor] of change.cursors) if (mine(space)) cursors.set(space, cursor);
    const put = change.put.filter((record) => mine(record.document.space));
    const forget = change.forget.filter((document) => mine(document.space)).map((document) => document.id);
    if (put.length + forget.length + cursors.size === 0) return null;
    return { put, forget, cursors, purge: change.purge };
  }

  async saveEntries(entries: readonly OutboxEntry[]): Promise<void> {
    for (const replica of [this.disk, this.memory]) {
      const mine = entries.filter((entry) => this.#of(entry.command.space) === replica);
      if (mine.length > 0) await this.health.watch(replica.saveEntries(mine));
    }
  }

  async removeEntries(entries: readonly OutboxEntry[]): Promise<void> {
    for (const replica of [this.disk, this.memory]) {
      const mine: CommandId[] = entries.filter((entry) => this.#of(entry.command.space) === replica).map((entry) => entry.command.id);
      if (mine.length > 0) await this.health.watch(replica.removeEntries(mine));
    }
  }

  /** Takes the entries of a space along to its new home, and clears them from the old one. */
  async moveEntries(entries: readonly OutboxEntry[], confidential: boolean): Promise<void> {
    if (entries.length === 0) return;
    const [to, from] = confidential ? [this.memory, this.disk] : [this.disk, this.memory];
    await to.saveEntries(entries);
    await from.removeEntries(entries.map((entry) => entry.command.id));
  }

  async wipe(): Promise<void> {
    await this.disk.wipe();
    await this.memory.wipe();
  }
}
