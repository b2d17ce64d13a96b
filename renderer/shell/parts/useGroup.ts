import { useMemo } from 'react';
import type { Actor } from '../../../model/kernel/command.ts';
import type { Document } from '../../../model/kernel/document.ts';
import { type PersonId, type SpaceId, spaceDocument } from '../../../model/kernel/ids.ts';
import { type MembershipBody, membershipKind, type Role, SpaceBody } from '../../../model/kernel/space.ts';
import { type DoorBody, doorDocument, type ListingBody, listingDocument } from '../../../model/spaces/listing.ts';
import { mayEnter } from '../../../model/spaces/policy.ts';
import { compareNames } from '../../../model/text/names.ts';
import { useDocument, useDocuments, useStore } from '../../store/hooks.ts';
import { useActor } from './useRole.ts';

/** A group as the reader knows it, from inside or from the door. */
export type Group = {
  space: SpaceId;
  /** `undefined` while the device is looking; `null` when there is no such group for the reader. */
  facts: SpaceBody | null | undefined;
  actor: Actor;
  /** The role, an invitation or a request included. */
  role: Role | null;
  /** What is in it can be read here and now. */
  inside: boolean;
  /** People who belong; not visitors. */
  members: number;
  door: DoorBody | null;
};

export function useGroup(space: SpaceId): Group {
  const { me } = useStore();
  const own = useDocument<SpaceBody>(spaceDocument(space));
  const listing = useDocument<ListingBody>(listingDocument(space));
  const door = useDocument<DoorBody>(doorDocument(space, me));
  const actor = useActor(space);
  const belonging = useMembers(space).filter(({ body }) => BELONGING.includes(body.role)).length;
  const known = own?.body ?? listing?.body ?? door?.body;
  const looking = own === undefined || listing === undefined || door === undefined;
  const facts = useMemo(() => (known ? SpaceBody.parse({ ...known, type: 'group' }) : looking ? undefined : null), [known, looking]);
  const inside = Boolean(own) && mayEnter(actor, facts ?? null) === null;
  return {
    space,
    facts,
    actor,
    role: actor.role ?? door?.body.role ?? null,
    inside,
    members: inside && belonging > 0 ? belonging : (listing?.body.members ?? belonging),
    door: door?.body ?? null,
  };
}

const ORDER: readonly Role[] = ['owner', 'moderator', 'member', 'guest', 'visitor', 'invited', 'asked'];
const BELONGING: readonly Role[] = ['owner', 'moderator', 'member', 'guest'];

export type Member = { person: PersonId; body: MembershipBody; id: Document['id'] };

/** Everyone with a membership, those at the door too; by role, then by name. */
export function useMembers(space: SpaceId): readonly Member[] {
  const memberships = useDocuments<MembershipBody>({ kind: membershipKind.name, space });
  return useMemo(
    () =>
      memberships
        .map(({ id, body }) => ({ id, body, person: body.person as PersonId }))
        .sort((a, b) => ORDER.indexOf(a.body.role) - ORDER.indexOf(b.body.role) || compareNames(a.body.name, b.body.name)),
    [memberships],
  );
}

export const belongs = ({ body }: Member): boolean => BELONGING.includes(body.role);
