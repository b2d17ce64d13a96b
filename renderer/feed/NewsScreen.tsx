import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPANY } from '../../model/kernel/ids.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { isLoading } from '../store/live/live-queries.ts';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { FeedAside } from './FeedAside.tsx';
import { ListFoot } from './ListFoot.tsx';
import { PostList } from './PostList.tsx';
import { useFeedTabs } from './tabs.ts';
import { usePosts } from './usePosts.ts';

/** What the company itself has said. */
export default function NewsScreen() {
  const { t } = useTranslation('feed');
  const { posts, more, end } = usePosts(COMPANY);
  const news = useMemo(() => (isLoading(posts) ? posts : posts.filter((post) => post.body.official)), [posts]);
  return (
    <Sheet
      id="feed"
      head={<PaneHead title={t('title')} tabs={useFeedTabs('news')} tabsLabel={t('tabs.label')} />}
      main={{
        label: t('tabs.news'),
        children: (
          <PostList
            name="news"
            posts={news}
            onEnd={more}
            empty={<EmptyState art="page" title={t('empty.news')} />}
            foot={<ListFoot end={end} />}
          />
        ),
      }}
      aside={{ label: t('aside.label'), width: 312, kind: 'column', children: <FeedAside /> }}
    />
  );
}
