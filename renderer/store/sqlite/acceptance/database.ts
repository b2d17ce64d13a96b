import { createRxDatabase, type RxStorage, randomToken } from 'rxdb/plugins/core';
import type { Document } from '../../../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../../../model/kernel/ids.ts';
import { type DocumentRow, documentRow, documentsSchema, type OutboxRow, outboxSchema } from '../../schema.ts';
import { type Case, same, type Setting, until } from './setting.ts';

/** The replica's own collections, through RxDB, as one of the pages. */
export async function openDatabase(setting: Setting, page: string, name: string) {
  const real = setting.storage(page);
  // RxDB refuses to open a database twice in one realm, which is what two pages are here; it tells storages apart by name.
  const storage: RxStorage<object, object> = {
    name: `${real.name}-${page}`,
    rxdbVersion: real.rxdbVersion,
    createStorageInstance: (params) => real.createStorageInstance(params),
  };
  const database = await createRxDatabase({ name, storage, multiInstance: true });
  const collections = await database.addCollections({ documents: { schema: documentsSchema }, outbox: { schema: outboxSchema } });
  return { database, ...collections };
}

export const row = (id: string, sort: number, over: Partial<Document> = {}): DocumentRow =>
  documentRow({
    base: undefined,
    document: {
      id: id as DocumentId,
      space: 'group:a' as SpaceId,
      kind: 'post',
      seq: 1,
      parent: null,
      author: null,
      sort,
      createdAt: sort,
      changedAt: sort,
      deleted: false,
      body: { text: `Nummer ${id}` },
      ...over,
    },
  });

const newest = { selector: { kind: 'post', space: 'group:a' }, sort: [{ rank: 'asc' as const }], limit: 2 };
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

export const databaseCases: Case[] = [
  {
    name: "RxDB on top: a live list follows this page's writes and another's",
    async run(setting) {
      const name = randomToken(8);
      const a = await openDatabase(setting, 'a', name);
      const b = await openDatabase(setting, 'b', name);
      let list: string[] = [];
      const subscription = b.documents.find(newest).$.subscribe((rows) => {
        list = ids(rows as unknown as DocumentRow[]);
      });
      await a.documents.bulkInsert([row('p1', 1_700_000_000_001), row('p3', 1_700_000_000_003), row('c', 5, { kind: 'comment' })]);
      await until(() => list.join() === 'p3,p1');
      await b.documents.insert(row('p2', 1_700_000_000_002));
      await until(() => list.join() === 'p3,p2');
      await a.documents.upsert(row('p3', 1_700_000_000_003, { deleted: true, body: null }));
      await until(() => list.join() === 'p2,p1');
      same((await a.documents.findOne('p3').exec())?.get('kind'), '~');
      subscription.unsubscribe();
      await b.database.close();
      await a.database.remove();
    },
  },
  {
    name: 'RxDB on top: removed and inserted again, closed and opened again',
    async run(setting) {
      const name = randomToken(8);
      const first = await openDatabase(setting, 'a', name);
      await first.documents.insert(row('p1', 1));
      await (await first.documents.findOne('p1').exec())?.remove();
      await first.documents.insert(row('p1', 2));
      await first.outbox.bulkInsert(['b', 'a'].map((id, order): OutboxRow => ({ id, order, entry: '{}' })));
      await first.database.close();
      const second = await openDatabase(setting, 'a', name);
      same((await second.documents.findOne('p1').exec())?.toJSON(), row('p1', 2));
      same(ids(await second.outbox.find({ sort: [{ order: 'asc' }] }).exec()), ['b', 'a']);
      same(await second.documents.count({ selector: { kind: 'post' } }).exec(), 1);
      await second.database.remove();
    },
  },
];
