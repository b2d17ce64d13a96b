import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { book } from '../../model/features.ts';
import type { CommandOf } from '../../model/kernel/command.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Outcome } from '../../model/kernel/protocol.ts';
import { serverFeatures } from '../features.ts';
import { companyBegins, type Newcomer, personJoins } from '../spaces/company.ts';
import { SqliteStore } from '../store/sqlite/sqlite.ts';
import { Engine } from '../sync/engine.ts';
import { FakeSessions } from './fake-sessions.ts';
import { aCommand } from './test-client.ts';

/** A company on a real store and engine with the whole rule book, for tests of what the server adds to it. */
export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fikarum-office-'));
  readonly #sessions = new FakeSessions();
  readonly store = new SqliteStore({ path: join(this.#folder, 'test.db'), durability: 'off' });
  now = Date.UTC(2026, 8, 3, 12);
  readonly engine = new Engine({
    store: this.store,
    book,
    features: serverFeatures,
    sessions: this.#sessions,
    listener: { watching: () => false, committed: () => undefined },
    clock: () => this.now,
    log: { info: () => undefined, warn: () => undefined, error: (fields) => this.faults.push(fields) },
  });
  /** What the engine could not explain: always empty. */
  readonly faults: object[] = [];

  async open(): Promise<this> {
    await this.engine.write(({ put }) => put([companyBegins('Norrvind')]));
    return this;
  }

  async person(name: string, role: Newcomer['role'] = 'member'): Promise<PersonId> {
    const person = name.toLowerCase() as PersonId;
    await this.engine.write(({ put, now }) => put(personJoins({ person, profile: { name }, role }, now)));
    return person;
  }

  /** A second later, a person does something. */
  async run<Schema extends z.ZodType>(
    who: PersonId,
    definition: CommandOf<Schema>,
    space: SpaceId,
    input: z.input<Schema>,
  ): Promise<Outcome> {
    this.now += 1000;
    const command = aCommand(definition.name, space, input, { at: this.now });
    const answer = await this.engine.push(this.#sessions.signIn(who).session, [command]);
    return answer.toJSON().outcomes[0]!;
  }

  /** The same, and it must be done. */
  async do<Schema extends z.ZodType>(who: PersonId, definition: CommandOf<Schema>, space: SpaceId, input: z.input<Schema>): Promise<void> {
    const outcome = await this.run(who, definition, space, input);
    if (outcome.status === 'rejected') throw new Error(`${definition.name}: ${outcome.refusal.code}, ${outcome.refusal.message}`);
  }

  /** A live document; `null` when there is none. */
  async find(id: DocumentId): Promise<Document | null> {
    const [document] = await this.store.read.documents([id]);
    return document && !document.deleted ? document : null;
  }

  async body<Body>(kind: { body: z.ZodType<Body> }, id: DocumentId): Promise<Body | null> {
    const document = await this.find(id);
    return document && kind.body.parse(document.body);
  }

  /** Everything alive of a kind in a space. */
  async all(space: SpaceId, kind: string): Promise<Document[]> {
    const entries = await this.store.read.older({ space, kind, before: Number.MAX_VALUE, limit: 1000 });
    return entries.map((entry) => JSON.parse(entry.text) as Document);
  }

  async close(): Promise<void> {
    await this.engine.idle();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }
}
