import { useCallback, useRef, useState } from 'react';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type SpaceId } from '../../model/kernel/ids.ts';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import { useDocuments, useStore, useSyncStatus } from '../store/hooks.ts';

const STEP = 50;

export type Posts = {
  posts: readonly Document<PostBody>[];
  /** Shows more from the device, and when that has no more, asks the server. */
  more: () => void;
  end: 'more' | 'fetching' | 'offline' | 'all';
};

/**
 * The posts of a space, or of everything one belongs to, as far back as the reader has gone.
 * @param spaces where older posts are asked for when the device has shown all it has
 */
export function usePosts(space: SpaceId | undefined, spaces: readonly SpaceId[] = [space ?? COMPANY]): Posts {
  const store = useStore();
  const live = useSyncStatus().state === 'live';
  const [limit, setLimit] = useState(STEP);
  const [end, setEnd] = useState<Posts['end']>('more');
  const asking = useRef(false);
  const posts = useDocuments<PostBody>({ kind: postKind.name, space, limit });
  const more = useCallback(() => {
    if (asking.current) return;
    if (posts.length >= limit) {
      setLimit(limit + STEP);
      return;
    }
    if (end === 'all') return;
    if (!live) {
      setEnd('offline');
      return;
    }
    asking.current = true;
    setEnd('fetching');
    const oldest = posts.at(-1)?.sort ?? store.now();
    Promise.all(spaces.map((one) => store.older({ space: one, kind: postKind.name, before: oldest, limit: STEP })))
      .then(
        (answers) => {
          setEnd(answers.some((answer) => answer.more) ? 'more' : 'all');
          setLimit((now) => now + STEP);
        },
        () => setEnd('offline'),
      )
      .finally(() => {
        asking.current = false;
      });
  }, [store, live, posts, limit, end, spaces]);
  return { posts, more, end };
}
