import type { Actor } from '../kernel/command.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { type MembershipBody, mayRead, type Role, type SpaceBody } from '../kernel/space.ts';
import { all, isLeader, mayEnter, mustBeEmployed, mustBeLive, mustBeOf, mustLead, mustOwn } from './policy.ts';

type Facts = SpaceBody | null;
/** What the actor knows of the group, maybe from outside. */
type Outside = { facts: Facts; role: Role | null };

const BELONGING: readonly (Role | null)[] = ['owner', 'moderator', 'member', 'guest'];

/** Secret groups, and what is no group, are not there for those outside. */
function mustBeFound({ facts, role }: Outside): Refusal | null {
  const listed = facts?.type === 'group' && (facts.access !== 'secret' || role !== null);
  return listed ? null : refuse('missing', 'there is no such group for this person');
}

const mustStandOutside = ({ role }: Outside): Refusal | null =>
  BELONGING.includes(role) ? refuse('conflict', 'belongs to the group already') : null;

const mustBeOpen = (facts: Facts): Refusal | null =>
  facts?.access === 'open' && facts.classification !== 'confidential' ? null : refuse('forbidden', 'the group is not open');

/** Anyone in the company joins an open, live group. */
export const mayJoin = (actor: Actor, outside: Outside): Refusal | null =>
  all(mustBeFound(outside), mustBeEmployed(actor), mustStandOutside(outside), mustBeOpen(outside.facts), mustBeLive(outside.facts));

/** Anyone in the company asks to join a closed, live group; an open one is simply joined. */
export const mayAsk = (actor: Actor, outside: Outside): Refusal | null =>
  all(
    mustBeFound(outside),
    mustBeEmployed(actor),
    mustStandOutside(outside),
    outside.facts?.access === 'closed' ? null : refuse('conflict', 'only a closed group is asked'),
    mustBeLive(outside.facts),
  );

/** Anyone in the company looks into an open group, archived ones too; members have no need to. */
export const mayVisit = (actor: Actor, outside: Outside): Refusal | null =>
  all(mustBeFound(outside), mustBeEmployed(actor), mustStandOutside(outside), mustBeOpen(outside.facts));

/** The invited accept as long as the group is live; nobody from outside the company comes into a confidential one. */
export const mayAccept = (actor: Actor, { facts, role }: Outside): Refusal | null =>
  all(
    role === 'invited' ? null : refuse('missing', 'no invitation'),
    facts?.classification === 'confidential' && mustBeEmployed(actor) ? refuse('forbidden', 'confidential: no guests') : null,
    mustBeLive(facts),
  );

/** The invited decline, archived or not. */
export const mayDecline = ({ role }: Outside): Refusal | null => (role === 'invited' ? null : refuse('missing', 'no invitation'));

/** Everyone leaves as they like, and takes back what they asked; an owner hands over to someone who belongs and is no guest. */
export function mayLeave(
  actor: Actor,
  { facts, role }: Outside,
  successor: PersonId | null,
  heir: MembershipBody | null | undefined,
): Refusal | null {
  if (facts?.type !== 'group' || role === null || role === 'invited') return refuse('missing', 'no membership to leave');
  if (role !== 'owner') return null;
  if (!successor || successor === actor.person) return refuse('conflict', 'an owner hands over before leaving');
  const able = heir && ['owner', 'moderator', 'member'].includes(heir.role);
  return able ? null : refuse('conflict', 'the successor does not belong to the group');
}

/**
 * Owners and moderators invite into a live group, in an open one every member does; guests invite nobody,
 * are themselves invited only by owners and moderators, and never into a confidential group.
 */
export function mayInvite(actor: Actor, facts: Facts, invited: { guest: boolean }): Refusal | null {
  const welcoming = facts?.access === 'open' && !invited.guest && actor.role === 'member';
  return all(
    mayEnter(actor, facts),
    mustBeOf(facts, 'group'),
    isLeader(actor) || welcoming ? null : refuse('forbidden', 'invitations are for owners and moderators'),
    invited.guest && facts?.classification === 'confidential' ? refuse('forbidden', 'confidential: no guests') : null,
    mustBeLive(facts),
  );
}

/** Owners and moderators let in those who asked. */
export const mayApprove = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayEnter(actor, facts), mustBeOf(facts, 'group'), mustLead(actor), mustBeLive(facts));

/** Owners remove anyone but themselves; moderators those without a role in running the group, the door included. */
export function mayRemove(actor: Actor, facts: Facts, person: PersonId, role: Role | null): Refusal | null {
  const leads = role === 'owner' || role === 'moderator';
  return all(
    mayEnter(actor, facts),
    mustBeOf(facts, 'group'),
    leads ? mustOwn(actor) : mustLead(actor),
    person === actor.person ? refuse('conflict', 'one leaves, one does not remove oneself') : null,
  );
}

/**
 * Owners set the roles of others who belong; a guest stays a guest. In the company an administrator appoints editors of news;
 * administrators themselves are made and unmade with their accounts.
 */
export function mayGiveRole(actor: Actor, facts: Facts, person: PersonId, role: Role | null, to: Role): Refusal | null {
  const administrators = facts?.type === 'company' && (role === 'owner' || to === 'owner');
  return all(
    mayEnter(actor, facts),
    mustBeOf(facts, 'group', 'company'),
    mustOwn(actor),
    administrators ? refuse('forbidden', 'administrators are made with their accounts') : null,
    person === actor.person ? refuse('conflict', 'an owner hands over instead') : null,
    role && mayRead(role) && role !== 'visitor' && role !== 'guest' ? null : refuse('conflict', 'roles are for those who belong'),
  );
}
