import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import { MemoryReplica } from '../memory-replica.ts';
import { ReplicaFull, ReplicaUnusable } from '../replica.ts';
import { Desk, document, firstPull, NOTE } from './testing/desk.ts';

const unusable = () => Promise.reject(new ReplicaUnusable('torn'));

describe('opening', () => {
  it('shows what the disk has without a network', async () => {
    const desk = new Desk();
    await desk.live();
    await desk.append('mine');
    desk.server.refuses = 'network';
    const engine = await desk.open();
    engine.start();
    await desk.clock.pass(0);
    expect(await desk.tokens()).toEqual(['first', 'mine']);
    expect(engine.state.get()).toMatchObject({ connection: { status: 'offline' }, waiting: 1, lastInSync: 1_000_000 });
  });

  it('sets a copy that cannot be read aside, takes the outbox along, and fills anew', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    await desk.append('mine');
    disk.cursors = unusable;
    const engine = await desk.open();
    expect(desk.rescued).toHaveLength(1);
    expect(desk.told).toContain('reload');
    engine.start();
    await desk.clock.pass(0);
    expect(desk.server.pulled(firstPull).cursors).toEqual({});
    await desk.rest();
    expect(await desk.tokens()).toEqual(['first', 'mine']);
  });

  it('sets it aside also when the outbox cannot be read', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    disk.outbox = unusable;
    const engine = await desk.open();
    expect(desk.rescued).toEqual([]);
    expect(engine.entries.get()).toEqual([]);
  });

  it('opens on a full disk', async () => {
    const disk = new MemoryReplica();
    const desk = new Desk(disk);
    await desk.live();
    desk.server.refuses = 'network';
    desk.server.drop();
    await desk.append('mine');
    await disk.commit({ put: [{ document: document(NOTE, { seq: 3 }), base: undefined }] });
    disk.commit = () => Promise.reject(new ReplicaFull('full'));
    const engine = await desk.open();
    expect(engine.state.get().storage).toEqual({ status: 'full' });
    engine.start();
    await desk.clock.pass(500);
    disk.commit = MemoryReplica.prototype.commit;
    await desk.clock.pass(2_000);
    expect(engine.state.get().storage).toEqual({ status: 'ok' });
    expect(await desk.tokens()).toEqual(['first', 'mine']);
  });

  it('clears what commands of an older version of the app had made and nobody makes any more', async () => {
    const desk = new Desk();
    await desk.live();
    const left = document('left', { seq: 0 });
    await desk.disk.commit({
      put: [
        { document: left, base: null },
        { document: document(NOTE, { body: null }), base: document(NOTE) },
      ],
    });
    await desk.open();
    expect(await desk.record('left' as DocumentId)).toBeUndefined();
    expect(await desk.record(NOTE)).toMatchObject({ base: undefined, document: { body: { tokens: ['first'] } } });
  });
});
