import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb/plugins/core';
import type { Cursor } from '../../../model/kernel/cursor.ts';
import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Finder } from '../host/engine-host.ts';
import type { OutboxEntry, Replica, ReplicaChange, StoredRecord } from '../replica.ts';
import {
  CURSOR,
  cursorId,
  cursorOf,
  cursorRow,
  DELETED,
  type DocumentRow,
  documentRow,
  documentsSchema,
  entryOf,
  type OutboxRow,
  outboxRow,
  outboxSchema,
  recordOf,
} from '../schema.ts';
import type { Query } from '../store.ts';
import { type Rows, rowsOf } from './rows.ts';

type Collections = { documents: RxCollection<DocumentRow>; outbox: RxCollection<OutboxRow> };

/** Names the documents that have own commands over them, so that a start finds them without looking at all others. */
const TOUCHED = '@touched';

/** The replica in RxDB, on whatever storage it is given: SQLite in its worker, Dexie, memory. */
export class RxReplica implements Replica, Finder {
  readonly #database: RxDatabase<Collections>;
  readonly #documents: Rows<DocumentRow>;
  readonly #outbox: Rows<OutboxRow>;
  #touched: Set<DocumentId> | null = null;
  #wiped = false;

  /** Reads nothing yet: where the documents cannot be read the outbox may still be. */
  static async open(storage: RxStorage<unknown, unknown>, name: string): Promise<RxReplica> {
    const database = await createRxDatabase<Collections>({
      name,
      storage: storage as never,
      // Pages share one engine, not one database; and our lists follow the changes themselves.
      multiInstance: false,
      eventReduce: false,
    });
    await database.addCollections({ documents: { schema: documentsSchema }, outbox: { schema: outboxSchema } });
    return new RxReplica(database);
  }

  private constructor(database: RxDatabase<Collections>) {
    this.#database = database;
    this.#documents = rowsOf<DocumentRow>(database.documents);
    this.#outbox = rowsOf<OutboxRow>(database.outbox);
  }

  async commit({ put = [], forget = [], cursors, purge = [] }: ReplicaChange): Promise<void> {
    const remove: string[] = [...forget];
    const rows = put.map(documentRow);
    for (const [space, cursor] of cursors ?? []) {
      if (cursor) rows.push(cursorRow(space, cursor));
      else remove.push(cursorId(space));
    }
    const touched = await this.#touchedAfter(put, forget, purge);
    if (touched) rows.push(touchedRow(touched));
    await this.#documents.commit({ put: rows, remove, purge: { field: 'space', values: purge } });
    if (touched) this.#touched = touched;
  }

  async records(ids: readonly DocumentId[]): Promise<StoredRecord[]> {
    return this.#wiped ? [] : (await this.#documents.byId(ids)).map(recordOf);
  }

  async documents(ids: readonly DocumentId[]): Promise<readonly Document[]> {
    return (await this.records(ids)).map((record) => record.document);
  }

  async touched(): Promise<StoredRecord[]> {
    return this.records([...(await this.#touchedIds())]);
  }

  async find({ kind, space, parent, limit }: Query): Promise<readonly Document[]> {
    if (this.#wiped) return [];
    const selector = parent !== undefined ? { parent, kind } : space !== undefined ? { space, kind } : { kind };
    const rows = await this.#documents.find(selector, [{ rank: 'asc' }, { id: 'asc' }], limit);
    const found = rows.map((row) => row.document as Document);
    return parent !== undefined && space !== undefined ? found.filter((document) => document.space === space) : found;
  }

  async changedBefore(query: { kinds: readonly string[]; before: number; after: DocumentId | null; limit: number }): Promise<Document[]> {
    const found: Document[] = [];
    for (const kind of [...query.kinds, DELETED]) {
      for (const { document, base } of await this.#documents.find({ kind }, [{ rank: 'asc' }, { id: 'asc' }])) {
        const held = document as Document;
        if (base === undefined && held.changedAt < query.before && (query.after === null || held.id > query.after)) found.push(held);
      }
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, query.limit);
  }

  async cursors(): Promise<Map<SpaceId, Cursor>> {
    if (this.#wiped) return new Map();
    return new Map((await this.#documents.find({ kind: CURSOR }, [{ rank: 'asc' }, { id: 'asc' }])).map(cursorOf));
  }

  async outbox(): Promise<OutboxEntry[]> {
    return this.#wiped ? [] : (await this.#outbox.find({}, [{ order: 'asc' }, { id: 'asc' }])).map(entryOf);
  }

  saveEntries(entries: readonly OutboxEntry[]): Promise<void> {
    return this.#outbox.commit({ put: entries.map(outboxRow) });
  }

  removeEntries(ids: readonly CommandId[]): Promise<void> {
    return this.#outbox.commit({ remove: ids });
  }

  async wipe(): Promise<void> {
    this.#wiped = true;
    await this.#database.remove();
  }

  async close(): Promise<void> {
    if (!this.#wiped) await this.#database.close();
  }

  async #touchedIds(): Promise<ReadonlySet<DocumentId>> {
    if (!this.#touched) {
      const [row] = await this.#documents.find({ kind: TOUCHED }, [{ rank: 'asc' }, { id: 'asc' }]);
      this.#touched = new Set((row?.document as unknown as { ids: DocumentId[] } | undefined)?.ids);
    }
    return this.#touched;
  }

  /** The set as it will be, or null when the change leaves it alone. */
  async #touchedAfter(
    put: readonly StoredRecord[],
    forget: readonly DocumentId[],
    purge: readonly SpaceId[],
  ): Promise<Set<DocumentId> | null> {
    const held = await this.#touchedIds();
    const next = new Set(held);
    if (purge.length > 0 && next.size > 0) {
      const gone = new Set(purge);
      for (const { document } of await this.touched()) if (gone.has(document.space)) next.delete(document.id);
    }
    for (const id of forget) next.delete(id);
    for (const { document, base } of put) {
      if (base === undefined) next.delete(document.id);
      else next.add(document.id);
    }
    const same = next.size === held.size && [...next].every((id) => held.has(id));
    return same ? null : next;
  }
}

const touchedRow = (ids: ReadonlySet<DocumentId>): DocumentRow => ({
  id: TOUCHED,
  space: TOUCHED,
  kind: TOUCHED,
  parent: '',
  rank: 0,
  document: { ids: [...ids] } as never,
});
