import type { Actor } from '../kernel/command.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { mustBeOwn } from '../spaces/policy.ts';

/** One's notifications are one's own; only the server makes them. */
export const mayMarkSeen = (actor: Actor, facts: SpaceBody | null): Refusal | null => mustBeOwn(actor, facts);
