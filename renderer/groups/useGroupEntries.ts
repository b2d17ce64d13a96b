import { useTranslation } from 'react-i18next';
import { type ListingBody, listingKind } from '../../model/spaces/listing.ts';
import type { SidebarEntry } from '../feature.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { NO_NEWS } from '../shell/parts/group-news.ts';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { useGroupNews } from '../shell/parts/useGroupNews.ts';
import { useMyGroups } from '../shell/parts/useMyGroups.ts';
import { useSettings } from '../shell/parts/useSettings.ts';
import { useDocuments } from '../store/hooks.ts';

/** One's groups in the sidebar. Their counts are neutral: a group waits for nobody; muted ones are silent. */
export function useGroupEntries(): readonly SidebarEntry[] {
  const groups = useMyGroups();
  const news = useGroupNews();
  const { muted } = useSettings();
  return groups.map(({ space, body }) => {
    const { posts, messages } = muted.includes(space) ? NO_NEWS : (news.get(space) ?? NO_NEWS);
    const count = posts + messages;
    return {
      id: space,
      label: body.name,
      to: groupAddress(space, 'feed'),
      also: [`/groups/${space}`, groupAddress(space, 'chat')],
      lead: { avatar: { id: space, name: body.name, mark: body.mark, shape: 'group' } },
      unread: count > 0,
      ...(count > 0 ? { count: { count, waits: false } } : {}),
      closed: body.access === 'secret' || body.classification === 'confidential',
    };
  });
}

/** "Alla 123 grupper" */
export function useAllGroupsLine(): { label: string; to: string } | null {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const listings = useDocuments<ListingBody>({ kind: listingKind.name });
  const count = listings.filter((listing) => !listing.body.archived).length;
  return count === 0 ? null : { label: t('all', { count, number: format.number(count) }), to: '/groups' };
}
