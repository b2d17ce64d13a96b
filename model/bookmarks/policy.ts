import type { Actor } from '../kernel/command.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { SpaceBody } from '../kernel/space.ts';
import { mustBeOwn } from '../spaces/policy.ts';

/** Bookmarks are kept in one's own space, where nobody else sees them. */
export const mayBookmark = (actor: Actor, facts: SpaceBody | null): Refusal | null => mustBeOwn(actor, facts);
