import type { Actor } from '../kernel/command.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { all, mayEnter, mustBeOf, mustBeOwn } from '../spaces/policy.ts';

/** Everyone who reads a chat marks how far, visitors and archived spaces included; how far one has read a feed is one's own affair. */
export const mayMark = (actor: Actor, facts: SpaceBody | null, marker: { personal: boolean; here: boolean }): Refusal | null =>
  marker.personal
    ? mustBeOwn(actor, facts)
    : all(
        mayEnter(actor, facts),
        mustBeOf(facts, 'group', 'conversation', 'direct'),
        marker.here ? null : refuse('invalid', 'the marker belongs to another space'),
      );
