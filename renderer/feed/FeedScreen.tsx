import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY } from '../../model/kernel/ids.ts';
import { isPinnedAt, type PostBody } from '../../model/feed/post.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { FeedAside } from './FeedAside.tsx';
import { ListFoot } from './ListFoot.tsx';
import { NewPost } from './NewPost.tsx';
import { PostCard } from './PostCard.tsx';
import { PostList } from './PostList.tsx';
import { useFeedTabs } from './tabs.ts';
import { useMarkRead } from './useMarkRead.ts';
import { useMyGroups } from '../shell/parts/useMyGroups.ts';
import { usePosts } from './usePosts.ts';

/** Everything one belongs to, newest first; what is pinned stands above. */
export default function FeedScreen() {
  const { t } = useTranslation('feed');
  const tabs = useFeedTabs('forMe');
  const groups = useMyGroups();
  const spaces = useMemo(() => [COMPANY, ...groups.map((group) => group.space)], [groups]);
  const { posts, more, end } = usePosts(undefined, spaces);
  const { pinned, others } = usePinned(posts, COMPANY);
  useMarkRead(COMPANY, posts[0]?.sort);
  return (
    <Sheet
      id="feed"
      head={<PaneHead title={t('title')} tabs={tabs} tabsLabel={t('tabs.label')} />}
      main={{
        label: t('title'),
        children: (
          <PostList
            name="forMe"
            posts={others}
            onEnd={more}
            head={
              <>
                <NewPost />
                {pinned.map((post) => (
                  <PostCard key={post.id} post={post} />
                ))}
              </>
            }
            empty={<EmptyState art="cup" title={t('empty.title')} text={t('empty.text')} />}
            foot={<ListFoot end={end} />}
          />
        ),
      }}
      aside={{ label: t('aside.label'), width: 312, kind: 'column', children: <FeedAside /> }}
    />
  );
}

/** Pinned posts apart from the rest; the list itself when nothing is pinned, so that it stays the same list. */
export function usePinned(posts: readonly Document<PostBody>[], space?: string) {
  const now = useMinute();
  return useMemo(() => {
    const stands = (post: Document<PostBody>) => isPinnedAt(post.body, now) && (space === undefined || post.space === space);
    const pinned = posts.filter(stands);
    return { pinned, others: pinned.length === 0 ? posts : posts.filter((post) => !stands(post)) };
  }, [posts, now, space]);
}
