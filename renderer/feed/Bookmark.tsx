import { useTranslation } from 'react-i18next';
import { bookmarkDocument, bookmarkSet } from '../../model/bookmarks/bookmark.ts';
import { type DocumentId, personalSpace, type SpaceId } from '../../model/kernel/ids.ts';
import { useDocument, useStore } from '../store/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';

export function Bookmark({ target, space }: { target: DocumentId; space: SpaceId }) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const saved = Boolean(useDocument(bookmarkDocument(store.me, target)));
  return (
    <IconButton
      icon="bookmark"
      size="sm"
      keys="s"
      label={t(saved ? 'post.unsave' : 'post.save')}
      pressed={saved}
      onClick={() => void store.run(bookmarkSet, personalSpace(store.me), { target, space, on: !saved })}
    />
  );
}
