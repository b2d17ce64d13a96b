import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Tier } from '../../model/kernel/kind.ts';
import type { Store } from './store.ts';

/** One database of the implementation under test. */
export type StoreFixture = {
  /** Opens it, or opens it again after `close`: the same history. */
  open(): Promise<Store>;
  remove(): Promise<void>;
};

export const asSpace = (id: string) => id as SpaceId;
export const tierOf = (kind: string): Tier => (kind === 'membership' || kind === 'space' ? 'core' : kind === 'page' ? 'kept' : 'windowed');

let clock = 1_000;
/** A document with every field filled; later ones are newer. */
export function aDocument(id: string, fields: Partial<Document> = {}): Document {
  clock += 1;
  const at = fields.changedAt ?? clock;
  return {
    id: id as DocumentId,
    space: asSpace('company'),
    kind: 'post',
    seq: 0,
    parent: null,
    author: 'elin' as PersonId,
    sort: at,
    createdAt: at,
    changedAt: at,
    deleted: false,
    body: { text: `text of ${id}` },
    ...fields,
  };
}

/** What every store must do, whatever it is built on. */
export function storeAcceptance(name: string, prepare: () => Promise<StoreFixture>): void {
  describe(`${name} as a store`, () => {
    let fixture: StoreFixture;
    let store: Store;
    beforeEach(async () => {
      fixture = await prepare();
      store = await fixture.open();
    });
    afterEach(async () => {
      await store.close();
      await fixture.remove();
    });

    const put = (...documents: Document[]) => store.write((transaction) => transaction.put(documents, tierOf));
    const ids = (found: readonly { id: string }[]) => found.map((one) => one.id);

    test('numbers each space by itself, in order, without gaps', async () => {
      const first = await put(aDocument('a'), aDocument('x', { space: asSpace('group:1') }), aDocument('b'));
      const second = await put(aDocument('c'));
      expect([...first, ...second].map(({ document }) => [document.id, document.seq])).toEqual([
        ['a', 1],
        ['x', 1],
        ['b', 2],
        ['c', 3],
      ]);
      const heads = await store.read.heads([asSpace('company'), asSpace('group:1'), asSpace('group:none')]);
      expect([...heads].map(([space, head]) => [space, head.seq])).toEqual([
        ['company', 3],
        ['group:1', 1],
      ]);
    });

    test('hands out the text it stored, and the same document parsed', async () => {
      const [stored] = await put(aDocument('a', { body: { text: 'Åsa säger "hej" \\ 🙂 \u2028' } }));
      expect(await store.read.documents(['a' as DocumentId, 'none' as DocumentId])).toEqual([stored?.document]);
      const [entry] = await store.read.entries(['a' as DocumentId]);
      expect(entry?.text).toBe(stored?.text);
      expect(JSON.parse(entry?.text ?? '')).toEqual(stored?.document);
    });

    test('a changed document moves to the end of the log and stands there once', async () => {
      await put(aDocument('a'), aDocument('b'));
      await put(aDocument('a', { body: { text: 'changed' } }));
      expect((await store.read.after(asSpace('company'), 0, 10)).map((entry) => [entry.id, entry.seq])).toEqual([
        ['b', 2],
        ['a', 3],
      ]);
      expect(ids(await store.read.after(asSpace('company'), 2, 10))).toEqual(['a']);
      expect(ids(await store.read.after(asSpace('company'), 0, 1))).toEqual(['b']);
    });

    test('the log upwards tells deletions, the fill downwards does not', async () => {
      await put(aDocument('a'), aDocument('b'), aDocument('p', { kind: 'page' }), aDocument('c'));
      await put(aDocument('b', { deleted: true, body: null }));
      const upwards = await store.read.after(asSpace('company'), 0, 10);
      expect(upwards.map((entry) => [entry.id, entry.deleted])).toEqual([
        ['a', false],
        ['p', false],
        ['c', false],
        ['b', true],
      ]);
      expect(ids(await store.read.before(asSpace('company'), 'windowed', 99, 0, 10))).toEqual(['c', 'a']);
      expect(ids(await store.read.before(asSpace('company'), 'windowed', 3, 0, 10))).toEqual(['a']);
      expect(ids(await store.read.before(asSpace('company'), 'kept', 99, 0, 10))).toEqual(['p']);
    });

    test('the fill stops at the first document older than the window', async () => {
      await put(aDocument('old', { changedAt: 10 }), aDocument('new', { changedAt: 20 }), aDocument('newer', { changedAt: 30 }));
      expect(ids(await store.read.before(asSpace('company'), 'windowed', 99, 20, 10))).toEqual(['newer', 'new']);
      expect(ids(await store.read.before(asSpace('company'), 'windowed', 99, 20, 1))).toEqual(['newer']);
    });

    test('older pages by sort, newest first, and never parts equal ones', async () => {
      const sorts = [5, 4, 3, 3, 3, 2];
      await put(...sorts.map((sort, index) => aDocument(`d${index}`, { sort })), aDocument('else', { kind: 'comment', sort: 4 }));
      const page = async (before: number) => ids(await store.read.older({ space: asSpace('company'), kind: 'post', before, limit: 3 }));
      expect(await page(5)).toEqual(['d1', 'd4', 'd3', 'd2']);
      expect(await page(3)).toEqual(['d5']);
    });

    test('finds what hangs under a parent, in its space only', async () => {
      await put(
        aDocument('post'),
        aDocument('late', { kind: 'comment', parent: 'post', sort: 20 }),
        aDocument('early', { kind: 'comment', parent: 'post', sort: 10 }),
        aDocument('smile', { kind: 'reaction', parent: 'post' }),
        aDocument('gone', { kind: 'comment', parent: 'post', deleted: true, body: null }),
        aDocument('elsewhere', { kind: 'comment', parent: 'post', space: asSpace('group:1'), sort: 15 }),
      );
      expect(ids(await store.read.children('post', 'comment', 10))).toEqual(['early', 'elsewhere', 'late']);
      expect(ids(await store.read.hanging(asSpace('company'), ['post'], 10)).sort()).toEqual(['early', 'late', 'smile']);
      const query = { space: asSpace('company'), kind: 'comment', parent: 'post', before: 99, limit: 1 };
      expect(ids(await store.read.older(query))).toEqual(['late']);
    });

    test('knows memberships from both sides, not those removed', async () => {
      const membership = (space: string, person: string, fields: Partial<Document> = {}) =>
        aDocument(`membership:${space}:${person}`, { kind: 'membership', space: asSpace(space), parent: person, ...fields });
      await put(membership('group:1', 'elin'), membership('group:2', 'elin'), membership('group:1', 'nils'));
      await put(membership('group:2', 'elin', { deleted: true, body: null }));
      expect(ids(await store.read.membershipsOf('elin' as PersonId))).toEqual(['membership:group:1:elin']);
      expect(ids(await store.read.membersOf(asSpace('group:1'))).sort()).toEqual(['membership:group:1:elin', 'membership:group:1:nils']);
    });

    test('a transaction that throws leaves no trace, not even a number', async () => {
      await put(aDocument('a'));
      const failing = store.write(async (transaction) => {
        await transaction.put([aDocument('b')], tierOf);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      const [next] = await put(aDocument('c'));
      expect(next?.document.seq).toBe(2);
      expect(ids(await store.read.after(asSpace('company'), 0, 10))).toEqual(['a', 'c']);
    });

    test('a savepoint undoes its own work and nothing else, numbers included', async () => {
      await store.write(async (transaction) => {
        await transaction.put([aDocument('a')], tierOf);
        const inner = transaction.savepoint(async () => {
          await transaction.put([aDocument('b')], tierOf);
          await transaction.savepoint(() => transaction.put([aDocument('b2')], tierOf));
          throw new Error('no');
        });
        await expect(inner).rejects.toThrow('no');
        await transaction.savepoint(() => transaction.put([aDocument('c')], tierOf));
      });
      const log = await store.read.after(asSpace('company'), 0, 10);
      expect(log.map((entry) => [entry.id, entry.seq])).toEqual([
        ['a', 1],
        ['c', 2],
      ]);
    });

    test('a transaction sees its own writes, others see them when it is done', async () => {
      await store.write(async (transaction) => {
        await transaction.put([aDocument('a')], tierOf);
        expect(await transaction.documents(['a' as DocumentId])).toHaveLength(1);
        expect(await store.read.documents(['a' as DocumentId])).toHaveLength(0);
        expect(await store.snapshot((reader) => reader.documents(['a' as DocumentId]))).toHaveLength(0);
      });
      expect(await store.read.documents(['a' as DocumentId])).toHaveLength(1);
    });

    test('a snapshot stays as it was while others write', async () => {
      await put(aDocument('a'));
      await store.snapshot(async (reader) => {
        expect(ids(await reader.after(asSpace('company'), 0, 10))).toEqual(['a']);
        await put(aDocument('b'));
        expect(ids(await reader.after(asSpace('company'), 0, 10))).toEqual(['a']);
        expect(ids(await store.read.after(asSpace('company'), 0, 10))).toEqual(['a', 'b']);
      });
    });

    test('many snapshots and writes at a time all finish', async () => {
      const reads = Array.from({ length: 20 }, () =>
        store.snapshot(async (reader) => {
          await new Promise((resolve) => setImmediate(resolve));
          return (await reader.heads([asSpace('company')])).size;
        }),
      );
      const writes = Array.from({ length: 20 }, (_, index) => put(aDocument(`n${index}`)));
      await Promise.all([...reads, ...writes]);
      expect((await store.read.heads([asSpace('company')])).get(asSpace('company'))?.seq).toBe(20);
    });

    test('writers take turns: transactions never mix', async () => {
      const pair = (name: string) =>
        store.write(async (transaction) => {
          await transaction.put([aDocument(`${name}1`)], tierOf);
          await new Promise((resolve) => setTimeout(resolve, 1));
          await transaction.put([aDocument(`${name}2`)], tierOf);
        });
      await Promise.all(['a', 'b', 'c'].map(pair));
      expect(ids(await store.read.after(asSpace('company'), 0, 10))).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
    });

    test('remembers how a command ended', async () => {
      const command = '01890000-0000-7000-8000-000000000001' as CommandId;
      const refusal = { code: 'forbidden' as const, message: 'no' };
      const outcome = { person: 'elin' as PersonId, status: 'rejected' as const, refusal, documents: ['a' as DocumentId] };
      expect(await store.read.outcome(command)).toBeNull();
      await store.write(async (transaction) => {
        await transaction.recordOutcome(command, outcome);
        expect(await transaction.outcome(command)).toEqual(outcome);
      });
      expect(await store.read.outcome(command)).toEqual(outcome);
      await expect(store.write((transaction) => transaction.recordOutcome(command, outcome))).rejects.toThrow();
    });

    test('keeps everything, its epoch too, when it is closed and opened again', async () => {
      await put(aDocument('a'), aDocument('b'));
      const epoch = store.epoch;
      await store.close();
      store = await fixture.open();
      expect(store.epoch).toBe(epoch);
      expect(ids(await store.read.after(asSpace('company'), 0, 10))).toEqual(['a', 'b']);
      const [next] = await put(aDocument('c'));
      expect(next?.document.seq).toBe(3);
    });

    test('refuses to write once closed, and finishes what was under way', async () => {
      const last = put(aDocument('last'));
      const closing = store.close();
      await last;
      await closing;
      await expect(put(aDocument('after'))).rejects.toThrow();
      store = await fixture.open();
      expect(ids(await store.read.after(asSpace('company'), 0, 10))).toEqual(['last']);
    });
  });
}
