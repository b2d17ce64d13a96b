import { randomToken } from 'rxdb/plugins/core';
import { type Case, full, idsOf, insert, listen, open, same, type Thing, until, write } from './setting.ts';

export const sharingCases: Case[] = [
  {
    name: 'every write tells once what happened, with what was before',
    async run(setting) {
      const instance = await open(setting);
      const heard = listen(instance);
      const [first, second, gone] = [
        full<Thing>({ id: 'x', age: 1 }),
        full<Thing>({ id: 'x', age: 2 }, 2),
        full<Thing>({ id: 'x' }, 3, true),
      ];
      await instance.bulkWrite([{ document: first }, { document: full<Thing>({ id: 'never' }, 1, true) }], 'because');
      await write(instance, [{ document: second, previous: first }]);
      await write(instance, [{ document: second, previous: first }]);
      await write(instance, [{ document: gone, previous: second }]);
      await write(instance, [{ document: full<Thing>({ id: 'x' }, 4), previous: gone }]);
      same(
        heard.map(({ events }) => events.map(({ operation }) => operation)),
        [['INSERT'], ['UPDATE'], ['DELETE'], ['INSERT']],
      );
      same(heard[0]?.context, 'because');
      same(heard[0]?.events[0]?.documentData, first);
      same(heard[1]?.events[0]?.previousDocumentData, second.age === 2 ? first : null);
      same(heard[2]?.events[0]?.documentData._deleted, true);
      same(heard[2]?.checkpoint, { id: 'x', lwt: gone._meta.lwt });
      same(new Set(heard.map(({ id }) => id)).size, 4);
      await instance.remove();
    },
  },
  {
    name: 'another page sees the same documents and hears of every write',
    async run(setting) {
      const database = randomToken(8);
      const [a, b] = [await open(setting, { page: 'a', database }), await open(setting, { page: 'b', database })];
      const heard = listen(b);
      const mine = listen(a);
      const [first, second, gone] = [
        full<Thing>({ id: 'x', age: 1 }),
        full<Thing>({ id: 'x', age: 2 }, 2),
        full<Thing>({ id: 'x' }, 3, true),
      ];
      await write(a, [{ document: first }]);
      await write(a, [{ document: second, previous: first }]);
      await write(a, [{ document: gone, previous: second }]);
      await until(() => heard.length === 3);
      same(
        heard.map(({ events }) => events),
        mine.map(({ events }) => events),
      );
      same(
        heard.map(({ context }) => context),
        ['acceptance', 'acceptance', 'acceptance'],
      );
      await insert<Thing>(b, { id: 'y' });
      await until(() => mine.length === 4);
      same(await idsOf(a, { selector: { _deleted: false } as never }), ['y']);
      same(await insert<Thing>(a, { id: 'y' }), ['y']);
      await b.close();
      same(await insert<Thing>(a, { id: 'z' }), []);
      await a.remove();
    },
  },
  {
    name: 'two instances of one page hear each other',
    async run(setting) {
      const database = randomToken(8);
      const [a, b] = [await open(setting, { database }), await open(setting, { database })];
      const [heardA, heardB] = [listen(a), listen(b)];
      await insert<Thing>(a, { id: 'x' });
      await until(() => heardB.length === 1);
      same(heardA.length, 1);
      await a.close();
      await insert<Thing>(b, { id: 'y' });
      same(heardA.length, 1);
      await b.remove();
    },
  },
  {
    name: 'collections do not mix, nor versions of one, nor databases',
    async run(setting) {
      const database = randomToken(8);
      const first = await open(setting, { database });
      const others = [
        await open(setting, { database, collection: 'things-"quoted" å' }),
        await open(setting, { database, schema: { ...first.schema, version: 1 } }),
        await open(setting),
        await open(setting, { database, collection: 'outbox' }),
      ];
      const heard = others.map(listen);
      await insert<Thing>(first, { id: 'x' });
      for (const other of others) {
        same(await idsOf(other, { selector: {} }), []);
        same(await insert<Thing>(other, { id: 'x' }), []);
      }
      same(
        heard.map(({ length }) => length),
        [1, 1, 1, 1],
      );
      for (const other of others) await other.remove();
      same(await idsOf(first, { selector: {} }), ['x']);
      await first.remove();
    },
  },
  {
    name: 'what was written is there after closing, and not after removing',
    async run(setting) {
      const database = randomToken(8);
      const first = await open(setting, { database });
      await insert<Thing>(first, { id: 'x' });
      await first.close();
      const second = await open(setting, { database });
      same(await idsOf(second, { selector: {} }), ['x']);
      await second.remove();
      const third = await open(setting, { database });
      same(await idsOf(third, { selector: {} }), []);
      await third.remove();
    },
  },
  {
    name: 'many collections opened and closed at the same time',
    async run(setting) {
      const database = randomToken(8);
      const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
      const openAll = () => Promise.all(names.map((collection) => open(setting, { database, collection })));
      const opened = await openAll();
      await Promise.all(opened.map((instance) => insert<Thing>(instance, { id: instance.collectionName })));
      const [again] = await Promise.all([openAll(), ...opened.map((instance) => instance.close())]);
      same((await Promise.all(again.map((instance) => idsOf(instance, { selector: {} })))).flat(), names);
      await Promise.all(again.map((instance) => instance.remove()));
    },
  },
];
