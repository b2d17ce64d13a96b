import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DocumentId } from '../../model/kernel/ids.ts';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import { useDocument } from '../store/hooks.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { FeedAside } from './FeedAside.tsx';
import { feedAddress, useSpace } from './places.ts';
import { PostCard } from './PostCard.tsx';
import styles from './SavedScreen.module.css';

/** One post with all its comments: where a link or a notification leads. */
export default function PostScreen() {
  const { t } = useTranslation('feed');
  const { post: given } = useParams({ strict: false }) as { post: string };
  const post = useDocument<PostBody>(DocumentId.parse(given));
  const facts = useSpace(post?.space ?? ('company' as never));
  return (
    <Sheet
      id="feed"
      head={<PaneHead title={post && facts ? facts.name || t('title') : t('title')} back={post ? feedAddress(post.space) : '/feed'} />}
      main={{
        label: t('post.label'),
        children: (
          <div className={styles.list}>
            {post === undefined ? <Skeleton shape="posts" count={1} /> : null}
            {post === null ? <EmptyState art="lens" title={t('post.gone')} text={t('post.goneText')} /> : null}
            {post?.kind === postKind.name ? <PostCard post={post} open /> : null}
          </div>
        ),
      }}
      aside={{ label: t('aside.label'), width: 312, kind: 'column', children: <FeedAside /> }}
    />
  );
}
