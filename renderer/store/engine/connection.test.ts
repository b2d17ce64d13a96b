import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../model/kernel/ids.ts';
import { Desk, NOTE } from './testing/desk.ts';

describe('the connection', () => {
  it('is offline, connecting, live, and offline again', async () => {
    const desk = new Desk();
    const engine = await desk.open();
    const seen: string[] = [engine.state.get().connection.status];
    engine.state.subscribe(() => seen.push(engine.state.get().connection.status));
    engine.start();
    await desk.clock.pass(0);
    desk.server.refuses = 'network';
    desk.server.drop();
    await desk.rest();
    expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual(['offline', 'connecting', 'live', 'offline']);
    expect(engine.state.get().connection).toMatchObject({ retryAt: expect.any(Number) });
  });

  it('knows until when everything was here, also when nothing had happened for long', async () => {
    const desk = new Desk();
    const engine = await desk.live();
    await desk.clock.pass(60_000);
    desk.server.refuses = 'network';
    desk.server.drop();
    await desk.clock.pass(3_600_000);
    expect(engine.state.get().lastInSync).toBe(desk.server.welcome.now + 60_000);
  });

  it('keeps everything when the session is over, and goes on after a new sign-in', async () => {
    const desk = new Desk();
    const engine = await desk.live();
    desk.server.refuses = 'signedOut';
    desk.server.drop();
    await desk.clock.pass(1_000);
    expect(engine.state.get().connection.status).toBe('signedOut');
    expect(await desk.append('mine')).toMatchObject({ ok: true });
    expect(await desk.tokens()).toEqual(['first', 'mine']);
    await desk.clock.pass(3_600_000);
    expect(engine.state.get().connection.status).toBe('signedOut');
    desk.server.refuses = null;
    engine.reconnect();
    await desk.rest();
    expect(desk.server.pushes[0]?.request).toHaveLength(1);
  });

  it('tries once more when somebody signed in while it was still finding out that nobody had', async () => {
    const desk = new Desk();
    const engine = await desk.live();
    desk.server.refuses = 'signedOut';
    const { promise, resolve: open } = Promise.withResolvers<void>();
    desk.server.gate = promise;
    desk.server.drop();
    await desk.clock.pass(1_000);
    expect(engine.state.get().connection.status).toBe('connecting');
    desk.server.refuses = null;
    engine.reconnect();
    open();
    await desk.rest();
    expect(engine.state.get().connection.status).toBe('live');
  });

  it('keeps everything when the client is too old', async () => {
    const desk = new Desk();
    const engine = await desk.live();
    desk.server.refuses = 'outdated';
    desk.server.drop();
    await desk.clock.pass(1_000);
    expect(engine.state.get().connection.status).toBe('outdated');
    expect(await desk.tokens()).toEqual(['first']);
  });

  it.each(['frame', 'door'] as const)('wipes the device when it is revoked (%s)', async (how) => {
    const desk = new Desk();
    const engine = await desk.live();
    await desk.append('mine');
    if (how === 'frame') desk.server.frame({ type: 'revoked' });
    else {
      desk.server.refuses = 'revoked';
      desk.server.drop();
    }
    await desk.clock.pass(1_000);
    expect(engine.state.get().connection.status).toBe('revoked');
    expect(await desk.disk.records([NOTE])).toEqual([]);
    expect(await desk.disk.cursors()).toEqual(new Map());
    expect(await desk.disk.outbox()).toEqual([]);
    expect(engine.entries.get()).toEqual([]);
    expect(desk.told.at(-1)).toBe('reload');
    expect(await desk.append('more')).toMatchObject({ ok: false });
    expect(await desk.disk.outbox()).toEqual([]);
  });

  it('tries to wipe until the disk has let go', async () => {
    const desk = new Desk();
    await desk.live();
    const wipe = desk.disk.wipe.bind(desk.disk);
    desk.disk.wipe = () => Promise.reject(new Error('busy'));
    desk.server.frame({ type: 'revoked' });
    await desk.clock.pass(500);
    expect(await desk.disk.records([NOTE])).toHaveLength(1);
    desk.disk.wipe = wipe;
    await desk.clock.pass(5_000);
    expect(await desk.disk.records([NOTE])).toEqual([]);
  });

  it('gives nothing to somebody else who is signed in on this device', async () => {
    const desk = new Desk();
    desk.server.welcome = { ...desk.server.welcome, person: 'nils' as PersonId };
    const engine = await desk.open();
    engine.start();
    await desk.clock.pass(0);
    expect(engine.state.get().connection.status).toBe('signedOut');
    expect(desk.server.pulls).toHaveLength(0);
  });

  it('ends when the engine stops, and nothing is tried any more', async () => {
    const desk = new Desk();
    const engine = await desk.live();
    await engine.stop();
    const { connects } = desk.server;
    await desk.clock.pass(3_600_000);
    expect(desk.server.connects).toBe(connects);
    expect(engine.state.get().connection).toEqual({ status: 'offline', retryAt: null });
  });
});
