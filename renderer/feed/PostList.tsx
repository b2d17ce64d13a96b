import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VList, type VListHandle } from 'virtua';
import type { Document } from '../../model/kernel/document.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { isLoading } from '../store/live/live-queries.ts';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { holdBack } from './held-back.ts';
import { PostCard } from './PostCard.tsx';
import styles from './PostList.module.css';
import { usePostKeys } from './usePostKeys.ts';

type Props = {
  posts: readonly Document<PostBody>[];
  /** Names the list: another one begins at its top, with everything shown. */
  name: string;
  head?: ReactNode;
  empty: ReactNode;
  showPlace?: boolean;
  /** Asked when the reader nears the end. */
  onEnd: () => void;
  foot?: ReactNode;
};

/** Posts, newest first; only those near the window exist as elements. What is new waits until the reader asks for it. */
export function PostList(props: Props) {
  return <Posts key={props.name} {...props} />;
}

function Posts({ posts, head, empty, showPlace = true, onEnd, foot }: Props) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const list = useRef<VListHandle>(null);
  const loading = isLoading(posts);
  const newest = posts[0]?.sort ?? Number.NEGATIVE_INFINITY;
  const [upTo, setUpTo] = useState<number | null>(null);
  // Until the first answer of the device there is nothing that anyone could have been reading.
  useEffect(() => {
    if (!loading && (upTo === null || upTo === Number.NEGATIVE_INFINITY)) setUpTo(newest);
  }, [loading, newest, upTo]);
  // Nor is anything read where nothing stands yet.
  const limit = upTo === null || upTo === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : upTo;
  const { shown, waiting } = useMemo(() => holdBack(posts, limit, store.me), [posts, limit, store.me]);
  const showNew = () => {
    setUpTo(newest);
    list.current?.scrollTo(0);
  };
  usePostKeys(shown, (index) => list.current?.scrollToIndex(index + 1, { align: 'nearest' }), showNew);
  return (
    <>
      {waiting.length > 0 ? (
        <div className={styles.pill}>
          <Button size="sm" variant="primary" onClick={showNew}>
            {t('list.new', { count: waiting.length })}
          </Button>
        </div>
      ) : null}
      <VList
        ref={list}
        className={styles.list}
        onScroll={(offset) => {
          const { scrollSize = 0, viewportSize = 0 } = list.current ?? {};
          if (scrollSize - offset - viewportSize < viewportSize * 2) onEnd();
        }}
      >
        <div key="head" className={styles.column}>
          {head}
        </div>
        {shown.map((post) => (
          <div key={post.id} className={styles.column}>
            <PostCard post={post as Document<PostBody>} showPlace={showPlace} />
          </div>
        ))}
        <div key="foot" className={styles.column}>
          {loading ? <Skeleton shape="posts" /> : shown.length === 0 ? empty : foot}
        </div>
      </VList>
    </>
  );
}
