import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Feature, ruleBook } from '../../model/kernel/feature.ts';
import { COMPANY, membershipDocument, type PersonId, personDocument, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { type Access, type Classification, type Role, spaceTypeOf } from '../../model/kernel/space.ts';
import { accountsIn, assembleAuth } from '../auth/auth.ts';
import { SignIns } from '../auth/sign-ins.ts';
import type { EffectWrite, ServerFeature } from '../feature.ts';
import { buildServer } from '../http/server.ts';
import { Kernel } from '../kernel.ts';
import type { Log } from '../log.ts';
import { appRouter } from '../router.ts';
import { SideTables } from '../store/side-tables.ts';
import { SqliteStore } from '../store/sqlite/sqlite.ts';
import type { Peer } from '../sync/peer.ts';
import { FakeSessions } from './fake-sessions.ts';
import { notesFeature } from './notes.ts';
import { TestClient } from './test-client.ts';

export type TestServerOptions = {
  /** The rule book's features; only notes when left out. */
  features?: readonly Feature[];
  serverFeatures?: readonly ServerFeature[];
  /** Ids of people in the company, the first one its owner. A `person` document is made when the book has that kind. */
  people?: readonly string[];
  /** Spaces beside the company, by id. */
  spaces?: Readonly<Record<string, TestSpace>>;
  clock?: () => number;
  window?: number;
  most?: number;
  /** The SQLite file; a temporary one when left out. */
  path?: string;
  durability?: 'full' | 'off';
  pages?: string | null;
  heartbeat?: number;
};

export type TestSpace = {
  name?: string;
  access?: Access;
  classification?: Classification;
  members: Readonly<Record<string, Role | { role: Role; until: number | null }>>;
};

/** A line of the server's log. */
export type Noted = { level: 'info' | 'warn' | 'error'; fields: object; message: string };

/** A whole server on 127.0.0.1 and a port of its own, over a database in a temporary folder, with sign-in for the asking. */
export class TestServer {
  readonly app: FastifyInstance;
  readonly kernel: Kernel;
  readonly sessions: FakeSessions;
  readonly log: Noted[];
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  readonly #clients: TestClient[] = [];
  readonly #remove: () => void;

  constructor(parts: { app: FastifyInstance; kernel: Kernel; sessions: FakeSessions; log: Noted[]; remove: () => void }) {
    this.app = parts.app;
    this.kernel = parts.kernel;
    this.sessions = parts.sessions;
    this.log = parts.log;
    this.#remove = parts.remove;
    const { port } = parts.app.server.address() as AddressInfo;
    this.address = `http://127.0.0.1:${port}`;
  }

  /** A device of a person, connecting. */
  client(person: string, device?: string): TestClient {
    const client = new TestClient(this.address, this.sessions.signIn(person, device).token);
    this.#clients.push(client);
    return client;
  }

  /** What the server itself writes, through the engine. */
  write(...writes: EffectWrite[]): Promise<void> {
    return this.kernel.engine.write(async (hand) => {
      await hand.put(writes);
    });
  }

  /** The devices on the line. */
  peers(): Peer[] {
    return [...this.kernel.hub.peers()];
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.app.close();
    this.#remove();
  }
}

export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const {
    features = [notesFeature],
    serverFeatures = [],
    people = ['elin', 'nils'],
    spaces = {},
    durability = 'off',
    pages,
    heartbeat,
  } = options;
  const folder = mkdtempSync(join(tmpdir(), 'fikarum-test-'));
  const log: Noted[] = [];
  const sessions = new FakeSessions();
  const path = options.path ?? join(folder, 'test.db');
  const kernel = new Kernel({
    store: new SqliteStore({ path, durability }),
    book: ruleBook(features),
    features: serverFeatures,
    sessions,
    log: noteIn(log),
    clock: options.clock,
    window: options.window,
    most: options.most,
  });
  const hasPersons = kernel.book.kinds.has('person');
  await kernel.engine.write((hand) => hand.put([...companyOf(people, hasPersons, hand.now), ...spacesOf(spaces, hand.now)]));
  // Nobody has an account here: the fake sessions say who is who.
  const tables = new SideTables(path);
  const accounts = accountsIn(tables);
  const signIns = new SignIns(accounts, { secure: false, now: kernel.clock });
  const auth = assembleAuth({ accounts, signIns, engine: kernel.engine, clock: kernel.clock });
  const app = await buildServer({ kernel, router: appRouter({ kernel, auth }), pages, heartbeat });
  app.addHook('onClose', async () => tables.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  return new TestServer({ app, kernel, sessions, log, remove: () => rmSync(folder, { recursive: true, force: true }) });
}

/** The writes that make the company and its people; the first one owns it. */
export function companyOf(people: readonly string[], withPersons: boolean, now: number): EffectWrite[] {
  const company: EffectWrite = {
    put: spaceDocument(COMPANY),
    space: COMPANY,
    kind: 'space',
    body: { type: 'company', name: 'Testbolaget', access: 'open' },
  };
  const persons = people.map((person): EffectWrite => {
    const name = person.slice(0, 1).toUpperCase() + person.slice(1);
    return { put: personDocument(person as PersonId), space: COMPANY, kind: 'person', body: { name }, author: person as PersonId };
  });
  const members = people.map((person, index) => aMembership(COMPANY, person, index === 0 ? 'owner' : 'member', now));
  return [company, ...(withPersons ? persons : []), ...members];
}

export function aMembership(space: string, person: string, role: Role, now: number, until: number | null = null): EffectWrite {
  const id = membershipDocument(space as SpaceId, person as PersonId);
  return { put: id, space: space as SpaceId, kind: 'membership', parent: person, body: { person, role, since: now, until } };
}

const spacesOf = (spaces: Readonly<Record<string, TestSpace>>, now: number): EffectWrite[] =>
  Object.entries(spaces).flatMap(([id, { name = id, access = 'closed', classification = 'internal', members }]): EffectWrite[] => {
    const space = id as SpaceId;
    const body = { type: spaceTypeOf(space), name, access, classification };
    return [
      { put: spaceDocument(space), space, kind: 'space', body },
      ...Object.entries(members).map(([person, given]) => {
        const { role, until } = typeof given === 'string' ? { role: given, until: null } : given;
        return aMembership(space, person, role, now, until);
      }),
    ];
  });

function noteIn(noted: Noted[]): Log {
  const note = (level: Noted['level']) => (fields: object, message: string) => void noted.push({ level, fields, message });
  return { info: note('info'), warn: note('warn'), error: note('error') };
}
