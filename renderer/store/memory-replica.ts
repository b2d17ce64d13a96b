import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { OutboxEntry, Replica, ReplicaChange, StoredRecord } from './replica.ts';

/** A replica that goes with the process: for tests, and the pattern of what every other one must do. */
export class MemoryReplica implements Replica {
  readonly #records = new Map<DocumentId, StoredRecord>();
  readonly #cursors = new Map<SpaceId, Cursor>();
  readonly #entries = new Map<CommandId, OutboxEntry>();

  async commit(change: ReplicaChange): Promise<void> {
    for (const space of change.purge ?? []) {
      for (const [id, record] of this.#records) if (record.document.space === space) this.#records.delete(id);
    }
    for (const id of change.forget ?? []) this.#records.delete(id);
    for (const record of change.put ?? []) this.#records.set(record.document.id, record);
    for (const [space, cursor] of change.cursors ?? []) {
      if (cursor) this.#cursors.set(space, cursor);
      else this.#cursors.delete(space);
    }
  }

  all(): StoredRecord[] {
    return [...this.#records.values()];
  }

  async records(ids: readonly DocumentId[]): Promise<StoredRecord[]> {
    return ids.flatMap((id) => this.#records.get(id) ?? []);
  }

  async touched(): Promise<StoredRecord[]> {
    return [...this.#records.values()].filter((record) => record.base !== undefined);
  }

  async changedBefore(query: { kinds: readonly string[]; before: number; after: DocumentId | null; limit: number }): Promise<Document[]> {
    return [...this.#records.values()]
      .map((record) => record.document)
      .filter((document) => document.changedAt < query.before && (document.deleted || query.kinds.includes(document.kind)))
      .filter((document) => query.after === null || document.id > query.after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, query.limit);
  }

  async cursors(): Promise<Map<SpaceId, Cursor>> {
    return new Map(this.#cursors);
  }

  async outbox(): Promise<OutboxEntry[]> {
    return [...this.#entries.values()].sort((a, b) => a.order - b.order);
  }

  async saveEntries(entries: readonly OutboxEntry[]): Promise<void> {
    for (const entry of entries) this.#entries.set(entry.command.id, entry);
  }

  async removeEntries(ids: readonly CommandId[]): Promise<void> {
    for (const id of ids) this.#entries.delete(id);
  }

  async wipe(): Promise<void> {
    this.#records.clear();
    this.#cursors.clear();
    this.#entries.clear();
  }
}
