import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Query } from '../store.ts';
import { matches, newestFirst } from './live-list.ts';
import { LiveQueries, LOADING } from './live-queries.ts';

const document = (id: string, over: Partial<Document> = {}): Document => ({
  id: id as DocumentId,
  space: 'group:a' as SpaceId,
  kind: 'post',
  seq: 1,
  parent: null,
  author: null,
  sort: Number(id.replace(/\D/g, '')) || 0,
  createdAt: 0,
  changedAt: 0,
  deleted: false,
  body: {},
  ...over,
});

/** A store of documents that answers when told to. */
function setUp(initial: Document[]) {
  const held = new Map(initial.map((one) => [one.id, one]));
  const find = (query: Query) =>
    [...held.values()]
      .filter((one) => matches(query, one))
      .sort(newestFirst)
      .slice(0, query.limit);
  let finds = 0;
  const queries = new LiveQueries({
    find: async (query) => {
      finds++;
      const answer = find(query);
      await Promise.resolve();
      return answer;
    },
    get: async (ids) => ids.flatMap((id) => held.get(id) ?? []),
  });
  const change = (...documents: Document[]) => {
    for (const one of documents) held.set(one.id, one);
    queries.changed(documents);
  };
  return { held, queries, find, change, finds: () => finds };
}

const settle = () => new Promise((done) => setTimeout(done, 0));
const ids = (list: readonly Document[]) => list.map((one) => one.id);

describe('a list on the screen', () => {
  it('is not known to be empty before the device has looked', async () => {
    const { queries } = setUp([]);
    const list = queries.list({ kind: 'post' });
    expect(list.get()).toBe(LOADING);
    await settle();
    expect(list.get()).toEqual([]);
    expect(list.get()).not.toBe(LOADING);
  });

  it('shows a new document at once and asks the store nothing', async () => {
    const { queries, change, finds } = setUp([document('p1')]);
    const list = queries.list({ kind: 'post', limit: 50 });
    await settle();
    change(document('p2'));
    expect(ids(list.get())).toEqual(['p2', 'p1']);
    expect(finds()).toBe(1);
  });

  it('keeps the change that came while it was looking', async () => {
    const { queries, held } = setUp([document('p1')]);
    const list = queries.list({ kind: 'post' });
    held.set('p2' as DocumentId, document('p2'));
    queries.changed([document('p2')]);
    await settle();
    expect(ids(list.get())).toEqual(['p2', 'p1']);
  });

  it('fills the hole that a removed row leaves in a full list', async () => {
    const { queries, change } = setUp([document('p1'), document('p2'), document('p3')]);
    const list = queries.list({ kind: 'post', limit: 2 });
    await settle();
    change(document('p3', { deleted: true }));
    await settle();
    expect(ids(list.get())).toEqual(['p2', 'p1']);
  });

  it('tells its listeners once for a batch, and not at all for what does not concern it', async () => {
    const { queries, change } = setUp([]);
    const list = queries.list({ kind: 'post', space: 'group:a' as SpaceId });
    await settle();
    let told = 0;
    list.subscribe(() => told++);
    change(document('p1'), document('p2'), document('m3', { kind: 'message' }));
    change(document('p4', { space: 'group:b' as SpaceId }));
    expect(told).toBe(1);
  });

  it('forgets a lost space at once', async () => {
    const { queries, held } = setUp([document('p1'), document('p2', { space: 'group:b' as SpaceId })]);
    const list = queries.list({ kind: 'post' });
    const one = queries.document('p1' as DocumentId);
    await settle();
    held.delete('p1' as DocumentId);
    queries.purged(['group:a' as SpaceId]);
    expect(ids(list.get())).toEqual(['p2']);
    expect(one.get()).toBeNull();
    await settle();
    expect(ids(list.get())).toEqual(['p2']);
  });
});

describe('a single document', () => {
  it('is unknown, then there or not, then follows its changes', async () => {
    const { queries, change } = setUp([document('p1')]);
    const there = queries.document('p1' as DocumentId);
    const missing = queries.document('p9' as DocumentId);
    expect(there.get()).toBeUndefined();
    await settle();
    expect(there.get()?.id).toBe('p1');
    expect(missing.get()).toBeNull();
    change(document('p1', { seq: 2, body: { text: 'ny' } }));
    expect(there.get()?.body).toEqual({ text: 'ny' });
    change(document('p1', { seq: 3, deleted: true }));
    expect(there.get()).toBeNull();
  });
});

it('after any changes, every list equals what the store would answer', async () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 12 }),
    sort: fc.integer({ min: 0, max: 20 }),
    deleted: fc.boolean(),
    space: fc.constantFrom('group:a', 'group:b'),
    wait: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { queries, change, find } = setUp([document('p1'), document('p2')]);
      const asked: Query[] = [{ kind: 'post', limit: 3 }, { kind: 'post', space: 'group:a' as SpaceId, limit: 5 }, { kind: 'post' }];
      const lists = asked.map((query) => queries.list(query));
      for (const { id, sort, deleted, space, wait } of steps) {
        change(document(`p${id}`, { sort, deleted, space: space as SpaceId }));
        if (wait) await settle();
      }
      for (let round = 0; round < 4; round++) await settle();
      for (const [index, query] of asked.entries()) expect(ids(lists[index]?.get() ?? [])).toEqual(ids(find(query)));
    }),
    { numRuns: 200 },
  );
});
