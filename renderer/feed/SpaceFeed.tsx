import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { mayPostIn } from '../../model/feed/policy.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useActor } from '../shell/parts/useRole.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { FeedAside } from './FeedAside.tsx';
import { usePinned } from './FeedScreen.tsx';
import { ListFoot } from './ListFoot.tsx';
import { NewPost } from './NewPost.tsx';
import { useSpace } from './places.ts';
import { PostCard } from './PostCard.tsx';
import { PostList } from './PostList.tsx';
import { useMarkRead } from './useMarkRead.ts';
import { usePosts } from './usePosts.ts';

/** The feed of one space: the company or a group. */
export function SpaceFeed({ space, title, head, aside }: { space: SpaceId; title: string; head: ReactNode; aside?: ReactNode }) {
  const { t } = useTranslation('feed');
  const facts = useSpace(space);
  const actor = useActor(space);
  const { posts, more, end } = usePosts(space);
  const { pinned, others } = usePinned(posts);
  useMarkRead(space, posts[0]?.sort);
  const confidential = facts?.classification === 'confidential';
  return (
    <Sheet
      id="feed"
      head={head}
      main={{
        label: title,
        children: (
          <PostList
            name={space}
            posts={others}
            onEnd={more}
            showPlace={false}
            head={
              <>
                {mayPostIn(actor, facts) === null ? <NewPost space={space} /> : null}
                {pinned.map((post) => (
                  <PostCard key={post.id} post={post} showPlace={false} />
                ))}
              </>
            }
            empty={<EmptyState art="cup" title={t('empty.title')} text={t(confidential ? 'empty.confidential' : 'empty.text')} />}
            foot={<ListFoot end={end} />}
          />
        ),
      }}
      aside={{ label: t('aside.label'), width: 312, kind: 'column', children: aside ?? <FeedAside /> }}
    />
  );
}
