import type { z } from 'zod';

/**
 * How a device is filled: `core` (people, spaces, memberships) first and whole; `kept` whole;
 * `windowed` (posts, comments, messages and what hangs under them) only as far back as the administrator's window.
 */
export type Tier = 'core' | 'windowed' | 'kept';
export const TIERS = ['core', 'windowed', 'kept'] as const satisfies readonly Tier[];

export type Kind<Body = unknown> = {
  name: string;
  body: z.ZodType<Body>;
  tier: Tier;
  /** The words by which it is found; nothing when it is not searched. */
  searchText?: (body: Body) => string;
};

/** One kind, one definition: everything else about it is derived from here. */
export const defineKind = <Body>(kind: Kind<Body>): Kind<Body> => kind;
