import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { Desk, document, firstPull, GROUP, membership, NOTE } from './testing/desk.ts';
import { cursor } from './testing/scripted-server.ts';

const NOW = 500 * 86_400_000;
const WINDOW = 90 * 86_400_000;

/** A device whose latest contact was `NOW`, with the group's documents from before the window and after. */
async function desk() {
  const one = new Desk();
  one.server.welcome = { ...one.server.welcome, now: NOW, window: WINDOW };
  await one.live();
  const old = NOW - WINDOW - 1;
  one.server.frame({
    type: 'advance',
    space: GROUP,
    after: 3,
    head: 10,
    documents: [
      document(NOTE, { seq: 4, changedAt: old }),
      document('bookmarked', { seq: 5, changedAt: old }),
      document('tally', { seq: 6, changedAt: old, kind: 'sim-tally', body: { total: 1, tokens: [] } }),
      document('gone', { seq: 7, changedAt: old, deleted: true, body: null }),
      document('edge', { seq: 8, changedAt: NOW - WINDOW }),
      document('new', { seq: 10, changedAt: NOW }),
    ],
  });
  await one.rest();
  one.kept.add('bookmarked' as DocumentId);
  return one;
}

const left = async (one: Desk) => {
  const ids = [NOTE, 'bookmarked', 'tally', 'gone', 'edge', 'new'] as DocumentId[];
  return (await one.disk.records(ids)).map((record) => record.document.id);
};

describe('pruning', () => {
  it('forgets what fell out of the window, not what is kept whole, bookmarked or still inside', async () => {
    const one = await desk();
    expect(await one.engine.prune()).toBe(2);
    expect(await left(one)).toEqual(['bookmarked', 'tally', 'edge', 'new']);
  });

  it('leaves what own commands are over', async () => {
    const one = await desk();
    await one.append('mine');
    await one.engine.prune();
    expect(await left(one)).toContain(NOTE);
    expect(await one.tokens()).toEqual(['first', 'mine']);
  });

  it('leaves what own commands look at, so that they still make sense', async () => {
    const one = await desk();
    await one.write('answer', { under: NOTE });
    await one.engine.prune();
    await one.append('later', 'answer' as DocumentId);
    one.server.advance(GROUP, 10, document('unrelated', { seq: 11 }), membership(GROUP, 12, 'owner'));
    await one.rest();
    expect(await one.tokens('answer' as DocumentId)).toEqual(['answer', 'later']);
  });

  it('goes by the server’s times: a clock that is a year ahead empties nothing', async () => {
    const one = await desk();
    await one.clock.pass(0);
    Object.defineProperty(one.clock, 'now', { value: () => NOW + 365 * 86_400_000 });
    await one.engine.prune();
    expect(await left(one)).toEqual(['bookmarked', 'tally', 'edge', 'new']);
  });

  it('happens once a day by itself', async () => {
    const one = await desk();
    one.server.frame({ type: 'access' });
    await one.rest();
    one.server.pulled({ cursors: { [GROUP]: cursor(10, { at: NOW }) } });
    await one.clock.pass(86_400_000);
    expect(await left(one)).not.toContain(NOTE);
  });

  it('does nothing before the server has said how far back the window goes', async () => {
    const one = new Desk();
    await one.open();
    await one.disk.commit({ put: firstPull.documents.map((each) => ({ document: each, base: undefined })) });
    expect(await one.engine.prune()).toBe(0);
  });
});
