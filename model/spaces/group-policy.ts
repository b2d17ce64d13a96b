import type { Actor } from '../kernel/command.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Classification, SpaceBody } from '../kernel/space.ts';
import { all, mayEnter, mustBeEmployed, mustBeLive, mustBeOf, mustLead, mustOwn } from './policy.ts';

type Facts = SpaceBody | null;

/** Anyone in the company starts groups; guests do not. */
export const mayCreateGroup = (actor: Actor): Refusal | null => mustBeEmployed(actor);

/** Owners and moderators edit a live group; who may get in is the owners' to decide. */
export const mayEditGroup = (actor: Actor, facts: Facts, change: { access: boolean }): Refusal | null =>
  all(mayEnter(actor, facts), mustBeOf(facts, 'group'), change.access ? mustOwn(actor) : mustLead(actor), mustBeLive(facts));

/** Owners archive and restore. */
export const mayArchive = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayEnter(actor, facts), mustBeOf(facts, 'group'), mustOwn(actor));
export const mayRestore = mayArchive;

const RANK: Record<Classification, number> = { open: 1, internal: 2, confidential: 3 };

/** Owners and moderators raise a group's classification, only owners lower it; archived or not. */
export function mayClassify(actor: Actor, facts: Facts, to: Classification): Refusal | null {
  const lowers = facts !== null && RANK[to] < RANK[facts.classification];
  return all(mayEnter(actor, facts), mustBeOf(facts, 'group'), lowers ? mustOwn(actor) : mustLead(actor));
}
