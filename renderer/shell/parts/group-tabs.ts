import { useTranslation } from 'react-i18next';
import type { SpaceId } from '../../../model/kernel/ids.ts';
import type { HeadTab } from '../PaneHead.tsx';
import { NO_NEWS } from './group-news.ts';
import { useGroupNews } from './useGroupNews.ts';

export type GroupTab = 'feed' | 'chat' | 'members' | 'about';

/** Where the parts of a group are, whichever feature shows them. */
export const groupAddress = (space: SpaceId, tab: GroupTab): string =>
  ({ feed: `/feed/group/${space}`, chat: `/chat/${space}`, members: `/groups/${space}/members`, about: `/groups/${space}/about` })[tab];

export function useGroupTabs(space: SpaceId, active: GroupTab, members: number): HeadTab[] {
  const { t } = useTranslation('parts');
  const news = useGroupNews().get(space) ?? NO_NEWS;
  const tab = (id: GroupTab, label: string, count: number): HeadTab => ({
    id,
    label,
    active: id === active,
    to: groupAddress(space, id),
    ...(count > 0 ? { count: count > 99 ? '99+' : count } : {}),
  });
  return [
    tab('feed', t('group.feed'), active === 'feed' ? 0 : news.posts),
    tab('chat', t('group.chat'), active === 'chat' ? 0 : news.messages),
    tab('members', t('group.members'), members),
    tab('about', t('group.about'), 0),
  ];
}
