import type { Document } from '../../model/kernel/document.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { MembershipBody, membershipKind, type Role, SpaceBody, spaceKind, spaceTypeOf } from '../../model/kernel/space.ts';
import type { Happening } from '../feature.ts';

/** What became of a document; `null`: not there, before or after. */
export type Change = { before: Document | null; after: Document };

export const changesOf = (happening: Happening): Change[] =>
  happening.written.map((after) => ({ before: live(happening.before.get(after.id)), after }));

const live = (document: Document | undefined): Document | null => (document && !document.deleted ? document : null);

export type SpaceChange = { from: SpaceBody | null; to: SpaceBody | null };
export type MembershipChange = { person: PersonId; from: MembershipBody | null; to: MembershipBody | null };
/** What happened to one group, put together. */
export type GroupChange = { space: SpaceId; facts: SpaceChange | null; memberships: MembershipChange[] };

const body = <T>(parse: (body: unknown) => T, document: Document | null): T | null =>
  document && !document.deleted ? parse(document.body) : null;

export function byGroup(changes: readonly Change[]): GroupChange[] {
  const groups = new Map<SpaceId, GroupChange>();
  for (const { before, after } of changes) {
    if (spaceTypeOf(after.space) !== 'group') continue;
    const group = groups.get(after.space) ?? { space: after.space, facts: null, memberships: [] };
    if (after.kind === spaceKind.name) group.facts = { from: body(SpaceBody.parse, before), to: body(SpaceBody.parse, after) };
    else if (after.kind === membershipKind.name)
      group.memberships.push({
        person: after.parent as PersonId,
        from: body(MembershipBody.parse, before),
        to: body(MembershipBody.parse, after),
      });
    else continue;
    groups.set(after.space, group);
  }
  return [...groups.values()];
}

const COUNTED: readonly (Role | undefined)[] = ['owner', 'moderator', 'member', 'guest'];
/** Whether a membership counts as one: visitors, invited and asking people do not. */
export const counts = (membership: MembershipBody | null): boolean => COUNTED.includes(membership?.role);

export const standsAtDoor = (membership: MembershipBody | null): membership is MembershipBody & { role: 'invited' | 'asked' } =>
  membership?.role === 'invited' || membership?.role === 'asked';
