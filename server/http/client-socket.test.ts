import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSED } from '../../model/kernel/protocol.ts';
import { aCommand } from '../testing/test-client.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { type ClientSocket, MOST_WAITING } from './client-socket.ts';

const note = (id: string, text = 'Hej') => aCommand('note.create', 'company', { id, text });

describe('what a device does not read', () => {
  let server: TestServer;
  afterEach(() => server.close());

  test('does not pile up: a stalled device is closed, catches up by pull, and the others notice nothing', { timeout: 60_000 }, async () => {
    server = await testServer({ people: ['elin', 'nils'] });
    const { token } = server.sessions.signIn('nils');
    const stalled = new WebSocket(`${server.address.replace('http', 'ws')}/trpc`, { headers: { authorization: `Bearer ${token}` } });
    let code = 0;
    stalled.on('close', (given) => {
      code = given;
    });
    await new Promise((resolve) => stalled.once('open', resolve));
    stalled.send(JSON.stringify({ id: 1, method: 'mutation', params: { path: 'sync.listen', input: {} } }));
    await new Promise((resolve) => stalled.once('message', resolve));
    stalled.pause();

    const [elin, other] = [server.client('elin'), server.client('nils', 'other')];
    await other.trpc.sync.listen.mutate({});
    const line = server.peers().find((peer) => peer.session.device === 'nils-device')?.line as ClientSocket;
    let most = 0;
    for (let round = 0; round < 60 && line.readyState === WebSocket.OPEN; round++) {
      await elin.push(...Array.from({ length: 20 }, (_, index) => note(`n${round}-${index}`, 'x'.repeat(10_000))));
      most = Math.max(most, line.bufferedAmount);
    }
    // One frame more than the limit at most, whatever the kernel's own buffers took.
    expect(line.readyState).not.toBe(WebSocket.OPEN);
    expect(most).toBeLessThan(MOST_WAITING + 500_000);
    stalled.resume();
    await expect.poll(() => code, { timeout: 10_000 }).toBe(CLOSED.tooSlow);
    expect(other.closed).toEqual([]);
    await elin.push(note('last'));
    await other.frame((frame) => frame.type === 'advance' && frame.documents.some(({ id }) => id === 'last'));
    const back = server.client('nils');
    const answer = await back.trpc.sync.pull.query({ cursors: {}, limit: 5000 });
    expect(answer.documents.length).toBeGreaterThan(50);
  });

  test('an answer the device asked for may be large and is no reason to close it', async () => {
    server = await testServer({ people: ['elin'] });
    const elin = server.client('elin');
    for (let round = 0; round < 10; round++)
      await elin.push(...Array.from({ length: 20 }, (_, index) => note(`n${round}-${index}`, 'x'.repeat(9_000))));
    const busy = server.client('elin', 'other');
    await busy.trpc.sync.listen.mutate({});
    const pulls = Array.from({ length: 4 }, () => busy.trpc.sync.pull.query({ cursors: {}, limit: 5000 }));
    await elin.push(note('meanwhile'));
    for (const answer of await Promise.all(pulls)) expect(answer.documents.length).toBeGreaterThan(100);
    await busy.frame((frame) => frame.type === 'advance' && frame.documents.some(({ id }) => id === 'meanwhile'));
    expect(busy.closed).toEqual([]);
  });

  test('what all are told is one buffer, encoded once', async () => {
    server = await testServer({ people: ['elin', 'nils', 'maja', 'omar'] });
    const clients = ['nils', 'maja', 'omar'].map((person) => server.client(person));
    for (const client of clients) await client.trpc.sync.listen.mutate({});
    const sent: Buffer[] = [];
    const lines = server.peers().map((peer) => peer.line as ClientSocket);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const live = line.live.bind(line);
      line.live = (frame) => {
        sent.push(frame);
        live(frame);
      };
    }
    await server.client('elin').push(note('n1'));
    for (const client of clients) await client.frame((frame) => frame.type === 'advance' && frame.documents.length === 1);
    expect(sent.length).toBe(3);
    expect(new Set(sent).size).toBe(1);
  });

  test('a device that no longer answers pings is let go', async () => {
    server = await testServer({ people: ['elin'], heartbeat: 60 });
    const alive = server.client('elin');
    await alive.trpc.sync.listen.mutate({});
    const { token } = server.sessions.signIn('elin', 'dead');
    const dead = new WebSocket(`${server.address.replace('http', 'ws')}/trpc`, { headers: { authorization: `Bearer ${token}` } });
    await new Promise((resolve) => dead.once('open', resolve));
    dead.pause();
    await expect.poll(() => server.peers().map((peer) => peer.session.device), { timeout: 5_000 }).toEqual(['elin-device']);
    expect(alive.closed).toEqual([]);
    dead.terminate();
  });
});
