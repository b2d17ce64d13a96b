import type { Actor } from '../kernel/command.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { all, mayTakePart, mustBeOf } from '../spaces/policy.ts';

/** Everyone who reads a live space reacts to what is in it, visitors too. */
export const mayReact = (actor: Actor, facts: SpaceBody | null): Refusal | null =>
  all(mayTakePart(actor, facts), mustBeOf(facts, 'company', 'group', 'conversation', 'direct'));
