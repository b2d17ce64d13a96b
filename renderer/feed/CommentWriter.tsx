import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { type CommentBody, commentCreate } from '../../model/feed/comment.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useStore } from '../store/hooks.ts';

type Props = { post: Document<PostBody>; replyTo: Document<CommentBody> | null; onDone?: () => void };

export function CommentWriter({ post, replyTo, onDone }: Props) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const answered = usePerson(replyTo?.author ?? post.author);
  return (
    <WritingBox
      space={post.space}
      place={`comment:${post.id}:${replyTo?.id ?? ''}`}
      label={replyTo ? t('comments.replyTo', { name: answered.name }) : t('comments.write')}
      submitLabel={t('comments.send')}
      compact
      autoFocus={replyTo !== null}
      onCancel={onDone}
      onSubmit={async (written) => {
        const ran = await store.run(commentCreate, post.space, {
          comment: store.newId() as never,
          post: post.id,
          replyTo: replyTo?.id ?? null,
          ...written,
        });
        if (ran.ok) onDone?.();
        return ran;
      }}
    />
  );
}
