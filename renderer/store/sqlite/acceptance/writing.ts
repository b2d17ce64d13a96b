import { fillWithDefaultSettings, getComposedPrimaryKeyOfDocumentData } from 'rxdb/plugins/core';
import { type Case, full, idsOf, insert, open, preparedQuery, refuses, same, type Thing, write } from './setting.ts';

export const writingCases: Case[] = [
  {
    name: 'a document comes back as it was written',
    async run(setting) {
      const instance = await open(setting);
      const document = full<Thing>({ id: 'x', name: 'Elin', age: 0.5, grown: false, tags: [], nested: { word: '', list: [{ n: 1 }] } });
      same(await write(instance, [{ document }]), []);
      same(await instance.findDocumentsById(['x'], false), [document]);
      await instance.remove();
    },
  },
  {
    name: 'meta data of others is kept',
    async run(setting) {
      const instance = await open(setting);
      const document = { ...full<Thing>({ id: 'x' }), _meta: { lwt: 12.01, other: 'kept' } };
      await write(instance, [{ document }]);
      same(await instance.findDocumentsById(['x'], false), [document]);
      await instance.remove();
    },
  },
  {
    name: 'a second insert is a conflict that shows what is stored',
    async run(setting) {
      const instance = await open(setting);
      const first = full<Thing>({ id: 'x', name: 'first' });
      const second = full<Thing>({ id: 'x', name: 'second' }, 1);
      await write(instance, [{ document: first }]);
      const { error } = await instance.bulkWrite([{ document: second }], 'acceptance');
      const [conflict] = error;
      same(error.length, 1);
      same(conflict?.status, 409);
      same(conflict?.isError, true);
      same(conflict?.documentId, 'x');
      same(conflict?.writeRow.document, second);
      same((conflict as { documentInDb?: unknown }).documentInDb, first);
      same((await instance.findDocumentsById(['x'], false))[0]?.name, 'first');
      await instance.remove();
    },
  },
  {
    name: 'of two inserts at the same time one wins',
    async run(setting) {
      const instance = await open(setting);
      const refused = await Promise.all(['first', 'second'].map((name) => insert(instance, { id: 'x', name })));
      same(refused, [[], ['x']]);
      await instance.remove();
    },
  },
  {
    name: 'an update needs the revision that is stored',
    async run(setting) {
      const instance = await open(setting);
      const first = full<Thing>({ id: 'x', age: 1 });
      const second = full<Thing>({ id: 'x', age: 2 }, 2);
      await write(instance, [{ document: first }]);
      same(await write(instance, [{ document: second, previous: first }]), []);
      same(await write(instance, [{ document: full<Thing>({ id: 'x', age: 3 }, 2), previous: first }]), ['x']);
      same(await instance.findDocumentsById(['x'], false), [second]);
      await instance.remove();
    },
  },
  {
    name: 'what is in the way of one document does not stop the others',
    async run(setting) {
      const instance = await open(setting);
      await insert<Thing>(instance, { id: 'b' });
      same(await insert<Thing>(instance, { id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'c' }), ['b', 'c']);
      same(await idsOf(instance, { selector: {} }), ['a', 'b', 'c']);
      await instance.remove();
    },
  },
  {
    name: 'a document whose tombstone was cleaned away is written over nothing',
    async run(setting) {
      const instance = await open(setting);
      same(await write(instance, [{ document: full<Thing>({ id: 'x' }, 3), previous: full<Thing>({ id: 'x' }, 2, true) }]), []);
      same(await idsOf(instance, { selector: {} }), ['x']);
      await instance.remove();
    },
  },
  {
    name: 'a deleted document is found only when asked for, and is not overwritten by chance',
    async run(setting) {
      const instance = await open(setting);
      const first = full<Thing>({ id: 'x' });
      const gone = full<Thing>({ id: 'x' }, 2, true);
      await write(instance, [{ document: first }]);
      await write(instance, [{ document: gone, previous: first }]);
      same(await instance.findDocumentsById(['x'], false), []);
      same(await instance.findDocumentsById(['x', 'unknown'], true), [gone]);
      same(await insert<Thing>(instance, { id: 'x' }), ['x']);
      same(await write(instance, [{ document: full<Thing>({ id: 'x' }, 3), previous: gone }]), []);
      same((await instance.findDocumentsById(['x'], false)).length, 1);
      await instance.remove();
    },
  },
  {
    name: 'a document may be inserted as deleted',
    async run(setting) {
      const instance = await open(setting);
      same(await write(instance, [{ document: full<Thing>({ id: 'x' }, 1, true) }]), []);
      same((await instance.findDocumentsById(['x'], true)).length, 1);
      same(await instance.findDocumentsById(['x'], false), []);
      await instance.remove();
    },
  },
  {
    name: 'cleanup takes tombstones of a certain age, and at once when told so',
    async run(setting) {
      const instance = await open(setting);
      const old = { ...full<Thing>({ id: 'old' }, 1, true), _meta: { lwt: Date.now() - 60_000 } };
      await write(instance, [
        { document: old },
        { document: full<Thing>({ id: 'new' }, 1, true) },
        { document: full<Thing>({ id: 'alive' }) },
      ]);
      same(await instance.cleanup(30_000), true);
      same((await instance.findDocumentsById(['old', 'new', 'alive'], true)).map(({ id }) => id).sort(), ['alive', 'new']);
      await instance.cleanup(0);
      same(
        (await instance.findDocumentsById(['old', 'new', 'alive'], true)).map(({ id }) => id),
        ['alive'],
      );
      same(await insert<Thing>(instance, { id: 'new' }), []);
      await instance.remove();
    },
  },
  {
    name: 'every text survives, as a value, as an id, in an index',
    async run(setting) {
      const texts = [
        'å',
        'Åsa Öberg',
        '🙂',
        '👩‍👩‍👧',
        '"quoted" \'and\' \\',
        'a\u0000b',
        '\u2028',
        '中文',
        '',
        ' ',
        'x'.repeat(5000),
        '%_;--',
        'ﷺ',
        'e\u0301',
      ];
      const instance = await open(setting);
      const documents = texts.map((text, index) =>
        full<Thing>({ id: `${index}${text}`, name: text.slice(0, 90), nested: { word: text.slice(0, 9) } }),
      );
      same(
        await write(
          instance,
          documents.map((document) => ({ document })),
        ),
        [],
      );
      for (const document of documents) {
        same(await instance.findDocumentsById([document.id], false), [document]);
        same((await idsOf(instance, { selector: { name: document.name as string } })).includes(document.id), true, document.name);
        same(
          (await idsOf(instance, { selector: { name: { $in: [document.name as string] } } })).includes(document.id),
          true,
          document.name,
        );
      }
      await instance.remove();
    },
  },
  {
    name: 'a text that is no valid Unicode is kept too',
    async run(setting) {
      const instance = await open(setting);
      const document = full<Thing>({ id: 'x', tags: ['\ud83d', 'a\udc00'] });
      await write(instance, [{ document }]);
      same(await instance.findDocumentsById(['x'], false), [document]);
      await instance.remove();
    },
  },
  {
    name: 'a key made of several fields',
    async run(setting) {
      type Pair = { id: string; first: string; second: number };
      const schema = fillWithDefaultSettings<Pair>({
        version: 3,
        type: 'object',
        primaryKey: { key: 'id', fields: ['first', 'second'], separator: '|' },
        properties: { id: { type: 'string', maxLength: 80 }, first: { type: 'string', maxLength: 40 }, second: { type: 'number' } },
        required: ['id', 'first', 'second'],
        indexes: ['first'],
      });
      const instance = await open<Pair>(setting, { schema, collection: 'pairs' });
      const document = { id: '', first: 'a', second: 2 };
      document.id = getComposedPrimaryKeyOfDocumentData(schema, document);
      await insert(instance, document);
      same(await idsOf(instance, { selector: { first: 'a' } }), ['a|2']);
      same(await instance.findDocumentsById(['a|2'], false).then(([found]) => found?.second), 2);
      await instance.remove();
    },
  },
  {
    name: 'thousands of documents at once',
    async run(setting) {
      const instance = await open(setting);
      const documents = Array.from({ length: 3000 }, (_, index): Thing => ({ id: `d${index}`, age: index % 1000, name: `n${index % 7}` }));
      same(await insert(instance, ...documents), []);
      same((await instance.count(preparedQuery(instance, { selector: {} }))).count, 3000);
      same(
        (
          await instance.findDocumentsById(
            documents.map(({ id }) => id),
            false,
          )
        ).length,
        3000,
      );
      await instance.remove();
    },
  },
  {
    name: 'nothing happens after closing, and files are refused from the start',
    async run(setting) {
      const instance = await open(setting);
      await instance.close();
      await instance.close();
      await refuses(() => insert<Thing>(instance, { id: 'x' }), /closed/);
      await refuses(() => open(setting, { schema: { ...instance.schema, attachments: {} } }), /attachments/);
    },
  },
];
