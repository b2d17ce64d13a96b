import { useMemo } from 'react';
import type { Document } from '../../../model/kernel/document.ts';
import { type MembershipBody, membershipKind, type Role, type SpaceBody, spaceKind } from '../../../model/kernel/space.ts';
import { compareNames } from '../../../model/text/names.ts';
import { useDocuments, useStore } from '../../store/hooks.ts';

const BELONGING: readonly Role[] = ['owner', 'moderator', 'member', 'guest'];

/** The groups one belongs to, archived ones left out, in the order of names. Those one only visits are not one's own. */
export function useMyGroups(): readonly Document<SpaceBody>[] {
  const store = useStore();
  const spaces = useDocuments<SpaceBody>({ kind: spaceKind.name });
  const memberships = useDocuments<MembershipBody>({ kind: membershipKind.name, parent: store.me });
  return useMemo(() => myGroups(spaces, memberships), [spaces, memberships]);
}

export function myGroups(
  spaces: readonly Document<SpaceBody>[],
  memberships: readonly Document<MembershipBody>[],
): readonly Document<SpaceBody>[] {
  const belongs = new Set(memberships.filter(({ body }) => BELONGING.includes(body.role)).map(({ space }) => space));
  return spaces
    .filter(({ space, body }) => body.type === 'group' && !body.archived && belongs.has(space))
    .sort((a, b) => compareNames(a.body.name, b.body.name));
}
