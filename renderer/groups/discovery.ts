import type { Document } from '../../model/kernel/document.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { type MembershipBody, type Role, SpaceBody } from '../../model/kernel/space.ts';
import type { DoorBody, ListingBody } from '../../model/spaces/listing.ts';
import { compareNames } from '../../model/text/names.ts';
import { matchScore } from '../shell/switcher-hits.ts';

/** A group as it stands in the list of all: from its listing, or from within for a secret one. */
export type Found = {
  space: SpaceId;
  facts: SpaceBody;
  /** `null`: not known from here. */
  members: number | null;
  /** One's own standing, an invitation or a request included. */
  role: Role | null;
};

export type Choice = 'all' | 'mine' | 'archived';

type Known = {
  listings: readonly Document<ListingBody>[];
  spaces: readonly Document<SpaceBody>[];
  doors: readonly Document<DoorBody>[];
  /** The reader's own. */
  memberships: readonly Document<MembershipBody>[];
};

const BELONGING: readonly (Role | null)[] = ['owner', 'moderator', 'member', 'guest'];
export const isMine = ({ role }: Found): boolean => BELONGING.includes(role);

/** Every group the reader can know of, each once, in the order of names. */
export function allGroups({ listings, spaces, doors, memberships }: Known): Found[] {
  const roles = new Map<SpaceId, Role>(doors.map(({ body }) => [body.space, body.role]));
  for (const { space, body } of memberships) roles.set(space, body.role);
  const found = new Map<SpaceId, Found>();
  const add = (space: SpaceId, facts: SpaceBody, members: number | null) =>
    found.set(space, { space, facts, members, role: roles.get(space) ?? null });
  for (const { body } of doors) add(body.space, SpaceBody.parse({ ...body, type: 'group' }), null);
  for (const { body } of listings) add(body.space, SpaceBody.parse({ ...body, type: 'group' }), body.members);
  for (const { space, body } of spaces) if (body.type === 'group') add(space, body, found.get(space)?.members ?? null);
  return [...found.values()].sort((a, b) => compareNames(a.facts.name, b.facts.name));
}

/** What the list shows: those chosen, and when something is sought the best hits first. */
export function shownGroups(groups: readonly Found[], choice: Choice, sought: string): readonly Found[] {
  const chosen = groups.filter((group) => group.facts.archived === (choice === 'archived') && (choice !== 'mine' || isMine(group)));
  if (!sought.trim()) return chosen;
  return chosen
    .map((group) => ({ group, score: Math.max(matchScore(group.facts.name, sought), matchScore(group.facts.description, sought) * 0.4) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ group }) => group);
}
