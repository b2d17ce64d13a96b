import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { LIMITS } from '../../../model/kernel/protocol.ts';
import { Desk, document, NOTE } from './testing/desk.ts';
import { done } from './testing/scripted-server.ts';

const names = (desk: Desk) => desk.server.pushes[0]?.request.map((command) => (command.input as { token: string }).token);

describe('the outbox', () => {
  it('is sent in the order in which things were done, with never more than one batch under way', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    await desk.rest();
    await desk.append('b');
    await desk.append('c');
    await desk.rest();
    expect(desk.server.pushes).toHaveLength(1);
    expect(names(desk)).toEqual(['a']);
    desk.server.pushed((command) => done(command, document(NOTE, { seq: 4, body: { text: 'hej', tokens: ['first', 'a'] } })));
    await desk.rest();
    expect(names(desk)).toEqual(['b', 'c']);
  });

  it('keeps its order over restarts', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.refuses = 'network';
    desk.server.drop();
    for (const token of ['a', 'b', 'c']) await desk.append(token);
    await desk.open();
    await desk.append('d');
    desk.server.refuses = null;
    desk.engine.start();
    await desk.clock.pass(0);
    expect(names(desk)).toEqual(['a', 'b', 'c', 'd']);
    expect(await desk.tokens()).toEqual(['first', 'a', 'b', 'c', 'd']);
  });

  it('is sent in batches that the server takes', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.refuses = 'network';
    desk.server.drop();
    for (let index = 0; index < LIMITS.push + 5; index++) await desk.append(`t${index}`);
    desk.server.refuses = null;
    desk.networkReturns();
    await desk.rest();
    expect(desk.server.pushes[0]?.request).toHaveLength(LIMITS.push);
  });

  it('is sent in frames that the server takes', async () => {
    const desk = new Desk();
    await desk.live();
    desk.server.refuses = 'network';
    desk.server.drop();
    for (const id of ['n1', 'n2', 'n3']) await desk.write(id, { text: 'å'.repeat(200_000) });
    desk.server.refuses = null;
    desk.networkReturns();
    await desk.rest();
    expect(names(desk)).toEqual(['n1', 'n2']);
  });

  it('waits ever longer for a server that does not take it, and goes at once when the network returns', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    await desk.rest();
    desk.server.refuses = 'network';
    desk.server.drop();
    const before = desk.server.connects;
    await desk.clock.pass(5 * 60_000);
    const tried = desk.server.connects - before;
    expect(tried).toBeGreaterThan(5);
    expect(tried).toBeLessThan(20);
    desk.server.refuses = null;
    desk.networkReturns();
    await desk.rest();
    expect(names(desk)).toEqual(['a']);
  });

  it('goes on on the same connection when only writing fails', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    await desk.rest();
    const { connects } = desk.server;
    desk.server.pushes.shift()?.answer({ outcomes: [] });
    await desk.clock.pass(1_000);
    expect(names(desk)).toEqual(['a']);
    expect(desk.server.connects).toBe(connects);
  });

  it('takes a connection that answers nothing for dead', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('a');
    await desk.clock.pass(32_000);
    expect(desk.server.connects).toBe(2);
  });
});

describe('a command that waits for a file', () => {
  it('holds back what depends on it, and nothing else', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.write('picture', { upload: 'u1' });
    await desk.append('on-picture', 'picture' as DocumentId);
    await desk.write('under-picture', { under: 'picture' });
    await desk.append('apart');
    await desk.rest();
    expect(names(desk)).toEqual(['apart']);
    expect(desk.engine.entries.get().map((view) => view.held)).toEqual([true, true, true, false]);
    desk.server.pushed((command) => done(command, document(NOTE, { seq: 4, body: { text: 'hej', tokens: ['first', 'apart'] } })));
    desk.uploadArrives('u1');
    await desk.rest();
    expect(names(desk)).toEqual(['picture', 'on-picture', 'under-picture']);
    expect(desk.engine.entries.get().map((view) => view.held)).toEqual([false, false, false]);
  });
});
