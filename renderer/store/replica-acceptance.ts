import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { OutboxEntry, Replica, StoredRecord } from './replica.ts';

const company = 'company' as SpaceId;
const group = 'group:1' as SpaceId;

export const aDocument = (id: string, over: Partial<Document> = {}): Document => ({
  id: id as DocumentId,
  space: company,
  kind: 'post',
  seq: 1,
  parent: null,
  author: null,
  sort: 1000,
  createdAt: 1000,
  changedAt: 1000,
  deleted: false,
  body: { text: `text ${id}` },
  ...over,
});
const aCursor = (head: number): Cursor => ({ epoch: 'e', head, low: { core: 0, windowed: 0, kept: 0 }, at: head });
const record = (document: Document, base?: Document | null): StoredRecord => ({ document, base });
const anEntry = (order: number, over: Partial<OutboxEntry> = {}): OutboxEntry => ({
  command: {
    id: `00000000-0000-7000-8000-${String(order).padStart(12, '0')}` as CommandId,
    name: 'note',
    space: company,
    input: { order },
    at: order,
  },
  order,
  state: { status: 'waiting' },
  ...over,
});
const ids = (records: readonly StoredRecord[]) => records.map((one) => one.document.id).sort();

export type Opening = {
  /** Opens what lies on the disk; the same place each time within one test. */
  open: () => Promise<Replica>;
  /** Ends without tidying up, as far as that can be had. */
  end: (replica: Replica) => Promise<void>;
  /** False for what lives in memory alone. */
  lasts: boolean;
};

/** What every replica does, whatever lies below it. */
export function replicaAcceptance(name: string, begin: () => Promise<Opening>): void {
  const start = async () => {
    const opening = await begin();
    return { ...opening, replica: await opening.open() };
  };

  describe(`the replica on ${name}`, () => {
    it('stores documents with their cursor, and gives back what was stored', async () => {
      const { replica, end } = await start();
      const tricky = aDocument('p1', { body: { text: '🍩 "räksmörgås" \u202e\u0000 \ud83d', nested: { empty: null } }, parent: 'x' });
      await replica.commit({ put: [record(tricky)], cursors: new Map([[company, aCursor(7)]]) });
      expect(await replica.records(['p1' as DocumentId, 'nobody' as DocumentId])).toEqual([record(tricky)]);
      expect(await replica.cursors()).toEqual(new Map([[company, aCursor(7)]]));
      await end(replica);
    });

    it('keeps tombstones, and replaces whole documents', async () => {
      const { replica, end } = await start();
      await replica.commit({ put: [record(aDocument('p1'))] });
      const gone = aDocument('p1', { seq: 2, deleted: true, body: null });
      await replica.commit({ put: [record(gone)] });
      expect(await replica.records(['p1' as DocumentId])).toEqual([record(gone)]);
      await end(replica);
    });

    it('knows which documents have own commands over them', async () => {
      const { replica, end } = await start();
      const base = aDocument('p2');
      await replica.commit({
        put: [record(aDocument('p1'), null), record(aDocument('p2', { body: { text: 'mine' } }), base), record(aDocument('p3'))],
      });
      expect(ids(await replica.touched())).toEqual(['p1', 'p2']);
      expect((await replica.touched()).find((one) => one.document.id === 'p2')?.base).toEqual(base);
      await replica.commit({ put: [record(base)], forget: ['p1' as DocumentId] });
      expect(await replica.touched()).toEqual([]);
      expect(await replica.records(['p1' as DocumentId])).toEqual([]);
      await end(replica);
    });

    it('loses a space whole, its cursor only when told, and puts after it has purged', async () => {
      const { replica, end } = await start();
      await replica.commit({
        put: [record(aDocument('p1', { space: group }), null), record(aDocument('p2'))],
        cursors: new Map([
          [group, aCursor(3)],
          [company, aCursor(4)],
        ]),
      });
      await replica.commit({
        purge: [group],
        put: [record(aDocument('p3', { space: group }))],
        cursors: new Map([[group, null]]),
      });
      expect(ids(await replica.records(['p1', 'p2', 'p3'] as DocumentId[]))).toEqual(['p2', 'p3']);
      expect(await replica.touched()).toEqual([]);
      expect([...(await replica.cursors()).keys()]).toEqual([company]);
      await end(replica);
    });

    it('finds what fell out of the window, in pages, and leaves what has own commands over it', async () => {
      const { replica, end } = await start();
      const old = ['a', 'b', 'c', 'd'].map((id) => record(aDocument(id, { changedAt: 10 })));
      await replica.commit({
        put: [
          ...old,
          record(aDocument('e', { changedAt: 10, kind: 'person' })),
          record(aDocument('f')),
          record(aDocument('g', { changedAt: 10, deleted: true, body: null })),
        ],
      });
      const first = await replica.changedBefore({ kinds: ['post'], before: 100, after: null, limit: 2 });
      expect(first.map((one) => one.id)).toEqual(['a', 'b']);
      const rest = await replica.changedBefore({ kinds: ['post'], before: 100, after: 'b' as DocumentId, limit: 10 });
      expect(rest.map((one) => one.id)).toEqual(['c', 'd', 'g']);
      await end(replica);
    });

    it('keeps the outbox in order, replaces by id and removes', async () => {
      const { replica, end } = await start();
      await replica.saveEntries([anEntry(2), anEntry(10)]);
      await replica.saveEntries([anEntry(1)]);
      expect((await replica.outbox()).map((one) => one.order)).toEqual([1, 2, 10]);
      const refused = anEntry(2, { state: { status: 'rejected', code: 'forbidden', message: 'no', text: 'Hej' } });
      await replica.saveEntries([refused]);
      expect((await replica.outbox())[1]).toEqual(refused);
      await replica.removeEntries([anEntry(1).command.id]);
      expect((await replica.outbox()).map((one) => one.order)).toEqual([2, 10]);
      await end(replica);
    });

    it('takes thousands at once', async () => {
      const { replica, end } = await start();
      const many = Array.from({ length: 3000 }, (_, index) => record(aDocument(`m${index}`, { seq: index })));
      await replica.commit({ put: many, cursors: new Map([[company, aCursor(3000)]]) });
      expect(await replica.records(many.map((one) => one.document.id))).toHaveLength(3000);
      await end(replica);
    });

    it('is empty when wiped, and answers so', async () => {
      const { replica, end } = await start();
      await replica.commit({ put: [record(aDocument('p1'), null)], cursors: new Map([[company, aCursor(1)]]) });
      await replica.saveEntries([anEntry(1)]);
      await replica.wipe();
      expect(await replica.records(['p1' as DocumentId])).toEqual([]);
      expect(await replica.outbox()).toEqual([]);
      expect((await replica.cursors()).size).toBe(0);
      await end(replica);
    });

    it('has it all when it is opened again', async () => {
      const { replica, open, end, lasts } = await start();
      if (!lasts) return end(replica);
      await replica.commit({ put: [record(aDocument('p1')), record(aDocument('p2'), null)], cursors: new Map([[company, aCursor(5)]]) });
      await replica.saveEntries([anEntry(1)]);
      await end(replica);
      const again = await open();
      expect(ids(await again.records(['p1', 'p2'] as DocumentId[]))).toEqual(['p1', 'p2']);
      expect(ids(await again.touched())).toEqual(['p2']);
      expect((await again.cursors()).get(company)).toEqual(aCursor(5));
      expect(await again.outbox()).toEqual([anEntry(1)]);
      await end(again);
    });
  });
}
