import {
  type MangoQuerySelector,
  type MangoQuerySortPart,
  prepareQuery,
  normalizeMangoQuery,
  type RxCollection,
  type RxDocumentData,
} from 'rxdb/plugins/core';
import { SqliteStorageInstance } from '../sqlite/rx-storage.ts';

/** A collection as rows: read and written past RxDB's documents, which would be made and thrown away for every row. */
export interface Rows<Row extends { id: string }> {
  byId(ids: readonly string[]): Promise<Row[]>;
  find(selector: MangoQuerySelector<Row>, sort: MangoQuerySortPart<Row>[], limit?: number): Promise<Row[]>;
  /** One transaction. What is purged and removed leaves the disk; a row that is put replaces what was there. */
  commit(change: RowChange<Row>): Promise<void>;
}

export type RowChange<Row> = {
  put?: readonly Row[];
  remove?: readonly string[];
  purge?: { field: keyof Row & string; values: readonly string[] };
};

export function rowsOf<Row extends { id: string }>(collection: RxCollection<Row>): Rows<Row> {
  const { schema, storageInstance } = collection;
  const direct = storageInstance.originalStorageInstance;
  const find: Rows<Row>['find'] = async (selector, sort, limit) => {
    const query = normalizeMangoQuery(schema.jsonSchema, { selector, sort, ...(limit === undefined ? {} : { limit }) });
    // RxDB hides its own tombstones from every query it prepares for a person.
    query.selector = { $and: [{ _deleted: { $eq: false } }, query.selector] } as never;
    return (await storageInstance.query(prepareQuery(schema.jsonSchema, query))).documents as unknown as Row[];
  };
  const byId: Rows<Row>['byId'] = async (ids) =>
    ids.length === 0 ? [] : ((await storageInstance.findDocumentsById([...ids], false)) as unknown as Row[]);
  if (direct instanceof SqliteStorageInstance) {
    return {
      byId,
      find,
      commit: ({ put = [], remove = [], purge }) =>
        direct.commit(
          {
            put: put as never,
            ...(remove.length > 0 ? { remove } : {}),
            ...(purge && purge.values.length > 0 ? { purge } : {}),
          },
          'replica',
        ),
    };
  }
  return { byId, find, commit: (change) => commitByRows(collection, find, change) };
}

/** The same on a storage that knows only RxDB's own writes: one bulk write, and then the tombstones are cleaned away. */
async function commitByRows<Row extends { id: string }>(
  { storageInstance }: RxCollection<Row>,
  find: Rows<Row>['find'],
  { put = [], remove = [], purge }: RowChange<Row>,
): Promise<void> {
  const gone = new Set(remove);
  for (const value of purge?.values ?? []) {
    for (const row of await find({ [purge!.field]: value } as never, [{ id: 'asc' }] as never)) gone.add(row.id);
  }
  const coming = new Map(put.map((row) => [row.id, row]));
  for (const id of coming.keys()) gone.delete(id);
  const ids = [...gone, ...coming.keys()];
  if (ids.length === 0) return;
  const held = new Map((await storageInstance.findDocumentsById(ids, true)).map((row) => [(row as unknown as Row).id, row]));
  const fresh = { _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' };
  const writes = ids.flatMap((id) => {
    const previous = held.get(id);
    const row = coming.get(id);
    if (!row && (!previous || previous._deleted)) return [];
    const document = row ? { ...row, ...fresh } : { ...previous, _deleted: true };
    return [{ ...(previous ? { previous } : {}), document: document as unknown as RxDocumentData<Row> }];
  });
  if (writes.length === 0) return;
  const { error } = await storageInstance.bulkWrite(writes, 'replica');
  if (error[0]) throw new Error(`the replica was written by someone else: ${error[0].documentId}`);
  if (gone.size > 0) await storageInstance.cleanup(0);
}
