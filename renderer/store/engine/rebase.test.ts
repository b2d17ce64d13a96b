import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { Desk, document, GROUP, membership, NOTE } from './testing/desk.ts';
import { done } from './testing/scripted-server.ts';

const note = (seq: number, ...tokens: string[]) => document(NOTE, { seq, body: { text: 'hej', tokens } });

describe('what comes from the server under own commands', () => {
  it('becomes the base, with the commands applied on top in their order', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    await desk.append('b');
    desk.server.advance(GROUP, 3, note(4, 'first', 'other'));
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'other', 'a', 'b']);
    expect((await desk.record(NOTE))?.base).toMatchObject({ seq: 4 });
  });

  it('lets the rest stand on what is done', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    await desk.append('b');
    await desk.rest();
    desk.server.pushed((command) => done(command, note(4, 'first', 'a')));
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'a', 'b']);
    expect((await desk.record(NOTE))?.base).toMatchObject({ seq: 4 });
  });

  it('hides what the rule refuses now, and the server keeps the last word on it', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    desk.server.advance(GROUP, 3, membership(GROUP, 4, 'guest'));
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first']);
    expect(desk.engine.entries.get()).toHaveLength(1);
    desk.server.advance(GROUP, 4, membership(GROUP, 5, 'member'));
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'a']);
  });

  it('removes what a command wrote into, and the command’s own part with it', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    desk.server.advance(GROUP, 3, document(NOTE, { seq: 4, deleted: true, body: null }));
    await desk.rest();
    expect((await desk.record(NOTE))?.document.deleted).toBe(true);
  });

  it('is not written again when nothing changes', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    desk.told.length = 0;
    desk.server.advance(GROUP, 3, document('unrelated', { seq: 4 }));
    desk.server.advance(GROUP, 4, membership(GROUP, 5, 'owner'));
    await desk.rest();
    expect(desk.told).not.toContain(`changed ${NOTE}`);
  });

  it('keeps the times of a pending document as they were', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.write('note-2');
    const before = (await desk.record('note-2' as DocumentId))?.document;
    await desk.clock.pass(3_600);
    desk.server.advance(GROUP, 3, membership(GROUP, 4, 'owner'));
    await desk.rest();
    expect((await desk.record('note-2' as DocumentId))?.document).toEqual(before);
  });
});
