import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { findAnywhere } from '../kernel/find.ts';
import { directSpace, membershipDocument, PersonId, personDocument, type SpaceId, spaceDocument } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { SpaceBody, spaceKind, spaceTypeOf } from '../kernel/space.ts';
import { personKind } from '../people/person.ts';
import { mayAddToConversation, mayLeaveConversation, mayOpenConversation, mayRenameConversation } from './conversation-policy.ts';
import { membershipOf, membershipWrite, removal } from './membership.ts';

/** The most who are added at once; larger circles are groups. */
const MOST = 50;
const Name = z.string().trim().max(200);

const about = (space: SpaceId, people: readonly PersonId[]) =>
  people.flatMap((person) => [membershipDocument(space, person), personDocument(person)]);

const profileOf = (context: CommandContext, person: PersonId) => {
  const profile = findAnywhere(context, personDocument(person), personKind)?.body;
  return profile && !profile.deactivated ? profile : null;
};

/** Membership for those named who are not in yet; a refusal when one of them is not to be found. */
function letIn(context: CommandContext, people: readonly PersonId[]) {
  const fresh = [...new Set(people)].filter((person) => !membershipOf(context, person));
  if (fresh.some((person) => !profileOf(context, person))) return refuse('missing', 'no such person');
  return fresh.map((person) => membershipWrite(context, person, { role: profileOf(context, person)?.guest ? 'guest' : 'member' }));
}

function mustFit({ space, actor }: CommandContext, people: readonly PersonId[]) {
  const others = people.filter((person) => person !== actor.person);
  const [other] = others;
  if (!other) return refuse('invalid', 'a conversation takes two');
  const type = spaceTypeOf(space);
  const fits = type === 'direct' ? others.length === 1 && space === directSpace(actor.person, other) : type === 'conversation';
  return fits ? null : refuse('invalid', 'the space does not fit the people');
}

/**
 * Run in the conversation's own space: `directSpace(me, other)` for two, `conversation:<new uuid>` for more.
 * Opening a direct conversation that exists changes nothing, so the interface need not know.
 */
export const conversationOpen = defineCommand({
  name: 'conversation.open',
  input: z.object({ people: z.array(PersonId).min(1).max(MOST), name: Name.default('') }),
  reads: (input, actor) => about(actor.space, [actor.person, ...input.people]),
  // Whether the id fits is asked first: the answer must not tell if others have a conversation.
  authorise: (context, input) => mustFit(context, input.people) ?? mayOpenConversation(context.actor, context.facts),
  apply: (context, input) => {
    const type = spaceTypeOf(context.space);
    if (context.facts) return type === 'direct' ? [] : refuse('conflict', 'there is a conversation with this id');
    const memberships = letIn(context, [context.actor.person, ...input.people]);
    if (!Array.isArray(memberships)) return memberships;
    const body = SpaceBody.parse({ type, name: type === 'direct' ? '' : input.name, access: 'secret' });
    return [{ put: spaceDocument(context.space), kind: spaceKind.name, body }, ...memberships];
  },
  merges: 'Two who open a direct conversation with each other open the same one.',
});

export const conversationRename = defineCommand({
  name: 'conversation.rename',
  input: z.object({ name: Name }),
  authorise: (context) => mayRenameConversation(context.actor, context.facts),
  apply: (context, input) => [{ put: spaceDocument(context.space), kind: spaceKind.name, body: { ...context.facts, name: input.name } }],
  merges: 'The later name holds.',
});

export const conversationAdd = defineCommand({
  name: 'conversation.add',
  input: z.object({ people: z.array(PersonId).min(1).max(MOST) }),
  reads: (input, actor) => about(actor.space, input.people),
  authorise: (context) => mayAddToConversation(context.actor, context.facts),
  apply: (context, input) => letIn(context, input.people),
  merges: 'Adding someone twice is adding them once.',
});

export const conversationLeave = defineCommand({
  name: 'conversation.leave',
  input: z.object({}),
  authorise: (context) => mayLeaveConversation(context.actor, context.facts),
  apply: (context) => removal(context, context.actor.person),
  merges: 'Leaving once more finds nothing to leave; being added afterwards is being in again.',
});
