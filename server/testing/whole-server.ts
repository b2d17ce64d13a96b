import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CloseEvent, WebSocket } from 'ws';
import type { PersonId } from '../../model/kernel/ids.ts';
import { assembleServer, type Data, type ServerOptions } from '../assemble.ts';
import type { EffectWrite } from '../feature.ts';
import type { Noted } from './test-server.ts';

export const A_PASSWORD = 'kaffet kokar över igen';

/** The server as it really runs, with accounts and files, over a folder of its own. Cheap hashing; a clock that can be moved. */
export class WholeServer {
  readonly data: Data;
  readonly address: string;
  readonly folder: string;
  readonly log: Noted[];
  /** Milliseconds added to the real time. */
  readonly clock: { ahead: number };
  readonly #close: () => Promise<void>;
  #closed = false;

  private constructor(parts: {
    data: Data;
    address: string;
    folder: string;
    log: Noted[];
    clock: { ahead: number };
    close: () => Promise<void>;
  }) {
    this.data = parts.data;
    this.address = parts.address;
    this.folder = parts.folder;
    this.log = parts.log;
    this.clock = parts.clock;
    this.#close = parts.close;
  }

  /** @param port 0: any that is free */
  static async start({ port: wanted = 0, ...over }: Partial<ServerOptions> & { port?: number } = {}): Promise<WholeServer> {
    const folder = over.folder ?? mkdtempSync(join(tmpdir(), 'fikarum-whole-'));
    const log: Noted[] = [];
    const note = (level: Noted['level']) => (fields: object, message: string) => void log.push({ level, fields, message });
    const clock = { ahead: 0 };
    const { app, ...data } = await assembleServer({
      durability: 'off',
      hashing: { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 },
      clock: () => Date.now() + clock.ahead,
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      ...over,
      folder,
    });
    await app.listen({ port: wanted, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const close = async () => {
      await app.close();
      if (over.folder === undefined) rmSync(folder, { recursive: true, force: true });
    };
    return new WholeServer({ data, address: `http://127.0.0.1:${port}`, folder, log, clock, close });
  }

  /** Someone in the company who can sign in with `A_PASSWORD`. */
  async person(name: string, role: 'owner' | 'member' | null = 'member'): Promise<PersonId> {
    const { auth } = this.data;
    const mail = `${name.toLowerCase()}@bolaget.example`;
    const admin = {
      person: name.toLowerCase() as PersonId,
      mail,
      name,
      password: null,
      admin: role === 'owner',
      deactivatedAt: null,
      createdAt: auth.clock(),
    };
    if (role === 'owner') {
      await auth.accounts.createAccount(admin, {
        at: auth.clock(),
        actor: null,
        action: 'person.create',
        subject: admin.person,
        details: {},
      });
      await auth.people.begin('Testbolaget', admin);
      await this.#choosePassword(await auth.people.link('invite', admin.person, null));
      return admin.person;
    }
    const invited = await auth.people.invite({ mail, profile: { name }, role }, null);
    if (!invited) throw new Error(`${mail} has an account`);
    await this.#choosePassword(invited.token);
    return invited.person;
  }

  write(...writes: EffectWrite[]): Promise<unknown> {
    return this.data.kernel.engine.write((hand) => hand.put(writes));
  }

  browser(over: { origin?: string } = {}): TestBrowser {
    return new TestBrowser(this.address, over.origin ?? this.address);
  }

  async signedIn(name: string): Promise<TestBrowser> {
    const browser = this.browser();
    const answer = await browser.signIn(name);
    if (!answer.body.ok) throw new Error(answer.body.code);
    return browser;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#close();
  }

  async #choosePassword(token: string): Promise<void> {
    const browser = this.browser();
    const answer = await browser.call('session.claimInvite', { token, password: A_PASSWORD, device: browser.device });
    if (!answer.body.ok) throw new Error(answer.body.code);
  }
}

// Answers are compared field by field in the tests; their types stand in the router.
// biome-ignore lint/suspicious/noExplicitAny: the answer of whichever procedure was called
export type Answer = { status: number; headers: Headers; body: any };

/** A browser as the server sees one: cookies it keeps by itself, and an origin it cannot leave out. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly device = { id: crypto.randomUUID(), name: 'Chrome på Windows' };
  readonly #address: string;
  readonly #origin: string;

  constructor(address: string, origin: string) {
    this.#address = address;
    this.#origin = origin;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async fetch(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
    const response = await fetch(this.#address + path, {
      ...init,
      headers: { origin: this.#origin, ...(this.cookie ? { cookie: this.cookie } : {}), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** A mutation of the router. */
  call(procedure: string, input: unknown): Promise<Answer> {
    return this.#ask(`/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input ?? {}),
    });
  }

  query(procedure: string): Promise<Answer> {
    return this.#ask(`/trpc/${procedure}`, {});
  }

  signIn(name: string, password: string = A_PASSWORD): Promise<Answer> {
    return this.call('session.signIn', { email: `${name.toLowerCase()}@bolaget.example`, password, device: this.device });
  }

  /** Opens a socket; resolves when it is open or refused. */
  socket(): Promise<TestSocket> {
    return TestSocket.open(this.#address, { origin: this.#origin, cookie: this.cookie });
  }

  async #ask(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.fetch(path, init);
    const text = await response.text();
    const parsed = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed?.result?.data ?? parsed };
  }
}

/** A WebSocket and what came over it. */
export class TestSocket {
  readonly frames: string[] = [];
  readonly #socket: WebSocket;
  readonly #closed: Promise<CloseEvent>;
  /** Of a refused upgrade. */
  status: number | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.frames.push(String(data)));
    this.#closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  }

  static open(address: string, headers: Record<string, string>): Promise<TestSocket> {
    const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/trpc`, { headers });
    const held = new TestSocket(socket);
    return new Promise((resolve) => {
      socket.on('open', () => resolve(held));
      socket.on('unexpected-response', (_request, response) => {
        held.status = response.statusCode ?? 0;
        response.resume();
        socket.terminate();
        resolve(held);
      });
      socket.on('error', () => resolve(held));
    });
  }

  /** Code and milliseconds until it closed. */
  async closed(): Promise<{ code: number; after: number }> {
    const started = performance.now();
    const { code } = await this.#closed;
    return { code, after: performance.now() - started };
  }

  send(message: unknown): void {
    this.#socket.send(JSON.stringify(message));
  }

  end(): void {
    this.#socket.terminate();
  }
}
