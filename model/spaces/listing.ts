import { z } from 'zod';
import type { CommandContext } from '../kernel/command.ts';
import { findAnywhere } from '../kernel/find.ts';
import { type DocumentId, PersonId, type SpaceId, SpaceId as SpaceIdSchema } from '../kernel/ids.ts';
import { defineKind } from '../kernel/kind.ts';
import { Access, Classification, type Role, SpaceBody } from '../kernel/space.ts';

/** What those outside know of a group: the listing that everyone finds, and the door that one person stands at. */

export const ListingBody = z.object({
  space: SpaceIdSchema,
  name: z.string().max(200),
  description: z.string().max(4000).default(''),
  access: Access,
  classification: Classification,
  archived: z.boolean().default(false),
  mark: z.string().max(8).default(''),
  /** Owners, moderators, members and guests; not visitors. */
  members: z.int().min(0).default(0),
});
export type ListingBody = z.infer<typeof ListingBody>;

/** `listing:<space>` in the company space; kept by the server for open and closed groups, gone when secret. */
export const listingKind = defineKind<ListingBody>({
  name: 'listing',
  body: ListingBody,
  tier: 'core',
  searchText: (listing) => `${listing.name}\n${listing.description}`,
});

/** What one is invited to or has asked to join: in one's personal space, since the group itself is not to be read yet. */
export const DoorBody = z.object({
  space: SpaceIdSchema,
  role: z.enum(['invited', 'asked']),
  name: z.string().max(200),
  mark: z.string().max(8).default(''),
  access: Access,
  classification: Classification,
  /** Who invited. */
  by: PersonId.nullable().default(null),
  since: z.number(),
});
export type DoorBody = z.infer<typeof DoorBody>;

/** `door:<person>:<space>`; kept by the server. */
export const doorKind = defineKind<DoorBody>({ name: 'door', body: DoorBody, tier: 'core' });

export const listingDocument = (space: SpaceId) => `listing:${space}` as DocumentId;
export const doorDocument = (space: SpaceId, person: PersonId) => `door:${person}:${space}` as DocumentId;

export const outsideReads = (space: SpaceId, person: PersonId) => [listingDocument(space), doorDocument(space, person)];

/**
 * A group as the actor knows it from outside. The server always has the group itself and never looks further;
 * a device outside the group has only its listing or the door.
 */
export function fromOutside(context: CommandContext): { facts: SpaceBody | null; role: Role | null } {
  const { actor, facts, space } = context;
  if (facts) return { facts, role: actor.role };
  const door = findAnywhere(context, doorDocument(space, actor.person), doorKind)?.body;
  const known = findAnywhere(context, listingDocument(space), listingKind)?.body ?? door;
  return { facts: known ? SpaceBody.parse({ ...known, type: 'group' }) : null, role: actor.role ?? door?.role ?? null };
}
