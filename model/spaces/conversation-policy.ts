import type { Actor } from '../kernel/command.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { all, mayEnter, mustBeEmployed, mustBeOf } from './policy.ts';

type Facts = SpaceBody | null;

/** Anyone in the company starts conversations, with guests too; a guest answers in those they are in. */
export const mayOpenConversation = (actor: Actor, facts: Facts): Refusal | null =>
  all(mustBeEmployed(actor), facts ? mayEnter(actor, facts) : null);

/** Everyone in a conversation of several names it. */
export const mayRenameConversation = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayEnter(actor, facts), mustBeOf(facts, 'conversation'));

/** Everyone in it adds others, except guests: they know nobody but those who are there. */
export const mayAddToConversation = (actor: Actor, facts: Facts): Refusal | null =>
  all(mayEnter(actor, facts), mustBeOf(facts, 'conversation'), mustBeEmployed(actor));

/** One leaves a conversation of several; one between two is simply not answered. */
export const mayLeaveConversation = mayRenameConversation;
