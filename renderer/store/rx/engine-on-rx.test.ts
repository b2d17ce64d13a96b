import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterAll, describe, expect, it } from 'vitest';
import { Desk, document, GROUP, NOTE } from '../engine/testing/desk.ts';
import { done, refused } from '../engine/testing/scripted-server.ts';
import { nodeReplica } from '../sqlite/node-storage.ts';
import { RxReplica } from './rx-replica.ts';

const place = mkdtempSync(join(tmpdir(), 'fikarum-engine-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const note = (seq: number, ...tokens: string[]) => document(NOTE, { seq, body: { text: 'hej', tokens } });

describe.each([
  { on: 'SQLite', storage: () => nodeReplica(place).storage(), lasts: true },
  { on: 'RxDB’s memory', storage: () => getRxStorageMemory(), lasts: false },
])('the engine over RxDB on $on', ({ storage, lasts }) => {
  it('lives a day: writes, is overtaken, restarts, is answered and refused', async () => {
    let replica = await RxReplica.open(storage() as never, 'day');
    const desk = new Desk(replica);
    await desk.live();
    await desk.append('a');
    await desk.append('b');
    desk.server.advance(GROUP, 3, note(4, 'first', 'other'));
    await settled(() => desk.tokens(), ['first', 'other', 'a', 'b']);
    if (lasts) {
      await desk.engine.stop();
      await replica.close();
      replica = await RxReplica.open(storage() as never, 'day');
      desk.disk = replica;
      await desk.open();
      expect(await desk.tokens()).toEqual(['first', 'other', 'a', 'b']);
      desk.server.pushes.length = 0;
      desk.engine.start();
      await desk.clock.pass(0);
    }
    await settled(async () => desk.server.pushes.length, 1);
    const answers = desk.server.pushes[0]?.request ?? [];
    desk.server.pushed((command) => done(command, note(4 + answers.length, 'first', 'other', 'a', 'b')));
    await settled(async () => (await desk.record(NOTE))?.base === undefined || desk.server.pushes.length > 0, true);
    if (desk.server.pushes.length > 0) desk.server.pushed((command) => done(command, note(6, 'first', 'other', 'a', 'b')));
    await settled(() => desk.disk.outbox(), []);
    await desk.append('c');
    await settled(async () => desk.server.pushes.length, 1);
    desk.server.pushed((command) => refused(command, { code: 'forbidden', message: 'no' }));
    await settled(() => desk.tokens(), ['first', 'other', 'a', 'b']);
    expect(await desk.disk.touched()).toEqual([]);
    expect(await desk.disk.outbox()).toMatchObject([{ state: { status: 'rejected', text: 'text of c' } }]);
    await desk.engine.stop();
    await replica.close();
  });
});

/** A database answers in its own time. */
const settled = (look: () => Promise<unknown>, expected: unknown) => expect.poll(look, { timeout: 5_000 }).toEqual(expected);
