import { useTranslation } from 'react-i18next';
import { type BookmarkBody, bookmarkKind } from '../../model/bookmarks/bookmark.ts';
import type { DocumentId } from '../../model/kernel/ids.ts';
import { personalSpace } from '../../model/kernel/ids.ts';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import type { Document } from '../../model/kernel/document.ts';
import { useDocument, useDocuments, useStore } from '../store/hooks.ts';
import { isLoading } from '../store/live/live-queries.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PaneHead } from '../shell/PaneHead.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { FeedAside } from './FeedAside.tsx';
import { PostCard } from './PostCard.tsx';
import styles from './SavedScreen.module.css';
import { useFeedTabs } from './tabs.ts';

/** What one has saved for later, the latest saved first. */
export default function SavedScreen() {
  const { t } = useTranslation('feed');
  const store = useStore();
  const saved = useDocuments<BookmarkBody>({ kind: bookmarkKind.name, space: personalSpace(store.me) });
  return (
    <Sheet
      id="feed"
      head={<PaneHead title={t('title')} tabs={useFeedTabs('saved')} tabsLabel={t('tabs.label')} />}
      main={{
        label: t('tabs.saved'),
        children: (
          <div className={styles.list}>
            {saved.length === 0 && !isLoading(saved) ? <EmptyState art="page" title={t('empty.saved')} text={t('empty.savedHow')} /> : null}
            {saved.map((bookmark) => (
              <SavedPost key={bookmark.id} id={bookmark.body.target} />
            ))}
          </div>
        ),
      }}
      aside={{ label: t('aside.label'), width: 312, kind: 'column', children: <FeedAside /> }}
    />
  );
}

function SavedPost({ id }: { id: DocumentId }) {
  const post = useDocument<PostBody>(id);
  return post && post.kind === postKind.name ? <PostCard post={post as Document<PostBody>} /> : null;
}
