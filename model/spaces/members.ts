import { z } from 'zod';
import { type CommandContext, defineCommand } from '../kernel/command.ts';
import { findAnywhere } from '../kernel/find.ts';
import { membershipDocument, PersonId, personDocument, type SpaceId } from '../kernel/ids.ts';
import { refuse } from '../kernel/refusal.ts';
import { personKind } from '../people/person.ts';
import { membershipOf, membershipWrite, removal } from './membership.ts';
import { mayApprove, mayGiveRole, mayInvite, mayRemove } from './membership-policy.ts';

/** What those inside do with the membership of others. */

const about = (person: PersonId, space: SpaceId) => [membershipDocument(space, person), personDocument(person)];

const profileOf = (context: CommandContext, person: PersonId) => {
  const profile = findAnywhere(context, personDocument(person), personKind)?.body;
  return profile && !profile.deactivated ? profile : null;
};

export const membershipInvite = defineCommand({
  name: 'membership.invite',
  input: z.object({
    person: PersonId,
    /** A guest's last day, milliseconds; for people of the company it is left out. */
    until: z.number().nullable().default(null),
  }),
  reads: (input, actor) => about(input.person, actor.space),
  authorise: (context, input) => mayInvite(context.actor, context.facts, { guest: profileOf(context, input.person)?.guest ?? false }),
  apply: (context, input) => {
    const profile = profileOf(context, input.person);
    if (!profile) return refuse('missing', 'no such person');
    const until = profile.guest ? input.until : null;
    const role = membershipOf(context, input.person)?.body.role;
    if (role === 'asked') return [membershipWrite(context, input.person, { role: 'member' })];
    if (role === 'guest') return [membershipWrite(context, input.person, { role, until })];
    if (role && role !== 'visitor' && role !== 'invited') return [];
    return [membershipWrite(context, input.person, { role: 'invited', until })];
  },
  merges: 'Inviting twice is inviting once; who has asked is let in; a guest who is in gets the new last day.',
});

export const membershipApprove = defineCommand({
  name: 'membership.approve',
  input: z.object({ person: PersonId }),
  reads: (input, actor) => about(input.person, actor.space),
  authorise: (context) => mayApprove(context.actor, context.facts),
  apply: (context, input) => {
    const role = membershipOf(context, input.person)?.body.role;
    if (!role) return refuse('missing', 'the request was taken back');
    return role === 'asked' ? [membershipWrite(context, input.person, { role: 'member' })] : [];
  },
  merges: 'Two who approve the same request approve it once; a request taken back meanwhile stays taken back.',
});

/** Also how a request to join is turned down. */
export const membershipRemove = defineCommand({
  name: 'membership.remove',
  input: z.object({ person: PersonId }),
  reads: (input, actor) => about(input.person, actor.space),
  authorise: (context, input) =>
    mayRemove(context.actor, context.facts, input.person, membershipOf(context, input.person)?.body.role ?? null),
  apply: (context, input) => removal(context, input.person),
  merges: 'Removing twice is removing once.',
});

export const membershipRole = defineCommand({
  name: 'membership.role',
  input: z.object({ person: PersonId, role: z.enum(['owner', 'moderator', 'member']) }),
  reads: (input, actor) => about(input.person, actor.space),
  authorise: (context, input) =>
    mayGiveRole(context.actor, context.facts, input.person, membershipOf(context, input.person)?.body.role ?? null, input.role),
  apply: (context, input) =>
    membershipOf(context, input.person)?.body.role === input.role ? [] : [membershipWrite(context, input.person, { role: input.role })],
  merges: 'Decided in the order of the log: of two owners who demote each other the first one remains.',
});
