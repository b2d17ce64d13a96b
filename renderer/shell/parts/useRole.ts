import { COMPANY, membershipDocument, type SpaceId } from '../../../model/kernel/ids.ts';
import { actorIn } from '../../../model/kernel/perform.ts';
import { impliedRole, type Role } from '../../../model/kernel/space.ts';
import type { Actor } from '../../../model/kernel/command.ts';
import { useDocument, useStore } from '../../store/hooks.ts';

/** Who the reader is in a space, by the memberships on this device: what policies ask. */
export function useActor(space: SpaceId): Actor {
  const store = useStore();
  const here = useDocument(membershipDocument(space, store.me));
  const company = useDocument(membershipDocument(COMPANY, store.me));
  const get = (id: string) =>
    (id === membershipDocument(space, store.me) ? here : id === membershipDocument(COMPANY, store.me) ? company : null) ?? null;
  return actorIn(space, store.me, get, store.now());
}

export function useRole(space: SpaceId): Role | null {
  const store = useStore();
  const actor = useActor(space);
  return impliedRole(space, store.me) ?? actor.role;
}
