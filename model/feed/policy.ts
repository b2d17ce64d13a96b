import type { Actor } from '../kernel/command.ts';
import type { PersonId } from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { all, isLeader, mayContribute, mayTakePart, mustBeOf, mustLead } from '../spaces/policy.ts';

type Facts = SpaceBody | null;
/** What is acted upon; `null` when it is gone, which the rule then says. */
type Theirs = { author: PersonId | null; official?: boolean } | null;

const mustBeMine = (actor: Actor, theirs: Theirs): Refusal | null =>
  !theirs || theirs.author === actor.person ? null : refuse('forbidden', "someone else's words");

/** Everyone who belongs posts, in the company and in groups; visitors join first. */
export const mayPostIn = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayContribute(actor, facts), mustBeOf(facts, 'company', 'group'));

/** The company itself speaks through its owners and moderators. */
export const maySpeakForTheCompany = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayPostIn(actor, facts), mustBeOf(facts, 'company'), mustLead(actor));

/** One edits one's own posts; news is also edited by the others who speak for the company. */
export const mayEditPost = (actor: Actor, facts: Facts, post: Theirs): Refusal | null =>
  all(mayPostIn(actor, facts), post?.official ? maySpeakForTheCompany(actor, facts) : mustBeMine(actor, post));

/** One removes one's own; owners and moderators remove anyone's. */
export const mayRemovePost = (actor: Actor, facts: Facts, post: Theirs): Refusal | null =>
  all(mayPostIn(actor, facts), isLeader(actor) ? null : mustBeMine(actor, post));

/** Owners and moderators pin, and close a post for comments. */
export const mayRunPosts = (actor: Actor, facts: Facts): Refusal | null => all(mayPostIn(actor, facts), mustLead(actor));

/** Everyone who reads a live space votes and comments, visitors too. */
export const mayVote = (actor: Actor, facts: Facts): Refusal | null => all(mayTakePart(actor, facts), mustBeOf(facts, 'company', 'group'));
export const mayComment = mayVote;

export const mayEditComment = (actor: Actor, facts: Facts, comment: Theirs): Refusal | null =>
  all(mayComment(actor, facts), mustBeMine(actor, comment));

/** One removes one's own; owners and moderators remove anyone's. */
export const mayRemoveComment = (actor: Actor, facts: Facts, comment: Theirs): Refusal | null =>
  all(mayComment(actor, facts), isLeader(actor) ? null : mustBeMine(actor, comment));
