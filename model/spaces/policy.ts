import type { Actor } from '../kernel/command.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { mayRead, type Role, type SpaceBody } from '../kernel/space.ts';

/**
 * The sentences that every feature's policy is made of. `null` means: go on. Whoever cannot read a space is told that there
 * is nothing there, whether there is or not.
 *
 * - Owner, moderator and member do everything that belongs to taking part; so does a guest (a person from outside the
 *   company) in the spaces they are let into.
 * - A visitor of an open group reads, reacts, votes and comments; posting, chatting and inviting waits until they have joined.
 * - The invited and the asking stand at the door and see nothing of the inside.
 * - An archived space is read, left and restored, and nothing else.
 * - Guests and visitors do not exist in a confidential space, nor visitors in one that is not open.
 */

type Facts = SpaceBody | null;

/** The first objection among several sentences, or none. */
export const all = (...answers: (Refusal | null)[]): Refusal | null => answers.find((answer) => answer !== null) ?? null;

const LEADERS: readonly (Role | null)[] = ['owner', 'moderator'];
const PASSING: readonly (Role | null)[] = ['guest', 'visitor'];

export function mayEnter(actor: Actor, facts: Facts): Refusal | null {
  if (!facts || !mayRead(actor.role)) return refuse('missing', 'there is no such space for this person');
  if (facts.classification === 'confidential' && PASSING.includes(actor.role)) return refuse('missing', 'confidential: members only');
  if (actor.role === 'visitor' && facts.access !== 'open') return refuse('missing', 'no longer open');
  return null;
}

export const mustBeLive = (facts: Facts): Refusal | null => (facts?.archived ? refuse('closed', 'the space is archived') : null);

/** React, vote, comment: everyone who reads. */
export const mayTakePart = (actor: Actor, facts: Facts): Refusal | null => all(mayEnter(actor, facts), mustBeLive(facts));

/** Post, write in the chat, add files: everyone who belongs. */
export const mayContribute = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayTakePart(actor, facts), actor.role === 'visitor' ? refuse('forbidden', 'visitors join first') : null);

export const isLeader = (actor: Actor): boolean => LEADERS.includes(actor.role);

export const mustLead = (actor: Actor): Refusal | null => (isLeader(actor) ? null : refuse('forbidden', 'for owners and moderators'));

export const mustOwn = (actor: Actor): Refusal | null => (actor.role === 'owner' ? null : refuse('forbidden', 'for owners'));

/** People of the company, as opposed to guests. */
export const mustBeEmployed = (actor: Actor): Refusal | null =>
  actor.companyRole && mayRead(actor.companyRole) && actor.companyRole !== 'guest'
    ? null
    : refuse('forbidden', 'for people of the company');

export const mustBeOf = (facts: Facts, ...types: SpaceBody['type'][]): Refusal | null =>
  facts && types.includes(facts.type) ? null : refuse('forbidden', `not in a space of this type: ${facts?.type ?? 'none'}`);

/** A personal space answers to its person alone. */
export const mustBeOwn = (actor: Actor, facts: Facts): Refusal | null =>
  facts?.type === 'personal' && actor.role === 'owner' ? null : refuse('missing', "not the person's own space");
