import { describe, expect, it } from 'vitest';
import { COMPANY, type DocumentId, groupSpace, spaceDocument } from '../../../model/kernel/ids.ts';
import { MemoryReplica } from '../memory-replica.ts';
import { ReplicaFull } from '../replica.ts';
import { Desk, document, facts, firstPull, GROUP, membership, NOTE } from './testing/desk.ts';
import { cursor, done } from './testing/scripted-server.ts';

const OTHER = groupSpace('22222222-2222-4222-8222-222222222222');

describe('what a person does', () => {
  it('is in the outbox and on the screen at once, and the server’s version stays under it', async () => {
    const desk = new Desk();
    await desk.live();
    expect(await desk.append('mine')).toMatchObject({ ok: true });
    expect(await desk.tokens()).toEqual(['first', 'mine']);
    expect((await desk.record(NOTE))?.base).toMatchObject({ seq: 3, body: { tokens: ['first'] } });
    expect(desk.told.at(-1)).toBe(`changed ${NOTE}`);
    expect(desk.engine.entries.get()).toMatchObject([{ entry: { state: { status: 'waiting' } }, touches: [NOTE], held: false }]);
    expect(await desk.disk.outbox()).toHaveLength(1);
  });

  it('is the server’s as soon as it is done, and leaves the outbox', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    desk.server.pushed((command) => done(command, document(NOTE, { seq: 4, body: { text: 'hej', tokens: ['first', 'mine'] } })));
    await desk.rest();
    expect(await desk.record(NOTE)).toMatchObject({ base: undefined, document: { seq: 4 } });
    expect(desk.engine.entries.get()).toEqual([]);
    expect(await desk.disk.outbox()).toEqual([]);
  });

  it('is refused at once when the rule says no, and nothing is stored', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.frame({ type: 'advance', space: GROUP, after: 3, head: 4, documents: [membership(GROUP, 4, 'guest')] });
    await desk.rest();
    expect(await desk.append('mine')).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await desk.append('mine', 'nowhere' as DocumentId)).toMatchObject({ ok: false });
    expect(await desk.engine.run('sim.append', GROUP, { token: 7 })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    expect(await desk.engine.run('nothing.of.the.sort', GROUP, {})).toMatchObject({ ok: false, refusal: { code: 'unknown' } });
    expect(await desk.disk.outbox()).toEqual([]);
    expect(await desk.tokens()).toEqual(['first']);
  });

  it('is refused when it would not fit into a frame', async () => {
    const desk = new Desk();
    await desk.live();
    expect(await desk.write('note-2', { text: 'å'.repeat(600_000) })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });

  it('never takes over an id that is there already', async () => {
    const desk = new Desk();
    await desk.live();
    expect(await desk.write(NOTE)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  });

  it('survives a crash between the outbox and the records: it is applied at the next start', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    // The process dies when the entry is on the disk and the records are not.
    disk.commit = () => new Promise(() => undefined);
    void desk.append('mine');
    await desk.rest();
    disk.commit = MemoryReplica.prototype.commit;
    expect(await desk.tokens()).toEqual(['first']);
    await desk.open();
    expect(await desk.tokens()).toEqual(['first', 'mine']);
    expect(desk.engine.entries.get()).toHaveLength(1);
  });

  it('is not changed by whoever still holds the input', async () => {
    const desk = new Desk();
    await desk.live();
    const input = { token: 'mine', note: NOTE, text: 'before' };
    await desk.engine.run('sim.append', GROUP, input);
    input.text = 'after';
    expect((await desk.disk.outbox())[0]?.command.input).toMatchObject({ text: 'before' });
  });
});

describe('a full disk', () => {
  it('keeps nothing, says so, and is noticed to have room again', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    disk.saveEntries = disk.commit = () => Promise.reject(new ReplicaFull('full'));
    expect(await desk.append('mine')).toMatchObject({ ok: false, refusal: { code: 'failed' } });
    expect(desk.engine.state.get().storage).toEqual({ status: 'full' });
    expect(await desk.tokens()).toEqual(['first']);
    disk.saveEntries = MemoryReplica.prototype.saveEntries;
    disk.commit = MemoryReplica.prototype.commit;
    await desk.clock.pass(60_000);
    expect(desk.engine.state.get().storage).toEqual({ status: 'ok' });
    expect(desk.reports).toEqual([]);
  });

  it('never stores documents without their cursor, nor a cursor without its documents', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    disk.commit = () => Promise.reject(new ReplicaFull('full'));
    desk.server.advance(GROUP, 3, document('note-2', { seq: 4 }));
    await desk.rest();
    expect((await disk.cursors()).get(GROUP)?.head).toBe(3);
    disk.commit = MemoryReplica.prototype.commit;
    await desk.clock.pass(5_000);
    expect(desk.server.pulls.at(-1)?.request.cursors[GROUP]?.head).toBe(3);
  });
});

describe('a new space', () => {
  const make = (desk: Desk, classification: 'internal' | 'confidential') =>
    desk.engine.run('sim.make', OTHER, { token: 'new', classification, members: [] });

  it('can be worked in before the server has heard of it, and stays on the screen until the pull brings it', async () => {
    const desk = new Desk();
    await desk.live();
    await make(desk, 'internal');
    await desk.engine.run('sim.add', OTHER, { token: 'a', tally: 'tally', amount: 2 });
    expect((await desk.record('tally' as DocumentId))?.document.body).toMatchObject({ total: 2 });
    await desk.rest();
    // The first of the two was sent at once, the second waits for its answer.
    desk.server.pushed((command) => done(command, facts(OTHER, 1), membership(OTHER, 2, 'owner')));
    await desk.rest();
    expect(await desk.record(spaceDocument(OTHER))).toMatchObject({ base: undefined, document: { seq: 1 } });
    const asked = desk.server.pulled({
      documents: [facts(OTHER, 1), membership(OTHER, 2, 'owner')],
      cursors: { [OTHER]: cursor(2) },
      reset: [OTHER],
    });
    expect(asked.cursors[OTHER]).toMatchObject({ epoch: '', head: 0 });
    await desk.rest();
    expect((await desk.disk.cursors()).get(OTHER)?.head).toBe(2);
    expect((await desk.record('tally' as DocumentId))?.document.body).toMatchObject({ total: 2 });
  });

  it('never touches the disk when it is confidential, nor does what is done in it', async () => {
    const desk = new Desk();
    await desk.live();
    await make(desk, 'confidential');
    await desk.engine.run('sim.add', OTHER, { token: 'a', tally: 'tally', amount: 2 });
    expect(await desk.disk.outbox()).toEqual([]);
    expect(await desk.disk.records([spaceDocument(OTHER), 'tally' as DocumentId])).toEqual([]);
    expect(await desk.memory.outbox()).toHaveLength(2);
    expect(desk.engine.state.get().confidential).toEqual([OTHER]);
  });

  it('leaves the disk when it is made confidential before the server has heard of it', async () => {
    const desk = new Desk();
    await desk.open();
    await desk.disk.commit({ put: firstPull.documents.map((one) => ({ document: one, base: undefined })) });
    await desk.disk.commit({ cursors: new Map([[COMPANY, cursor(2)]]) });
    await make(desk, 'internal');
    await desk.engine.run('sim.classify', OTHER, { classification: 'confidential' });
    expect(await desk.disk.outbox()).toEqual([]);
    expect(await desk.disk.records([spaceDocument(OTHER)])).toEqual([]);
    expect((await desk.memory.records([spaceDocument(OTHER)]))[0]?.document.body).toMatchObject({ classification: 'confidential' });
  });
});
