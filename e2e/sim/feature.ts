import { z } from 'zod';
import { type CommandContext, defineCommand } from '../../model/kernel/command.ts';
import { defineFeature } from '../../model/kernel/feature.ts';
import { findHere } from '../../model/kernel/find.ts';
import { DocumentId, membershipDocument, PersonId, personalSpace, spaceDocument } from '../../model/kernel/ids.ts';
import { defineKind } from '../../model/kernel/kind.ts';
import { type Refusal, refuse } from '../../model/kernel/refusal.ts';
import { Classification, MembershipBody, membershipKind, Role, SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import type { ServerFeature } from '../../server/feature.ts';

/**
 * A feature made to be audited: every command carries a token that stays in what it makes, nothing it does is idempotent
 * by itself, and any member may turn the roles and the classification of a space about.
 */

const Token = z.string().min(1).max(40);

const NoteBody = z.object({ text: z.string(), tokens: z.array(Token) });
/** Windowed, like posts and messages. */
const noteKind = defineKind({ name: 'sim-note', body: NoteBody, tier: 'windowed' });

const TallyBody = z.object({ total: z.number(), tokens: z.array(Token) });
/** Kept whole, like pages. */
const tallyKind = defineKind({ name: 'sim-tally', body: TallyBody, tier: 'kept' });

/** `sim-ping:<person>` in the personal space: what the server writes when a note calls on someone. */
const pingKind = defineKind({ name: 'sim-ping', body: TallyBody, tier: 'kept' });

const mayWrite = ({ actor }: CommandContext): Refusal | null =>
  actor.role === 'owner' || actor.role === 'moderator' || actor.role === 'member' ? null : refuse('forbidden', 'only members write');
const mayRule = ({ actor }: CommandContext): Refusal | null =>
  actor.role === 'owner' || actor.role === 'moderator' ? null : refuse('forbidden', 'only owners and moderators');

const membership = (context: CommandContext, person: PersonId, role: Role, until: number | null) => ({
  put: membershipDocument(context.space, person),
  kind: membershipKind.name,
  parent: person,
  body: MembershipBody.parse({ person, role, until, since: context.now }),
});

const spaceMake = defineCommand({
  name: 'sim.make',
  input: z.object({ token: Token, classification: Classification, members: z.array(PersonId) }),
  reads: (input, actor) => input.members.map((person) => membershipDocument(actor.space, person)),
  authorise: (context) => (context.actor.companyRole ? null : refuse('forbidden', 'guests make no spaces')),
  apply: (context, input) => {
    if (context.facts) return refuse('conflict', 'it is there');
    return [
      {
        put: spaceDocument(context.space),
        kind: spaceKind.name,
        body: SpaceBody.parse({ type: 'group', name: input.token, access: 'secret', classification: input.classification }),
      },
      membership(context, context.actor.person, 'owner', null),
      ...input.members.filter((person) => person !== context.actor.person).map((person) => membership(context, person, 'member', null)),
    ];
  },
  merges: 'Each makes its own.',
  text: (input) => input.token,
});

const spaceClassify = defineCommand({
  name: 'sim.classify',
  input: z.object({ classification: Classification }),
  authorise: mayRule,
  apply: (context, input) => {
    if (!context.facts) return refuse('missing', 'no such space');
    const body = { ...context.facts, classification: input.classification };
    return [{ put: spaceDocument(context.space), kind: spaceKind.name, body }];
  },
  merges: 'The later one holds.',
});

const grant = defineCommand({
  name: 'sim.grant',
  input: z.object({ person: PersonId, role: Role, until: z.number().nullable() }),
  reads: (input, actor) => [membershipDocument(actor.space, input.person)],
  authorise: mayRule,
  apply: (context, input) => [membership(context, input.person, input.role, input.until)],
  merges: 'The later one holds.',
});

const revoke = defineCommand({
  name: 'sim.revoke',
  input: z.object({ person: PersonId }),
  reads: (input, actor) => [membershipDocument(actor.space, input.person)],
  authorise: (context, input) => (input.person === context.actor.person ? null : mayRule(context)),
  apply: (context, input) => {
    const held = findHere(context, membershipDocument(context.space, input.person), membershipKind);
    return held ? [{ remove: held.id }] : refuse('missing', 'not in it');
  },
  merges: 'Removing twice is refused the second time.',
});

const noteWrite = defineCommand({
  name: 'sim.note',
  input: z.object({
    token: Token,
    note: DocumentId,
    text: z.string(),
    upload: z.string().nullable(),
    under: DocumentId.nullable(),
    calls: PersonId.nullable(),
  }),
  reads: (input) => (input.under ? [input.note, input.under] : [input.note]),
  needs: (input) => (input.upload ? [input.upload] : []),
  authorise: mayWrite,
  apply: (context, input) => {
    if (context.get(input.note)) return refuse('conflict', 'the id is taken');
    if (input.under && !context.get(input.under)) return refuse('missing', 'what it hangs under is gone');
    return [{ put: input.note, kind: noteKind.name, parent: input.under, body: { text: input.text, tokens: [input.token] } }];
  },
  merges: 'Each writes its own.',
  text: (input) => input.text,
});

const noteAppend = defineCommand({
  name: 'sim.append',
  input: z.object({ token: Token, note: DocumentId, text: z.string() }),
  reads: (input) => [input.note],
  authorise: mayWrite,
  apply: (context, input) => {
    const note = findHere(context, input.note, noteKind);
    if (!note) return refuse('missing', 'the note is gone');
    return [{ put: note.id, kind: noteKind.name, body: { ...note.body, tokens: [...note.body.tokens, input.token] } }];
  },
  merges: 'Both are kept, in the order of the log.',
  text: (input) => input.text,
});

const noteErase = defineCommand({
  name: 'sim.erase',
  input: z.object({ note: DocumentId }),
  reads: (input) => [input.note],
  authorise: mayWrite,
  apply: (context, input) => (context.get(input.note) ? [{ remove: input.note }] : refuse('missing', 'gone already')),
  merges: 'Erasing twice is refused the second time.',
});

const tallyAdd = defineCommand({
  name: 'sim.add',
  input: z.object({ token: Token, tally: DocumentId, amount: z.int() }),
  reads: (input) => [input.tally],
  authorise: mayWrite,
  apply: (context, input) => {
    const held = findHere(context, input.tally, tallyKind)?.body ?? { total: 0, tokens: [] };
    return [{ put: input.tally, kind: tallyKind.name, body: { total: held.total + input.amount, tokens: [...held.tokens, input.token] } }];
  },
  merges: 'Amounts add up.',
});

export const simFeature = defineFeature({
  name: 'sim',
  kinds: [noteKind, tallyKind, pingKind],
  commands: [spaceMake, spaceClassify, grant, revoke, noteWrite, noteAppend, noteErase, tallyAdd],
});

export const NoteInput = noteWrite.input;
export const AddInput = tallyAdd.input;
export const NoteShape = NoteBody;
export const TallyShape = TallyBody;
export const pingDocument = (person: PersonId) => `sim-ping:${person}` as DocumentId;

/** What follows a note that calls on someone: one more in their personal space, in the same transaction. */
export const simOnServer = (uploaded: (upload: string) => boolean): ServerFeature => ({
  name: 'sim',
  check: async ({ command, input }) => {
    if (command.name !== noteWrite.name) return null;
    const { upload } = noteWrite.input.parse(input);
    return upload && !uploaded(upload) ? refuse('file', 'the file never arrived') : null;
  },
  effects: async ({ command, input, read }) => {
    if (command.name !== noteWrite.name) return [];
    const { calls, token } = noteWrite.input.parse(input);
    if (!calls) return [];
    const [held] = await read.documents([pingDocument(calls)]);
    const before = held && !held.deleted ? TallyBody.parse(held.body) : { total: 0, tokens: [] };
    const body = { total: before.total + 1, tokens: [...before.tokens, token] };
    return [{ put: pingDocument(calls), space: personalSpace(calls), kind: pingKind.name, body }];
  },
});
