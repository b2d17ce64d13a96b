import { connect as connectTcp, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { cryptoRandom, uuidv7 } from '../../model/kernel/ids.ts';
import { aCommand, type TestClient } from '../testing/test-client.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

/** A device that says whatever it likes, and everything it hears. */
class RawDevice {
  readonly heard: string[] = [];
  readonly socket: WebSocket;
  code: number | null = null;

  constructor(server: TestServer, person: string) {
    const { token } = server.sessions.signIn(person);
    this.socket = new WebSocket(`${server.address.replace('http', 'ws')}/trpc`, { headers: { authorization: `Bearer ${token}` } });
    this.socket.on('message', (data) => this.heard.push(String(data)));
    this.socket.on('close', (code) => {
      this.code = code;
    });
    this.socket.on('error', () => undefined);
  }

  async open(): Promise<this> {
    await new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    return this;
  }

  call(path: string, input: unknown, method: 'query' | 'mutation' = 'mutation'): void {
    this.socket.send(JSON.stringify({ id: 1, method, params: { path, input } }));
  }

  async answer(): Promise<string> {
    await expect.poll(() => this.heard.length, { timeout: 5_000 }).toBeGreaterThan(0);
    return this.heard.shift() ?? '';
  }
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a device gone mad', () => {
  let server: TestServer;
  let nils: TestClient;
  beforeEach(async () => {
    server = await testServer({ people: ['elin', 'nils'], spaces: { 'group:g': { members: { nils: 'owner' } } } });
    nils = server.client('nils');
    const filled = await nils.trpc.sync.pull.query({ cursors: {}, limit: 100 });
    await nils.trpc.sync.listen.mutate(filled.cursors);
  });
  afterEach(async () => {
    // Whatever was done to the server: it is up, and others notice nothing.
    expect(await nils.push(aCommand('note.create', 'company', { id: 'afterwards', text: 'Hej' }))).toMatchObject([{ status: 'done' }]);
    await nils.frame((frame) => frame.type === 'advance' && frame.documents.some(({ id }) => id === 'afterwards'));
    expect(nils.closed).toEqual([]);
    expect((await fetch(`${server.address}/health/ready`)).status).toBe(200);
    await server.close();
  });
  const mad = () => new RawDevice(server, 'elin').open();

  test.each([
    ['no JSON', 'hello'],
    ['half JSON', '{"id":1,"method":'],
    ['a number', '7'],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['no method', '{"id":1}'],
    ['an unknown method', '{"id":1,"method":"drop","params":{}}'],
    ['no params', '{"id":1,"method":"query"}'],
    ['an unknown procedure', '{"id":1,"method":"query","params":{"path":"sync.everything"}}'],
    ['a procedure of the prototype', '{"id":1,"method":"query","params":{"path":"__proto__.constructor"}}'],
    ['a subscription', '{"id":1,"method":"subscription","params":{"path":"sync.pull","input":{"cursors":{},"limit":1}}}'],
    ['an id that is an object', '{"id":{"a":1},"method":"query","params":{"path":"sync.hello","input":{}}}'],
    ['deep JSON', `{"id":1,"method":"query","params":{"path":"sync.hello","input":${deep(200_000)}}}`],
    ['a batch too long', JSON.stringify(Array.from({ length: 500 }, (_, id) => ({ id, method: 'query', params: { path: 'sync.hello' } })))],
  ])('%s is answered with an error that tells nothing of the inside', async (_, text) => {
    const device = await mad();
    device.socket.send(text);
    if (text === '[]') return;
    const answer = await device.answer();
    expect(answer).toContain('"error"');
    expect(answer).not.toMatch(/node_modules|\.ts|at \w+|stack|Zod/);
    device.socket.terminate();
  });

  test('a binary frame, a wrong frame and one that is too large end at most the device itself', async () => {
    const device = await mad();
    device.socket.send(Buffer.from([0, 1, 2]));
    expect(await device.answer()).toContain('"error"');
    device.socket.send('x'.repeat(10_000_000));
    await expect.poll(() => device.code).toBe(1009);
    const raw = await mad();
    (raw.socket as unknown as { _socket: Socket })._socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]));
    await expect.poll(() => raw.code).not.toBeNull();
  });

  test.each([
    ['commands that are no list', { commands: {} }],
    ['no commands', { commands: [] }],
    ['too many commands', { commands: Array.from({ length: 201 }, () => aCommand('note.create', 'company', {})) }],
    ['a command without an id', { commands: [{ name: 'note.create', space: 'company', input: {}, at: 1 }] }],
  ])('%s is refused whole', async (_, input) => {
    const device = await mad();
    device.call('sync.push', input);
    expect(await device.answer()).toContain('BAD_REQUEST');
  });

  test('inputs of the wrong type, foreign ids and clocks years off are refused or put right one by one', async () => {
    const device = await mad();
    const inputs = [
      null,
      7,
      'text',
      [],
      { id: 7 },
      { id: 'x', text: {} },
      { id: 'constructor', text: 'x' },
      { id: '__proto__', text: 'x' },
    ];
    const odd = inputs.map((input) => aCommand('note.create', 'company', input));
    const deepInput = aCommand('note.create', 'company', { id: 'deep', text: 'x', more: 'DEEP' });
    const clocks = [-1e15, 0, 1e15].map((at, index) => aCommand('note.create', 'company', { id: `clock${index}`, text: 'x' }, { at }));
    const foreign = [
      aCommand('note.create', 'group:g', { id: 'in', text: 'x' }),
      aCommand('note.create', 'personal:nils', { id: 'in2', text: 'x' }),
      aCommand('note.edit', 'company', { id: 'space:company', text: 'x' }),
      aCommand('note.remove', 'company', { id: 'membership:company:nils' }),
      aCommand('note.create', 'group:none', { id: 'in3', text: 'x' }),
      aCommand('note.create', 'direct:elin:nils', { id: 'in4', text: 'x' }),
    ];
    const unreadable = [
      aCommand('note.create', 'galaxy:far', {}),
      aCommand('n'.repeat(10_000), 'company', {}),
      { ...aCommand('note.create', 'company', {}), at: 'yesterday' },
    ];
    const input = { commands: [...odd, deepInput, ...clocks, ...foreign, ...unreadable] };
    const text = JSON.stringify({ id: 1, method: 'mutation', params: { path: 'sync.push', input } });
    device.socket.send(text.replace('"DEEP"', deep(100_000)));
    const { result } = JSON.parse(await device.answer());
    const outcomes: { status: string; refusal?: { code: string }; documents: { createdAt: number }[] }[] = result.data.outcomes;
    const codes = outcomes.map(({ status, refusal }) => refusal?.code ?? status);
    expect(codes.slice(0, 6)).toEqual(Array(6).fill('invalid'));
    expect(codes.slice(6, 12)).toEqual(Array(6).fill('done'));
    expect(codes.slice(12)).toEqual([
      'forbidden',
      'forbidden',
      'missing',
      'missing',
      'forbidden',
      'forbidden',
      'invalid',
      'invalid',
      'invalid',
    ]);
    for (const { documents } of outcomes.slice(9, 12)) expect(Math.abs((documents[0]?.createdAt ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('cursors that make no sense are refused or answered, never believed', async () => {
    const device = await mad();
    const cursor = { epoch: 'x', head: 1, low: { core: 0, windowed: 0, kept: 0 }, at: 0 };
    for (const cursors of [
      { company: null },
      { company: { ...cursor, head: -1 } },
      { 'no space': cursor },
      { company: { ...cursor, head: 1e300 } },
    ]) {
      device.call('sync.pull', { cursors, limit: 10 }, 'query');
      expect(await device.answer()).toContain('BAD_REQUEST');
    }
    for (const limit of [0, -1, 5001, 1.5]) {
      device.call('sync.pull', { cursors: {}, limit }, 'query');
      expect(await device.answer()).toContain('BAD_REQUEST');
    }
    device.socket.send('{"id":1,"method":"query","params":{"path":"sync.pull","input":{"cursors":{"__proto__":{"head":1}},"limit":10}}}');
    expect(await device.answer()).toMatch(/BAD_REQUEST|"documents"/);
  });

  test('a lost answer: the same push from a second connection has one effect', async () => {
    const command = aCommand('note.create', 'company', { id: 'once', text: 'x' }, { id: uuidv7(Date.now(), cryptoRandom) as never });
    const device = await mad();
    device.call('sync.push', { commands: [command] });
    device.socket.terminate();
    const again = await mad();
    again.call('sync.push', { commands: [command] });
    expect(JSON.parse(await again.answer()).result.data.outcomes[0].status).toBe('done');
    const advances = nils.frames.filter((frame) => frame.type === 'advance' && frame.documents.some(({ id }) => id === 'once'));
    expect(advances.length).toBeLessThanOrEqual(1);
  });

  test('a thousand calls at a time are answered one after another without growing', async () => {
    const device = await mad();
    for (let index = 0; index < 1000; index++) device.call('sync.pull', { cursors: {}, limit: 100 }, 'query');
    await expect.poll(() => device.heard.length, { timeout: 15_000 }).toBe(1000);
  });

  test('hundreds of half-open connections and half requests disturb nobody', async () => {
    const { hostname, port } = new URL(server.address);
    const sockets = Array.from({ length: 200 }, (_, index) => {
      const socket = connectTcp(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(index % 2 ? 'GET /trpc HTTP/1.1\r\nUpgrade: webs' : '\x16\x03\x01\x02\x00\x01\x00');
      return socket;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const socket of sockets) socket.destroy();
  });
});
