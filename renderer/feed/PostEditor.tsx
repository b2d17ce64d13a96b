import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { postEdit } from '../../model/feed/posting.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { useStore } from '../store/hooks.ts';
import { TextField } from '../ui/Field.tsx';

/** Changes a post where it stands. It says which version it was made from, so that nobody's words are lost. */
export function PostEditor({ post, onDone }: { post: Document<PostBody>; onDone: () => void }) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const { body } = post;
  const [title, setTitle] = useState(body.title);
  const [base] = useState(body.version);
  return (
    <>
      {body.title ? (
        <TextField label={t('post.title')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
      ) : null}
      <WritingBox
        space={post.space}
        place={`edit:${post.id}`}
        start={body}
        label={t('post.edit')}
        submitLabel={t('save')}
        autoFocus
        allowEmpty={body.poll !== null || body.sharedFrom !== null}
        onCancel={onDone}
        onSubmit={async (written) => {
          const ran = await store.run(postEdit, post.space, { post: post.id, base, title, ...written });
          if (ran.ok) onDone();
          return ran;
        }}
      />
    </>
  );
}
