import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LiveFrame } from '../../../model/kernel/protocol.ts';
import { aCommand } from '../../../server/testing/test-client.ts';
import { type TestServer, testServer } from '../../../server/testing/test-server.ts';
import type { PersonId } from '../../../model/kernel/ids.ts';
import type { Connection } from '../transport.ts';
import { TrpcTransport, type TrpcTransportOptions } from './trpc-transport.ts';

/** Node's WebSocket is the browser's, but for headers: the token goes where the browser would send its cookie. */
const socketWith = (token: () => string): typeof WebSocket =>
  class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { authorization: `Bearer ${token()}` } } as unknown as string[]);
    }
  };

class Heard {
  readonly frames: LiveFrame[] = [];
  closings = 0;
  frame = (frame: LiveFrame) => void this.frames.push(frame);
  closed = () => void this.closings++;
}

describe('the browser transport', () => {
  let server: TestServer;
  const open: Connection[] = [];
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(async () => {
    for (const connection of open.splice(0)) connection.close();
    await server.close();
  });

  const transport = (person: string, options: Partial<TrpcTransportOptions> = {}) => {
    const { token } = server.sessions.signIn(person);
    const url = `${server.address.replace('http', 'ws')}/trpc`;
    return new TrpcTransport({ url, device: `${person}-device`, WebSocket: socketWith(() => token), ...options });
  };
  const connect = async (person: string, options: Partial<TrpcTransportOptions> = {}) => {
    const heard = new Heard();
    const connection = await transport(person, options).connect(heard);
    open.push(connection);
    return { connection, heard };
  };

  test('says hello, pulls, and hears what others write without tRPC seeing those frames', async () => {
    const elin = await connect('elin');
    const nils = await connect('nils');
    expect(elin.connection.welcome).toMatchObject({ person: 'elin', protocol: 1 });
    const filled = await nils.connection.pull({ cursors: {}, limit: 100 });
    await nils.connection.listen(filled.cursors);
    const { outcomes } = await elin.connection.push([aCommand('note.create', 'company', { id: 'note-1', text: 'Hej' })]);
    expect(outcomes).toMatchObject([{ status: 'done' }]);
    await expect.poll(() => nils.heard.frames).toContainEqual(expect.objectContaining({ type: 'advance', space: 'company' }));
    expect((await nils.connection.fetch(['note-1' as never])).documents).toMatchObject([{ id: 'note-1' }]);
    expect(
      (await nils.connection.older({ space: 'company' as never, kind: 'note', before: Number.MAX_SAFE_INTEGER, limit: 5 })).documents,
    ).toHaveLength(1);
  });

  test('tells once that the connection is gone, and what was asked on it is rejected as network', async () => {
    const { connection, heard } = await connect('elin');
    await server.app.close();
    await expect.poll(() => heard.closings).toBe(1);
    await expect(connection.pull({ cursors: {}, limit: 1 })).rejects.toMatchObject({ name: 'TransportError', reason: 'network' });
    connection.signal({ type: 'presence', person: 'elin' as PersonId, presence: 'away' });
    connection.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard.closings).toBe(1);
    expect(heard.frames).toEqual([]);
  });

  test('nobody there is network, and leaves no attempt behind', async () => {
    const listening = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const { port } = listening.address() as { port: number };
    await new Promise((resolve) => listening.close(resolve));
    const lost = transport('elin', { url: `ws://127.0.0.1:${port}/trpc` });
    await expect(lost.connect(new Heard())).rejects.toMatchObject({ reason: 'network' });
  });

  test('an unknown session is signedOut; a renewed one connects at the second try', async () => {
    const unknown = transport('elin', { WebSocket: socketWith(() => 'unknown') });
    await expect(unknown.connect(new Heard())).rejects.toMatchObject({ reason: 'signedOut' });
    let token = 'unknown';
    const renew = async () => {
      token = server.sessions.signIn('elin').token;
      return true;
    };
    const { connection } = await connect('elin', { WebSocket: socketWith(() => token), renew });
    expect(connection.welcome.person).toBe('elin');
  });

  test('revoked while connected: the frame, then the end; revoked before: the error', async () => {
    const { token } = server.sessions.signIn('nils');
    const options = { WebSocket: socketWith(() => token) };
    const { heard } = await connect('nils', options);
    server.sessions.end({ person: 'nils' as PersonId, wipe: true });
    await expect.poll(() => heard.closings).toBe(1);
    expect(heard.frames).toEqual([{ type: 'revoked' }]);
    await expect(transport('nils', options).connect(new Heard())).rejects.toMatchObject({ reason: 'revoked' });
  });

  test('a server that answers nothing after a change of network is given up at once', async () => {
    let returned: () => void = () => undefined;
    const onNetwork = (listener: () => void) => {
      returned = listener;
      return () => undefined;
    };
    const { connection, heard } = await connect('elin', { onNetwork, heartbeat: { interval: 60_000, patience: 400 } });
    returned();
    await connection.pull({ cursors: {}, limit: 1 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.closings).toBe(0);
    // The server's side no longer reads: as dead as a cable pulled out.
    for (const peer of server.peers()) peer.line.pause();
    returned();
    await expect.poll(() => heard.closings).toBe(1);
  });
});
