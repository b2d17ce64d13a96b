import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { groupSpace } from '../../../model/kernel/ids.ts';
import { MemoryReplica } from '../memory-replica.ts';
import { Desk, document, GROUP, NOTE } from './testing/desk.ts';
import { done, refused } from './testing/scripted-server.ts';

const NO = { code: 'forbidden', message: 'not any more' } as const;
const note = (seq: number, ...tokens: string[]) => document(NOTE, { seq, body: { text: 'hej', tokens } });

describe('a refusal', () => {
  it('takes back what was shown and keeps the text until the person has dealt with it', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    desk.server.pushed((command) => refused(command, NO, note(5, 'first', 'other')));
    await desk.rest();
    expect(await desk.record(NOTE)).toMatchObject({ base: undefined, document: { seq: 5, body: { tokens: ['first', 'other'] } } });
    const [view] = desk.engine.entries.get();
    expect(view?.entry.state).toEqual({ status: 'rejected', ...NO, text: 'text of mine' });
    await desk.open();
    expect(desk.engine.entries.get()[0]?.entry.state).toMatchObject({ status: 'rejected', text: 'text of mine' });
    await desk.engine.dismiss(view!.entry.command.id);
    expect(desk.engine.entries.get()).toEqual([]);
    expect(await desk.disk.outbox()).toEqual([]);
  });

  it('forgets without trace what only the refused command had made', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.write('note-2');
    await desk.rest();
    desk.server.pushed((command) => refused(command, NO));
    await desk.rest();
    expect(await desk.record('note-2' as DocumentId)).toBeUndefined();
    expect(desk.told.at(-1)).toBe('forgotten note-2');
  });

  it('leaves the other commands where they were', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('bad');
    await desk.append('good');
    await desk.rest();
    desk.server.pushed((command) => refused(command, NO));
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'good']);
    expect(desk.server.pushes[0]?.request).toHaveLength(1);
  });

  it('can be sent again, changed, as a new command', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    const [sent] = desk.server.pushed((command) => refused(command, NO));
    await desk.rest();
    const again = await desk.engine.retry(sent!.id, { token: 'better', note: NOTE, text: 'better' });
    expect(again).toMatchObject({ ok: true });
    expect(await desk.tokens()).toEqual(['first', 'better']);
    expect(desk.engine.entries.get()).toHaveLength(1);
    expect(desk.engine.entries.get()[0]?.entry.command.id).not.toBe(sent!.id);
    expect(await desk.engine.retry(sent!.id)).toMatchObject({ ok: false, refusal: { code: 'missing' } });
  });

  it('is sent again once, though the process dies in the middle of it', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    const [sent] = desk.server.pushed((command) => refused(command, NO));
    await desk.rest();
    disk.commit = disk.removeEntries = () => new Promise(() => undefined);
    void desk.engine.retry(sent!.id);
    await desk.rest();
    disk.commit = MemoryReplica.prototype.commit;
    disk.removeEntries = MemoryReplica.prototype.removeEntries;
    await desk.open();
    expect(desk.engine.entries.get()).toMatchObject([{ entry: { state: { status: 'waiting' } } }]);
    desk.engine.start();
    await desk.clock.pass(0);
    desk.server.pushed((command) => done(command, note(4, 'first', 'mine')));
    await desk.rest();
    expect(await disk.outbox()).toEqual([]);
  });

  it('stays when sending it again is refused at once', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    const [sent] = desk.server.pushed((command) => refused(command, NO, document(NOTE, { seq: 6, deleted: true, body: null })));
    await desk.rest();
    expect(await desk.engine.retry(sent!.id)).toMatchObject({ ok: false, refusal: { code: 'missing' } });
    expect(desk.engine.entries.get()[0]?.entry.state).toMatchObject({ text: 'text of mine' });
  });

  it('is on the disk before anything is taken back, so that a crash between the two loses no text', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    disk.commit = () => new Promise(() => undefined);
    desk.server.pushed((command) => refused(command, NO));
    await desk.rest();
    disk.commit = MemoryReplica.prototype.commit;
    await desk.open();
    expect(desk.engine.entries.get()[0]?.entry.state).toMatchObject({ status: 'rejected', text: 'text of mine' });
    expect(await desk.tokens()).toEqual(['first']);
  });
});

describe('an answer', () => {
  it('that was lost is asked for again with the same ids', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    const first = desk.server.pushes[0]?.request;
    desk.server.drop();
    await desk.clock.pass(1_000);
    expect(desk.server.pushes[0]?.request).toEqual(first);
    expect(await desk.tokens()).toEqual(['first', 'mine']);
  });

  it('that comes late never puts an older version over a newer one', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    desk.server.advance(GROUP, 3, note(4, 'first', 'mine'), note(5, 'first', 'mine', 'other'));
    await desk.rest();
    desk.server.pushed((command) => done(command, note(4, 'first', 'mine')));
    await desk.rest();
    expect(await desk.record(NOTE)).toMatchObject({ base: undefined, document: { seq: 5 } });
  });

  it('does not bring back what was deleted meanwhile', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    desk.server.advance(GROUP, 3, document(NOTE, { seq: 5, deleted: true, body: null }));
    await desk.rest();
    desk.server.pushed((command) => done(command, note(4, 'first', 'mine')));
    await desk.rest();
    expect((await desk.record(NOTE))?.document.deleted).toBe(true);
  });

  it('about a space that is not followed is not stored, and asks for a pull', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    const elsewhere = document('elsewhere', { space: groupSpace('33333333-3333-4333-8333-333333333333'), seq: 9 });
    desk.server.pushed((command) => done(command, note(4, 'first', 'mine'), elsewhere));
    await desk.rest();
    expect(await desk.record('elsewhere' as DocumentId)).toBeUndefined();
    expect(desk.server.pulls).toHaveLength(1);
  });

  it('twice changes nothing the second time', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    await desk.rest();
    const answer = () => desk.server.pushes[0]?.answer({ outcomes: [done(desk.server.pushes[0].request[0]!, note(4, 'first', 'mine'))] });
    answer();
    answer();
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'mine']);
    expect(desk.engine.entries.get()).toEqual([]);
  });
});
