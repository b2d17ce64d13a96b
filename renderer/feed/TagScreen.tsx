import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { isLoading } from '../store/live/live-queries.ts';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { FeedAside } from './FeedAside.tsx';
import { PostList } from './PostList.tsx';
import { allPosts } from './trends.ts';
import { useDocuments } from '../store/hooks.ts';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import { hashtagKey } from '../../model/text/hashtags.ts';

/** Everything on this device under one hashtag. */
export default function TagScreen() {
  const { t } = useTranslation('feed');
  const { tag } = useParams({ strict: false }) as { tag: string };
  const key = hashtagKey(tag) ?? tag;
  const posts = useDocuments<PostBody>({ kind: postKind.name, limit: allPosts });
  const tagged = useMemo(() => (isLoading(posts) ? posts : posts.filter((post) => post.body.tags.includes(key))), [posts, key]);
  return (
    <Sheet
      id="feed"
      head={<PaneHead title={`#${tag}`} back="/feed" />}
      main={{
        label: `#${tag}`,
        children: (
          <PostList
            name={`tag:${key}`}
            posts={tagged}
            onEnd={() => undefined}
            empty={<EmptyState art="lens" title={t('empty.tag', { tag })} />}
          />
        ),
      }}
      aside={{ label: t('aside.label'), width: 312, kind: 'column', children: <FeedAside /> }}
    />
  );
}
