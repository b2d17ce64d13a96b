import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bookmarkDocument, bookmarkSet } from '../../model/bookmarks/bookmark.ts';
import type { Document } from '../../model/kernel/document.ts';
import { type DocumentId, personalSpace } from '../../model/kernel/ids.ts';
import { useShortcuts } from '../shell/keyboard.tsx';
import { useStore } from '../store/hooks.ts';

/** J and K walk the posts, S saves the one walked to, "." shows what is new. Enter on a post is the post's own. */
export function usePostKeys(posts: readonly Document[], scrollTo: (index: number) => void, showNew: () => void): void {
  const { t } = useTranslation('feed');
  const store = useStore();
  const at = useRef<DocumentId | null>(null);
  const step = (by: number) => {
    const index = posts.findIndex((post) => post.id === at.current);
    const next = Math.min(posts.length - 1, Math.max(0, index + by));
    const post = posts[next];
    if (!post) return;
    at.current = post.id;
    scrollTo(next);
    // A post far away becomes an element only after the list has scrolled to it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-post="${CSS.escape(post.id)}"]`)?.focus()),
    );
  };
  const save = () => {
    const post = posts.find((one) => one.id === at.current);
    if (!post) return;
    const on = !store.document(bookmarkDocument(store.me, post.id)).get();
    void store.run(bookmarkSet, personalSpace(store.me), { target: post.id, space: post.space, on });
  };
  const group = t('title');
  useShortcuts([
    { keys: 'j', label: t('keys.next'), group, run: () => step(1) },
    { keys: 'k', label: t('keys.previous'), group, run: () => step(-1) },
    { keys: 's', label: t('keys.save'), group, run: save },
    { keys: '.', label: t('keys.new'), group, run: showNew },
  ]);
}
