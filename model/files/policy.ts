import type { Actor } from '../kernel/command.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { all, isLeader, mayTakePart, mustBeOf } from '../spaces/policy.ts';

type Facts = SpaceBody | null;

/** Whoever may comment adds files, for a comment has files too. */
export const mayAddFile = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayTakePart(actor, facts), mustBeOf(facts, 'company', 'group', 'conversation', 'direct'));

/** A file is removed by the one who added it, or by owners and moderators. */
export const mayRemoveFile = (actor: Actor, facts: Facts, author: PersonId | null): Refusal | null =>
  all(mayAddFile(actor, facts), author === actor.person || isLeader(actor) ? null : refuse('forbidden', "someone else's file"));
