import type { Actor } from '../kernel/command.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { all, isLeader, mayContribute, mustBeOf } from '../spaces/policy.ts';

type Facts = SpaceBody | null;
type Theirs = { author: PersonId | null } | null;

const mustBeMine = (actor: Actor, theirs: Theirs): Refusal | null =>
  !theirs || theirs.author === actor.person ? null : refuse('forbidden', "someone else's words");

/** Everyone who belongs writes in the chat of a group and in conversations; visitors join first. The company has a feed, not a chat. */
export const mayChatIn = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayContribute(actor, facts), mustBeOf(facts, 'group', 'conversation', 'direct'));

/** One edits one's own messages and nobody else's. */
export const mayEditMessage = (actor: Actor, facts: Facts, message: Theirs): Refusal | null =>
  all(mayChatIn(actor, facts), mustBeMine(actor, message));

/** One removes one's own; in a group owners and moderators remove anyone's. */
export const mayRemoveMessage = (actor: Actor, facts: Facts, message: Theirs): Refusal | null =>
  all(mayChatIn(actor, facts), isLeader(actor) ? null : mustBeMine(actor, message));
