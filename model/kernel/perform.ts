import type { Actor, AnyCommand, Command, CommandContext } from './command.ts';
import type { Document, Write } from './document.ts';
import type { RuleBook } from './feature.ts';
import { COMPANY, type DocumentId, membershipDocument, type PersonId, type SpaceId, spaceDocument } from './ids.ts';
import { type Refusal, refuse } from './refusal.ts';
import { impliedRole, MembershipBody, personalFacts, type Role, SpaceBody, spaceTypeOf } from './space.ts';

/** The state a command is performed against: the documents named by `readsOf`, deleted ones included. */
export type State = Pick<ReadonlyMap<DocumentId, Document>, 'get'>;

export type Performed = { ok: true; documents: Document[] } | { ok: false; refusal: Refusal };

export type Prepared = { definition: AnyCommand; input: unknown };

/** Finds the definition and parses the input. Never throws on bad input. */
export function prepare(book: RuleBook, command: Command): Prepared | Refusal {
  const definition = book.commands.get(command.name);
  if (!definition) return refuse('unknown', `no command is called ${command.name}`);
  const parsed = definition.input.safeParse(command.input);
  if (!parsed.success)
    return refuse(
      'invalid',
      parsed.error.issues
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ')
        .slice(0, 500),
    );
  return { definition, input: parsed.data };
}

/** The ids of all documents that must be at hand before `perform`. */
export function readsOf(prepared: Prepared, person: PersonId, space: SpaceId): DocumentId[] {
  const own = prepared.definition.reads?.(prepared.input, { person, space }) ?? [];
  return [...new Set([spaceDocument(space), membershipDocument(space, person), membershipDocument(COMPANY, person), ...own])];
}

/**
 * Carries out one command against a state: policy first, then the rule, then the kernel's own guards. Pure.
 * The same function runs on the server (current state, its clock) and on the device (its replica, its clock).
 * @returns the documents as they become, `seq` unchanged (0 for new ones): the server numbers them
 */
export function perform(prepared: Prepared, command: Command, person: PersonId, state: State, now: number): Performed {
  const { definition, input } = prepared;
  const get = (id: DocumentId): Document | null => {
    const found = state.get(id);
    return found && !found.deleted ? found : null;
  };
  const context: CommandContext = {
    actor: actorIn(command.space, person, get, now),
    space: command.space,
    facts: factsOf(command.space, get),
    get,
    now,
    at: Math.min(command.at, now),
  };
  const refusal = definition.authorise(context, input);
  if (refusal) return { ok: false, refusal };
  const writes = definition.apply(context, input);
  if (!Array.isArray(writes)) return { ok: false, refusal: writes };
  const documents: Document[] = [];
  for (const write of writes) {
    const document = materialise(write, context, state);
    if ('code' in document) return { ok: false, refusal: document };
    documents.push(document);
  }
  return { ok: true, documents };
}

/** The roles of a person, from membership documents that `get` can reach. A membership past its last day counts for nothing. */
export function actorIn(space: SpaceId, person: PersonId, get: (id: DocumentId) => Document | null, now: number): Actor {
  const roleIn = (where: SpaceId): Role | null => {
    const implied = impliedRole(where, person);
    if (implied !== undefined) return implied;
    const membership = get(membershipDocument(where, person));
    if (!membership) return null;
    const body = MembershipBody.parse(membership.body);
    return body.until !== null && body.until <= now ? null : body.role;
  };
  return { person, role: roleIn(space), companyRole: roleIn(COMPANY) };
}

export function factsOf(space: SpaceId, get: (id: DocumentId) => Document | null): SpaceBody | null {
  if (spaceTypeOf(space) === 'personal') return personalFacts;
  const document = get(spaceDocument(space));
  return document ? SpaceBody.parse(document.body) : null;
}

/** Turns a write into the document it makes. A document never changes space or kind, and a foreign id is never taken over. */
function materialise(write: Write, context: CommandContext, state: State): Document | Refusal {
  const id = 'put' in write ? write.put : write.remove;
  const before = state.get(id);
  if (before && before.space !== context.space) return refuse('conflict', 'the id belongs to something in another space');
  if ('remove' in write) {
    if (!before) return refuse('missing', 'nothing there to remove');
    return { ...before, deleted: true, body: null, changedAt: context.now };
  }
  if (before && before.kind !== write.kind) return refuse('conflict', 'the id belongs to something of another kind');
  return {
    id,
    space: context.space,
    kind: write.kind,
    seq: before?.seq ?? 0,
    parent: write.parent !== undefined ? write.parent : (before?.parent ?? null),
    author: before && !before.deleted ? before.author : context.actor.person,
    sort: write.sort ?? before?.sort ?? context.now,
    createdAt: before && !before.deleted ? before.createdAt : context.now,
    changedAt: context.now,
    deleted: false,
    body: write.body,
  };
}
