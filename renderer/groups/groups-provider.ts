import i18next from 'i18next';
import { type MembershipBody, membershipKind, type SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import { type DoorBody, doorKind, type ListingBody, listingKind } from '../../model/spaces/listing.ts';
import type { SwitcherHit, SwitcherProvider } from '../feature.ts';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { recentIndex } from '../shell/recent-places.ts';
import { matchScore } from '../shell/switcher-hits.ts';
import { settled } from '../store/live/settled.ts';
import { allGroups, type Found, isMine } from './discovery.ts';

/** Groups in the quick switcher: one's own before others. Without a query: those one has been in. */
export const groupsProvider: SwitcherProvider = {
  id: 'groups',
  async find(query, { scope, limit, store, recent }) {
    if (scope) return [];
    const groups = allGroups({
      listings: await settled<ListingBody>(store.documents({ kind: listingKind.name })),
      spaces: await settled<SpaceBody>(store.documents({ kind: spaceKind.name })),
      doors: await settled<DoorBody>(store.documents({ kind: doorKind.name })),
      memberships: await settled<MembershipBody>(store.documents({ kind: membershipKind.name, parent: store.me })),
    });
    return groups
      .filter(({ facts }) => !facts.archived)
      .map((group) => ({ group, score: query.trim() ? scoreOf(group, query) : recency(group, recent) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ group, score }) => hit(group, score));
  },
};

const scoreOf = (group: Found, query: string): number => matchScore(group.facts.name, query) * (isMine(group) ? 0.98 : 0.85);

function recency({ space }: Found, recent: readonly string[]): number {
  const index = recentIndex(recent, [`/groups/${space}`, groupAddress(space, 'feed')]);
  return index === -1 ? 0 : 1 - index / 100;
}

function hit(group: Found, score: number): SwitcherHit {
  const { space, facts, members } = group;
  const name = i18next.t('groups:switcher.group');
  return {
    id: `group:${space}`,
    title: facts.name,
    detail: members === null ? name : `${name} · ${i18next.t('parts:group.count', { count: members })}`,
    lead: { avatar: { id: space, name: facts.name, mark: facts.mark, shape: 'group' } },
    section: 'places',
    score,
    classification: facts.classification,
    ...(isMine(group) ? { scope: { id: space, label: facts.name } } : {}),
    open: { to: isMine(group) ? groupAddress(space, 'feed') : `/groups/${space}` },
  };
}
