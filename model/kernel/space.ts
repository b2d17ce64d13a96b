import { z } from 'zod';
import { defineKind } from './kind.ts';
import { COMPANY, type PersonId, personalSpace, type SpaceId } from './ids.ts';

/** Spaces and memberships: what the kernel must understand to know who may read what. */

export const SpaceType = z.enum(['company', 'group', 'conversation', 'direct', 'personal']);
export type SpaceType = z.infer<typeof SpaceType>;

export const Access = z.enum(['open', 'closed', 'secret']);
export type Access = z.infer<typeof Access>;

export const Classification = z.enum(['open', 'internal', 'confidential']);
export type Classification = z.infer<typeof Classification>;

export const Role = z.enum(['owner', 'moderator', 'member', 'guest', 'visitor', 'invited', 'asked']);
export type Role = z.infer<typeof Role>;

/** Invited and asking people stand at the door: they are known to the space and read nothing in it. */
const READERS: ReadonlySet<Role> = new Set(['owner', 'moderator', 'member', 'guest', 'visitor']);
export const mayRead = (role: Role | null): boolean => role !== null && READERS.has(role);

export const SpaceBody = z.object({
  type: SpaceType,
  name: z.string().max(200),
  description: z.string().max(4000).default(''),
  access: Access.default('closed'),
  classification: Classification.default('internal'),
  archived: z.boolean().default(false),
  /** Emoji or two letters for the mark; colours follow from the id. */
  mark: z.string().max(8).default(''),
});
export type SpaceBody = z.infer<typeof SpaceBody>;

export const MembershipBody = z.object({
  person: z.string(),
  role: Role,
  /** The person's name when the row was written, for those who cannot read the company directory (guests). */
  name: z.string().max(200).default(''),
  since: z.number(),
  /** A guest's or visitor's last day, milliseconds; null without end. */
  until: z.number().nullable().default(null),
});
export type MembershipBody = z.infer<typeof MembershipBody>;

/** `space:<id>`, in the space itself. */
export const spaceKind = defineKind({ name: 'space', body: SpaceBody, tier: 'core' });
/** `membership:<space>:<person>`, in the space it is about; its parent is the person. */
export const membershipKind = defineKind({ name: 'membership', body: MembershipBody, tier: 'core' });

export function spaceTypeOf(space: SpaceId): SpaceType {
  const head = space.split(':', 1)[0];
  const parsed = SpaceType.safeParse(head);
  if (!parsed.success) throw new Error(`not a space id: ${space}`);
  return parsed.data;
}

/** The facts of a space that has no document of its own: a personal space is its person's and nobody else's. */
export const personalFacts: SpaceBody = SpaceBody.parse({ type: 'personal', name: '', access: 'secret', classification: 'internal' });

/** The role a person has by the id of the space alone, before any membership is read; `undefined`: ask the membership. */
export function impliedRole(space: SpaceId, person: PersonId): Role | null | undefined {
  if (space === personalSpace(person)) return 'owner';
  if (spaceTypeOf(space) === 'personal') return null;
  return undefined;
}

export const isCompany = (space: SpaceId): boolean => space === COMPANY;
