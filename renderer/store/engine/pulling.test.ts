import { describe, expect, it } from 'vitest';
import { COMPANY, type DocumentId, groupSpace, membershipDocument, spaceDocument } from '../../../model/kernel/ids.ts';
import { MemoryReplica } from '../memory-replica.ts';
import type { ReplicaChange } from '../replica.ts';
import { Desk, document, ELIN, facts, firstPull, GROUP, membership, NOTE } from './testing/desk.ts';
import { cursor, done, EPOCH, refused } from './testing/scripted-server.ts';

const OTHER = groupSpace('22222222-2222-4222-8222-222222222222');

describe('pulling', () => {
  it('goes on until the server has no more, one question at a time, from where the last one ended', async () => {
    const desk = new Desk();
    const engine = await desk.open();
    engine.start();
    await desk.clock.pass(0);
    expect(desk.server.pulled({ ...firstPull, more: true }).cursors).toEqual({});
    await desk.rest();
    expect(engine.state.get().connection).toEqual({ status: 'live', filling: true });
    expect(desk.server.pulls).toHaveLength(1);
    expect(desk.server.pulled().cursors).toEqual(firstPull.cursors);
    await desk.rest();
    expect(engine.state.get().connection).toEqual({ status: 'live', filling: false });
    expect(desk.server.pulls).toHaveLength(0);
    expect(await desk.disk.cursors()).toEqual(new Map(Object.entries(firstPull.cursors)));
  });

  it('asks anyway every five minutes', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.clock.pass(5 * 60_000);
    expect(desk.server.pulls).toHaveLength(1);
  });

  it('stores nothing of a space that is not followed', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ documents: [document('stray', { space: OTHER })] });
    await desk.rest();
    expect(await desk.record('stray' as DocumentId)).toBeUndefined();
  });

  it('never lets an answer move a cursor back that live frames have moved on', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.advance(GROUP, 3, document(NOTE, { seq: 4 }), document('note-5', { seq: 5 }));
    await desk.rest();
    desk.server.pulled({ documents: [document(NOTE, { seq: 4 })], cursors: { [GROUP]: cursor(4) } });
    await desk.rest();
    expect((await desk.disk.cursors()).get(GROUP)?.head).toBe(5);
  });
});

/** A disk that keeps the next commit waiting until it is told how that ends. */
class HeldDisk extends MemoryReplica {
  end: ((error?: Error) => void) | null = null;
  #hold = false;

  hold(): void {
    this.#hold = true;
  }

  override async commit(change: ReplicaChange): Promise<void> {
    if (this.#hold) {
      this.#hold = false;
      await new Promise<void>((resolve, reject) => {
        this.end = (error) => (error ? reject(error) : resolve());
      });
    }
    await super.commit(change);
  }
}

describe('while an answer is being stored', () => {
  const begun = async () => {
    const disk = new HeldDisk();
    const desk = new Desk(disk);
    const engine = await desk.open();
    engine.start();
    await desk.clock.pass(0);
    disk.hold();
    desk.server.pulled({ ...firstPull, more: true });
    await desk.rest();
    return { disk, desk, engine };
  };
  const next = { documents: [document('note-9', { seq: 4 })], cursors: { [GROUP]: cursor(4) } };

  it('the next one is asked for already, as if it were stored', async () => {
    const { disk, desk, engine } = await begun();
    expect(await desk.disk.cursors()).toEqual(new Map());
    expect(desk.server.pulled(next).cursors).toEqual(firstPull.cursors);
    await desk.rest();
    expect(await desk.record('note-9' as DocumentId)).toBeUndefined();
    disk.end?.();
    await desk.rest();
    expect(await desk.record('note-9' as DocumentId)).toBeDefined();
    expect(engine.state.get().connection).toEqual({ status: 'live', filling: false });
  });

  it('and that one is of no use when the first cannot be stored', async () => {
    const { disk, desk } = await begun();
    desk.server.pulled(next);
    disk.end?.(new Error('the disk said no'));
    await desk.clock.pass(60_000);
    expect(desk.reports).toHaveLength(1);
    expect(await desk.disk.cursors()).toEqual(new Map());
    expect(desk.server.pulled(firstPull).cursors).toEqual({});
  });

  it('nor when rights have moved since it was answered', async () => {
    const { disk, desk } = await begun();
    desk.server.pulled(next);
    desk.server.frame({ type: 'access' });
    disk.end?.();
    await desk.rest();
    expect(desk.server.pulled({ lost: [GROUP] }).cursors).toEqual(firstPull.cursors);
    await desk.rest();
    expect((await desk.disk.cursors()).has(GROUP)).toBe(false);
  });
});

describe('a lost space', () => {
  it('leaves the disk with its cursor, and what waited there is refused by the server with its text kept', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ lost: [GROUP] });
    await desk.rest();
    expect(await desk.disk.records([NOTE, spaceDocument(GROUP), membershipDocument(GROUP, ELIN)])).toEqual([]);
    expect((await desk.disk.cursors()).has(GROUP)).toBe(false);
    expect(desk.told).toContain(`purged ${GROUP}`);
    desk.server.pushed((command) => refused(command, { code: 'forbidden', message: 'not in this space' }));
    await desk.rest();
    expect(desk.engine.entries.get()[0]?.entry.state).toMatchObject({ status: 'rejected', text: 'text of mine' });
    expect(await desk.disk.records([NOTE])).toEqual([]);
  });

  it('does not say refused of what was done before it was lost', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ lost: [GROUP] });
    await desk.rest();
    desk.server.pushed((command) => done(command));
    await desk.rest();
    expect(desk.engine.entries.get()).toEqual([]);
  });

  it('takes no late documents: neither frames nor answers', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ lost: [GROUP] });
    await desk.rest();
    desk.server.advance(GROUP, 3, document(NOTE, { seq: 4 }));
    desk.server.pushed((command) => done(command, document(NOTE, { seq: 4 })));
    await desk.rest();
    expect(await desk.disk.records([NOTE])).toEqual([]);
  });

  it('no longer waits for files there, so that the text comes back', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.write('note-2', { upload: 'upload-1' });
    await desk.rest();
    expect(desk.server.pushes).toHaveLength(0);
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ lost: [GROUP] });
    await desk.rest();
    expect(desk.server.pushes[0]?.request).toHaveLength(1);
  });
});

describe('a space that must be filled again', () => {
  it('is emptied and filled in one step, with what waits on top', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({
      documents: [facts(GROUP, 1), membership(GROUP, 2, 'owner'), document(NOTE, { seq: 2, body: { text: 'hej', tokens: ['restored'] } })],
      cursors: { [GROUP]: cursor(2, { epoch: 'epoch-2' }) },
      reset: [GROUP],
    });
    await desk.rest();
    expect(await desk.tokens()).toEqual(['restored', 'mine']);
    expect((await desk.disk.cursors()).get(GROUP)).toMatchObject({ epoch: 'epoch-2', head: 2 });
  });
});

describe('a confidential space', () => {
  const confidential = {
    documents: [facts(OTHER, 1, { classification: 'confidential' }), membership(OTHER, 2), document('secret', { space: OTHER, seq: 3 })],
    cursors: { [OTHER]: cursor(3) },
    confidential: [OTHER],
  };

  it('lives in memory, its entries too, and is gone with the process', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled(confidential);
    await desk.rest();
    await desk.engine.run('sim.append', OTHER, { token: 'mine', note: 'secret', text: 'secret' });
    expect(await desk.disk.records(['secret' as DocumentId, spaceDocument(OTHER)])).toEqual([]);
    expect(await desk.disk.outbox()).toEqual([]);
    expect(await desk.tokens('secret' as DocumentId)).toEqual(['first', 'mine']);
    await desk.open();
    expect(await desk.record('secret' as DocumentId)).toBeUndefined();
    expect(desk.engine.entries.get()).toEqual([]);
  });

  it('leaves the disk when it becomes confidential, and is filled in memory', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ documents: [document('late', { seq: 4 })], cursors: { [GROUP]: cursor(4) }, confidential: [GROUP] });
    await desk.rest();
    expect(await desk.disk.records([NOTE, 'late' as DocumentId, spaceDocument(GROUP)])).toEqual([]);
    expect(await desk.disk.outbox()).toEqual([]);
    expect(await desk.memory.outbox()).toHaveLength(1);
    expect(desk.server.pulls[0]?.request.cursors[GROUP]).toBeUndefined();
    const documents = [facts(GROUP, 5, { classification: 'confidential' }), membership(GROUP, 2, 'owner'), document(NOTE, { seq: 3 })];
    desk.server.pulled({ documents, cursors: { [GROUP]: cursor(5) }, confidential: [GROUP] });
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'mine']);
    expect(await desk.disk.records([NOTE])).toEqual([]);
  });

  it('leaves the disk with the very frame that says so', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.advance(GROUP, 3, facts(GROUP, 4, { classification: 'confidential' }), document('secret', { seq: 5 }));
    await desk.rest();
    expect(await desk.disk.records([NOTE, 'secret' as DocumentId, spaceDocument(GROUP)])).toEqual([]);
    expect(desk.server.pulls[0]?.request.cursors[GROUP]).toBeUndefined();
  });

  it('comes to the disk when it ceases to be', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled(confidential);
    await desk.rest();
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.pulled({ confidential: [] });
    await desk.rest();
    expect(desk.server.pulls[0]?.request.cursors[OTHER]).toBeUndefined();
    desk.server.pulled({ ...confidential, confidential: [] });
    await desk.rest();
    expect(await desk.disk.records(['secret' as DocumentId])).toHaveLength(1);
    expect(await desk.memory.records(['secret' as DocumentId])).toHaveLength(0);
  });

  it('is not stored by an answer that goes on from what was purged meanwhile', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.frame({ type: 'access' });
    await desk.rest();
    desk.server.advance(GROUP, 3, facts(GROUP, 4, { classification: 'confidential' }));
    await desk.rest();
    desk.server.pulled({ documents: [document('late', { seq: 5 })], cursors: { [GROUP]: cursor(5) }, confidential: [GROUP] });
    await desk.rest();
    expect(await desk.record('late' as DocumentId)).toBeUndefined();
    expect(desk.server.pulls[0]?.request.cursors).toEqual({ [COMPANY]: cursor(2) });
  });
});

describe('live frames', () => {
  it('are stored with the cursor they move', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.advance(GROUP, 3, document(NOTE, { seq: 4, changedAt: 2_000_000 }));
    await desk.rest();
    expect((await desk.disk.cursors()).get(GROUP)).toEqual(cursor(4, { at: 2_000_000 }));
    expect((await desk.record(NOTE))?.document.seq).toBe(4);
  });

  it('are passed over when they are known', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.advance(GROUP, 1, document(NOTE, { seq: 2, body: { text: 'old', tokens: [] } }));
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first']);
    expect(desk.server.pulls).toHaveLength(0);
  });

  it.each([
    ['something is missing before them', { epoch: EPOCH, after: 4 }],
    ['they number another history', { epoch: 'epoch-2', after: 3 }],
  ])('are not stored when %s, but asked for', async (_, { epoch, after }) => {
    const desk = new Desk();
    desk.server.welcome = { ...desk.server.welcome, epoch };
    await desk.live();
    desk.server.advance(GROUP, after, document('note-6', { seq: 6 }));
    await desk.rest();
    expect(await desk.record('note-6' as DocumentId)).toBeUndefined();
    expect(desk.server.pulls).toHaveLength(1);
  });

  it('that wait together are stored together', async () => {
    const desk = new Desk();
    await desk.live();
    desk.told.length = 0;
    for (let seq = 4; seq < 8; seq++) desk.server.advance(GROUP, seq - 1, document(NOTE, { seq }));
    await desk.rest();
    expect((await desk.disk.cursors()).get(GROUP)?.head).toBe(7);
    // The first one found nobody before it, the other three waited for it.
    expect(desk.told).toEqual([`changed ${NOTE}`, `changed ${NOTE}`]);
  });
});
