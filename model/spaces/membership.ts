import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import type { Document, Write } from '../kernel/document.ts';
import { findAnywhere, findHere } from '../kernel/find.ts';
import { membershipDocument, type PersonId, PersonId as PersonIdSchema, personDocument } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { type MembershipBody, membershipKind } from '../kernel/space.ts';
import { personKind } from '../people/person.ts';
import { fromOutside, outsideReads } from './listing.ts';
import { mayAccept, mayAsk, mayDecline, mayJoin, mayLeave, mayVisit } from './membership-policy.ts';

/** What a person does with their own membership of a group. */

const DAY = 86_400_000;
/** How long a visit lasts unless it is renewed. */
export const VISIT = 7 * DAY;

export const membershipOf = (context: CommandContext, person: PersonId): Document<MembershipBody> | null =>
  findHere(context, membershipDocument(context.space, person), membershipKind);

/** A membership as it becomes; the name is kept for those who cannot read the company's directory. */
export function membershipWrite(
  context: CommandContext,
  person: PersonId,
  change: Pick<MembershipBody, 'role'> & Partial<MembershipBody>,
): Write {
  const name = findAnywhere(context, personDocument(person), personKind)?.body.name;
  const before = membershipOf(context, person)?.body;
  const since = before?.role === change.role ? before.since : context.now;
  const body: MembershipBody = { person, since, until: null, ...change, name: name ?? before?.name ?? '' };
  return { put: membershipDocument(context.space, person), kind: membershipKind.name, parent: person, body };
}

const own = {
  input: z.object({}),
  reads: (_input: unknown, actor: { person: PersonId; space: CommandContext['space'] }) => [
    personDocument(actor.person),
    ...outsideReads(actor.space, actor.person),
  ],
};

/** The role in which a person belongs to a group: those from outside the company are guests. */
const belonging = (context: CommandContext) => (context.actor.companyRole ? 'member' : 'guest');

export const membershipJoin = defineCommand({
  ...own,
  name: 'membership.join',
  authorise: (context) => mayJoin(context.actor, fromOutside(context)),
  apply: (context) => [membershipWrite(context, context.actor.person, { role: 'member' })],
  merges: 'Joining twice is joining once; whoever joins while an invitation is on its way is in.',
});

export const membershipAsk = defineCommand({
  ...own,
  name: 'membership.ask',
  authorise: (context) => mayAsk(context.actor, fromOutside(context)),
  apply: (context) =>
    fromOutside(context).role === 'invited'
      ? [membershipWrite(context, context.actor.person, { role: 'member' })]
      : [membershipWrite(context, context.actor.person, { role: 'asked' })],
  merges: 'Asking while an invitation is on its way is accepting it.',
});

/** Opening an open group that one has not joined. Renewed each time, written only when it is a day older. */
export const membershipVisit = defineCommand({
  ...own,
  name: 'membership.visit',
  authorise: (context) => mayVisit(context.actor, fromOutside(context)),
  apply: (context) => {
    const until = membershipOf(context, context.actor.person)?.body.until ?? 0;
    if (context.actor.role === 'visitor' && until > context.now + VISIT - DAY) return [];
    return [membershipWrite(context, context.actor.person, { role: 'visitor', until: context.now + VISIT })];
  },
  merges: 'The longest visit holds.',
});

export const membershipAccept = defineCommand({
  ...own,
  name: 'membership.accept',
  authorise: (context) => mayAccept(context.actor, fromOutside(context)),
  apply: (context) => {
    const until = membershipOf(context, context.actor.person)?.body.until ?? null;
    const role = belonging(context);
    return [membershipWrite(context, context.actor.person, { role, until: role === 'guest' ? until : null })];
  },
  merges: 'Accepting an invitation that was withdrawn meanwhile is refused.',
});

export const membershipDecline = defineCommand({
  ...own,
  name: 'membership.decline',
  authorise: (context) => mayDecline(fromOutside(context)),
  apply: (context) => removal(context, context.actor.person),
  merges: 'Declining what was withdrawn meanwhile changes nothing.',
});

/** An owner who leaves names who stays as owner; that person becomes owner in the same act. */
export const membershipLeave = defineCommand({
  ...own,
  name: 'membership.leave',
  input: z.object({ successor: PersonIdSchema.nullable().default(null) }),
  reads: (input, actor) => [
    ...own.reads(input, actor),
    ...(input.successor ? [membershipDocument(actor.space, input.successor), personDocument(input.successor)] : []),
  ],
  authorise: (context, input) =>
    mayLeave(context.actor, fromOutside(context), input.successor, input.successor && membershipOf(context, input.successor)?.body),
  apply: (context, input) => {
    if (context.actor.role !== 'owner' || !input.successor) return removal(context, context.actor.person);
    const heir = membershipOf(context, input.successor)?.body;
    const handover = heir?.role === 'owner' ? [] : [membershipWrite(context, input.successor, { role: 'owner' })];
    return [...handover, ...removal(context, context.actor.person)];
  },
  merges: 'Decided in the order of the log: a group is never without an owner.',
});

/** On a device outside the group there may be nothing to remove; the server has it. */
export function removal(context: CommandContext, person: PersonId): Write[] {
  const document = membershipOf(context, person);
  return document ? [{ remove: document.id }] : [];
}

export const notThere = () => refuse('missing', 'no such membership');
