import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../../model/text/excerpt.ts';
import type { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useDocument } from '../store/hooks.ts';
import { EmbedWords, embedClass } from '../ui/FileCard.tsx';
import { postAddress } from './places.ts';

/** Somebody else's post passed on: shown to those who may read it, and to nobody else. */
export function SharedPost({ post }: { post: DocumentId; space: SpaceId }) {
  const { t } = useTranslation('feed');
  const document = useDocument<PostBody>(post);
  const author = usePerson(document?.author ?? null);
  if (document === undefined) return <span className={embedClass} aria-busy="true" />;
  if (document === null)
    return (
      <span className={embedClass}>
        <EmbedWords icon="lock" title={t('shared.hidden')} />
      </span>
    );
  return (
    <Link className={embedClass} to={postAddress(post)}>
      <EmbedWords
        icon="article"
        title={t('shared.by', { name: author.name })}
        detail={excerpt(document.body.title || document.body.text, 160)}
      />
    </Link>
  );
}
