import { getQueryMatcher, getSortComparator, type MangoQuery, type RxDocumentData } from 'rxdb/plugins/core';
import { type Case, full, type Instance, idsOf, open, preparedQuery, same, type Thing, write } from './setting.ts';

const NAMES = ['Ada', 'ada', 'Åsa', 'Bo', 'Öberg', '', 'Zoë', '🙂'];

/** Things of every shape: each field now there, now not. */
const things: Thing[] = Array.from({ length: 120 }, (_, index) => ({
  id: `t${String((index * 37) % 120).padStart(3, '0')}`,
  ...(index % 5 ? { name: NAMES[index % NAMES.length] as string } : {}),
  ...(index % 7 ? { age: (index % 23) - 11 + (index % 2) / 2 } : {}),
  ...(index % 3 ? { grown: index % 2 === 0 } : {}),
  ...(index % 8 ? { weight: index % 6 } : {}),
  ...(index % 4 ? { tags: ['a', 'b', 'c'].slice(0, index % 4) } : {}),
  ...(index % 6 ? { nested: { ...(index % 2 ? { word: NAMES[index % 3] as string } : {}), list: [{ n: index % 4 }] } } : {}),
}));

const selectors: MangoQuery<Thing>['selector'][] = [
  {},
  { name: 'Ada' },
  { name: { $eq: 'Ada' }, age: { $gt: 0 } },
  { name: { $gt: 'Ada' } },
  { name: { $gte: 'Bo', $lt: 'Z' } },
  { name: { $lte: 'ada' }, grown: true },
  { name: { $ne: 'Ada' } },
  { name: { $in: ['Ada', 'Öberg', 'nobody'] } },
  { name: { $in: [] } },
  { name: { $nin: ['Ada', ''] } },
  { name: { $regex: '^[ÅÖ]' } },
  { name: { $exists: false } },
  { name: { $exists: true }, age: { $exists: false } },
  { name: { $type: 'string' } },
  { age: { $gt: -3.5, $lte: 4 } },
  { age: { $gt: 5, $lt: 5 } },
  { age: { $gte: 5, $lte: 5 } },
  { age: { $gt: 100 } },
  { age: { $mod: [3, 1] } },
  { age: { $not: { $gt: 0 } } },
  { age: { $in: [0, 1.5, -2] }, name: { $gte: 'B' } },
  { grown: false },
  { grown: { $ne: true } },
  { grown: { $in: [true, false] }, name: { $lt: 'b' } },
  { tags: { $size: 2 } },
  { tags: { $elemMatch: { $eq: 'b' } } },
  { tags: 'c' as never },
  { weight: { $gte: 2 } },
  { 'nested.word': 'ada' },
  { 'nested.word': { $gte: 'a' } },
  { 'nested.list': { $elemMatch: { n: { $gt: 2 } } } },
  { id: { $gt: 't050', $lte: 't060' } },
  { id: 't005' },
  { $and: [{ name: { $gt: 'A' } }, { age: { $lt: 3 } }] },
  { $or: [{ name: 'Ada' }, { age: { $gt: 8 } }] },
  { $or: [{ name: 'Ada' }, { tags: { $size: 3 } }] },
  { $or: [{ $and: [{ grown: true }, { age: { $gt: 1 } }] }, { 'nested.word': 'Ada' }], id: { $gt: 't010' } },
  { $nor: [{ name: 'Ada' }, { grown: true }] },
];

const sorts: MangoQuery<Thing>['sort'][] = [
  undefined,
  [{ id: 'asc' }],
  [{ id: 'desc' }],
  [{ age: 'asc' }],
  [{ age: 'desc' }, { id: 'desc' }],
  [{ grown: 'desc' }, { name: 'asc' }],
  [{ 'nested.word': 'asc' }],
  [{ weight: 'asc' }, { id: 'asc' }],
];

const slices = [{}, { limit: 5 }, { skip: 3 }, { skip: 4, limit: 6 }, { skip: 500, limit: 2 }, { limit: 0 }];

/** What RxDB itself answers when it looks at every document. */
function expected(instance: Instance, documents: readonly RxDocumentData<Thing>[], query: MangoQuery<Thing>): string[] {
  const prepared = preparedQuery(instance, query);
  const matches = getQueryMatcher(instance.schema, prepared.query as never);
  const compare = getSortComparator(instance.schema, prepared.query as never);
  const found = documents.filter((one) => matches(one as never)).sort((a, b) => compare(a as never, b as never));
  const skip = prepared.query.skip ?? 0;
  return found.slice(skip, skip + (prepared.query.limit ?? found.length)).map(({ id }) => id);
}

async function filled(setting: Parameters<Case['run']>[0]) {
  const instance = await open(setting);
  const documents = things.map((one) => full(one));
  const tombstones = things.slice(0, 9).map((one) => full({ ...one, id: `gone-${one.id}` }, 1, true));
  await write(
    instance,
    [...documents, ...tombstones].map((document) => ({ document })),
  );
  return { instance, documents };
}

export const readingCases: Case[] = [
  {
    name: `${selectors.length} selectors in ${sorts.length} orders answer what RxDB answers`,
    async run(setting) {
      const { instance, documents } = await filled(setting);
      for (const selector of selectors) {
        for (const sort of sorts) {
          const query = { selector: { ...selector, _deleted: false } as never, ...(sort && { sort }) };
          same(await idsOf(instance, query), expected(instance, documents, query), JSON.stringify(query));
        }
      }
      await instance.remove();
    },
  },
  {
    name: 'limits and skips cut the same slice',
    async run(setting) {
      const { instance, documents } = await filled(setting);
      for (const selector of [{}, { age: { $gt: -3 } }, { tags: { $size: 2 } }, { name: { $regex: 'a' } }]) {
        for (const sort of [[{ age: 'asc' as const }], [{ name: 'desc' as const }, { id: 'asc' as const }], [{ weight: 'asc' as const }]]) {
          for (const slice of slices) {
            const query = { selector: { ...selector, _deleted: false } as never, sort: sort as never, ...slice };
            same(await idsOf(instance, query), expected(instance, documents, query), JSON.stringify(query));
          }
        }
      }
      await instance.remove();
    },
  },
  {
    name: 'counting counts what the query would find, and says when it had to look',
    async run(setting) {
      const { instance, documents } = await filled(setting);
      for (const selector of selectors) {
        for (const slice of slices) {
          const query = { selector: { ...selector, _deleted: false } as never, ...slice };
          const { count } = await instance.count(preparedQuery(instance, query));
          same(count, expected(instance, documents, query).length, JSON.stringify(query));
        }
      }
      same((await instance.count(preparedQuery(instance, { selector: { name: 'Ada' } }))).mode, 'fast');
      same((await instance.count(preparedQuery(instance, { selector: { tags: { $size: 1 } } }))).mode, 'slow');
      await instance.remove();
    },
  },
  {
    name: 'a query that does not leave the deleted out finds them',
    async run(setting) {
      const { instance } = await filled(setting);
      same((await idsOf(instance, { selector: { id: { $gte: 'gone' } } })).filter((id) => id.startsWith('gone-')).length, 9);
      await instance.remove();
    },
  },
];
