import type { Actor } from '../kernel/command.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { mustBeOwn } from '../spaces/policy.ts';

/** Settings are kept in one's own space and changed by nobody else, administrators included. */
export const mayChoose = (actor: Actor, facts: SpaceBody | null): Refusal | null => mustBeOwn(actor, facts);
