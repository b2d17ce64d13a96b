import { useMemo } from 'react';
import { type MembershipBody, membershipKind, type SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import { type DoorBody, doorKind, type ListingBody, listingKind } from '../../model/spaces/listing.ts';
import { useDocuments, useStore } from '../store/hooks.ts';
import { isLoading } from '../store/live/live-queries.ts';
import { allGroups, type Found } from './discovery.ts';

export function useGroups(): { loading: boolean; groups: readonly Found[] } {
  const { me } = useStore();
  const listings = useDocuments<ListingBody>({ kind: listingKind.name });
  const spaces = useDocuments<SpaceBody>({ kind: spaceKind.name });
  const doors = useDocuments<DoorBody>({ kind: doorKind.name });
  const memberships = useDocuments<MembershipBody>({ kind: membershipKind.name, parent: me });
  return useMemo(
    () => ({
      loading: isLoading(listings) || isLoading(spaces),
      groups: allGroups({ listings, spaces, doors, memberships }),
    }),
    [listings, spaces, doors, memberships],
  );
}
