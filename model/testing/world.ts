import type { z } from 'zod';
import type { Command, CommandOf } from '../kernel/command.ts';
import type { Document } from '../kernel/document.ts';
import {
  COMPANY,
  type DocumentId,
  groupSpace,
  membershipDocument,
  type PersonId,
  personDocument,
  type SpaceId,
  spaceDocument,
} from '../kernel/ids.ts';
import { type Performed, perform, prepare, readsOf } from '../kernel/perform.ts';
import { MembershipBody, membershipKind, type Role, SpaceBody, spaceKind, spaceTypeOf } from '../kernel/space.ts';
import { PersonBody, personKind } from '../people/person.ts';
import { book } from '../features.ts';

/** A small world for tests: documents in a map, and people who do things to them by the rules. */

export const START = Date.UTC(2026, 8, 3, 12);

/** A UUID that says which one it is. */
export const uuid = (number: number) => `0198f000-0000-7000-8000-${number.toString().padStart(12, '0')}`;
export const id = (number: number) => uuid(number) as DocumentId;
export const person = (name: string) => name.toLowerCase() as PersonId;

type Facts = Partial<z.input<typeof SpaceBody>>;

export class World {
  readonly documents = new Map<DocumentId, Document>();
  now = START;
  #seq = 0;
  #commands = 0;

  constructor() {
    this.space(COMPANY, { name: 'Norrvind' });
  }

  put(document: Pick<Document, 'id' | 'space' | 'kind' | 'body'> & Partial<Document>): Document {
    const times = { sort: this.now, createdAt: this.now, changedAt: this.now };
    const whole: Document = { seq: ++this.#seq, parent: null, author: null, deleted: false, ...times, ...document };
    this.documents.set(whole.id, whole);
    return whole;
  }

  space(space: SpaceId, facts: Facts = {}): SpaceId {
    const body = SpaceBody.parse({ type: spaceTypeOf(space), name: 'Vättra', ...facts });
    this.put({ id: spaceDocument(space), space, kind: spaceKind.name, body });
    return space;
  }

  /** A new group with the people named, each with their role. */
  group(facts: Facts = {}, people: Partial<Record<Role, PersonId | PersonId[]>> = {}, number = 900): SpaceId {
    const space = this.space(groupSpace(uuid(number)), facts);
    for (const [role, those] of Object.entries(people)) for (const one of [those].flat()) this.membership(space, one, role as Role);
    return space;
  }

  /** Someone with a card in the directory; `null`: a guest, who is not in the company. */
  person(name: string, role: 'owner' | 'moderator' | 'member' | null = 'member', body: Partial<z.input<typeof PersonBody>> = {}): PersonId {
    const who = person(name);
    this.put({
      id: personDocument(who),
      space: COMPANY,
      kind: personKind.name,
      body: PersonBody.parse({ name, guest: role === null, ...body }),
    });
    if (role) this.membership(COMPANY, who, role);
    return who;
  }

  membership(space: SpaceId, who: PersonId, role: Role, more: Partial<MembershipBody> = {}): void {
    const body = MembershipBody.parse({ person: who, role, name: who, since: this.now, ...more });
    this.put({ id: membershipDocument(space, who), space, kind: membershipKind.name, parent: who, author: who, body });
  }

  /** Does what a person means; what comes of it is in the world afterwards. */
  run<Schema extends z.ZodType>(who: PersonId, definition: CommandOf<Schema>, space: SpaceId, input: z.input<Schema>): Performed {
    const command: Command = { id: uuid(++this.#commands) as Command['id'], name: definition.name, space, input, at: this.now };
    const prepared = prepare(book, command);
    if ('code' in prepared) return { ok: false, refusal: prepared };
    const reads = new Set(readsOf(prepared, who, space));
    const state = { get: (key: DocumentId) => (reads.has(key) ? this.documents.get(key) : undefined) };
    const performed = perform(prepared, command, who, state, this.now);
    if (performed.ok) for (const document of performed.documents) this.documents.set(document.id, { ...document, seq: ++this.#seq });
    return performed;
  }

  /** The same, and it must be allowed. */
  do<Schema extends z.ZodType>(who: PersonId, definition: CommandOf<Schema>, space: SpaceId, input: z.input<Schema>): Document[] {
    const performed = this.run(who, definition, space, input);
    if (!performed.ok) throw new Error(`${definition.name}: ${performed.refusal.code}, ${performed.refusal.message}`);
    return performed.documents;
  }

  /** The body of a live document; throws when there is none. */
  body<Body>(kind: { body: z.ZodType<Body> }, key: DocumentId): Body {
    const document = this.documents.get(key);
    if (!document || document.deleted) throw new Error(`nothing lives at ${key}`);
    return kind.body.parse(document.body);
  }

  isLive(key: DocumentId): boolean {
    return this.documents.get(key)?.deleted === false;
  }

  roleOf(space: SpaceId, who: PersonId): Role | null {
    const document = this.documents.get(membershipDocument(space, who));
    return document && !document.deleted ? MembershipBody.parse(document.body).role : null;
  }
}

/** What came of it, in a word: `done`, or the refusal's code. */
export const outcome = (performed: Performed): string => (performed.ok ? 'done' : performed.refusal.code);
