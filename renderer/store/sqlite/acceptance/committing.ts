import { randomToken } from 'rxdb/plugins/core';
import { SqliteStorageInstance } from '../rx-storage.ts';
import { type Case, full, idsOf, type Instance, insert, listen, open, same, type Setting, type Thing, until, write } from './setting.ts';

async function openForCommits(setting: Setting, page: string, database: string) {
  const instance = await open(setting, { page, database });
  if (!(instance instanceof SqliteStorageInstance)) throw new Error('not the storage under test');
  return instance as SqliteStorageInstance<Thing> & Instance;
}

export const committingCases: Case[] = [
  {
    name: 'a commit purges, removes and puts, and every page hears of it once',
    async run(setting) {
      const database = randomToken(8);
      const [a, b] = [await openForCommits(setting, 'a', database), await openForCommits(setting, 'b', database)];
      await insert<Thing>(a, { id: '1', name: 'lost' }, { id: '2', name: 'lost' }, { id: '3', name: 'stays' }, { id: '4' });
      await write<Thing>(a, [{ document: full({ id: '5', name: 'lost' }, 1, true) }]);
      const [mine, theirs] = [listen(a), listen(b)];
      const change = {
        purge: { field: 'name', values: ['lost'] },
        remove: ['4', 'unknown'],
        put: [
          { id: '3', name: 'changed' },
          { id: '6', name: 'lost' },
        ],
      };
      await a.commit(change, 'sync');
      same(
        (await a.findDocumentsById(['1', '2', '3', '4', '5', '6'], true)).map(({ id, name }) => [id, name]),
        [
          ['3', 'changed'],
          ['6', 'lost'],
        ],
      );
      await until(() => theirs.length === 1);
      for (const heard of [mine, theirs]) {
        same(heard.length, 1);
        same(heard[0]?.context, 'sync');
        const events = heard[0]?.events.map(({ operation, documentId, previousDocumentData }) => [
          operation,
          documentId,
          previousDocumentData?.name,
        ]);
        same(events, [
          ['DELETE', '1', 'lost'],
          ['DELETE', '2', 'lost'],
          ['DELETE', '4', undefined],
          ['UPDATE', '3', 'stays'],
          ['INSERT', '6', undefined],
        ]);
      }
      await b.close();
      await a.remove();
    },
  },
  {
    name: 'a commit overwrites whatever revision is there, and ordinary writes go on from it',
    async run(setting) {
      const a = await openForCommits(setting, 'a', randomToken(8));
      await a.commit({ put: [{ id: 'x', age: 1 }] }, 'sync');
      await a.commit({ put: [{ id: 'x', age: 2 }] }, 'sync');
      const [stored] = await a.findDocumentsById(['x'], false);
      if (!stored) throw new Error('not stored');
      same(await write<Thing>(a, [{ document: full({ id: 'x', age: 3 }, 9), previous: stored }]), []);
      await a.commit(
        {
          put: [
            { id: 'x', age: 4 },
            { id: 'x', age: 5 },
          ],
        },
        'sync',
      );
      same((await a.findDocumentsById(['x'], false))[0]?.age, 5);
      same(await idsOf(a, { selector: {} }), ['x']);
      await a.remove();
    },
  },
];
