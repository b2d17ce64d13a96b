import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { type CommentBody, commentEdit, commentRemove } from '../../model/feed/comment.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { AttachedFiles } from '../shell/parts/AttachedFiles.tsx';
import { History } from '../shell/parts/History.tsx';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { PersonLink } from '../shell/parts/PersonLink.tsx';
import { Reactions } from '../shell/parts/Reactions.tsx';
import { removeWithUndo } from '../shell/parts/remove-with-undo.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { WrittenText } from '../shell/parts/WrittenText.tsx';
import { useRole } from '../shell/parts/useRole.ts';
import { useLive, useStore } from '../store/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import styles from './Comments.module.css';

type Props = { comment: Document<CommentBody>; post: Document<PostBody>; mayWrite: boolean; onReply: () => void };

export function CommentRow({ comment, post, mayWrite, onReply }: Props) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const role = useRole(comment.space);
  const [state, setState] = useState<'shown' | 'editing' | 'history'>('shown');
  const mine = comment.author === store.me;
  const leads = role === 'owner' || role === 'moderator';
  const { body } = comment;
  if (useLive(store.removals.going).has(comment.id)) return null;
  const remove = () =>
    removeWithUndo(store, {
      target: comment.id,
      command: commentRemove,
      space: comment.space,
      input: { comment: comment.id },
      said: t('comments.removed'),
      undo: t('undo'),
    });
  const items: MenuItem[] = [
    ...(mine && mayWrite ? [{ id: 'edit', icon: 'edit' as const, label: t('edit'), onSelect: () => setState('editing') }] : []),
    ...(mine || leads ? [{ id: 'remove', icon: 'trash' as const, label: t('remove'), danger: true, onSelect: remove }] : []),
  ];
  return (
    <article className={styles.row} id={comment.id} aria-label={t('comments.by')}>
      <PersonAvatar person={comment.author} size={24} presence={false} />
      <div>
        <div className={styles.head}>
          <PersonLink person={comment.author} />
          <RelativeTime at={comment.createdAt} look="ago" />
          {body.editedAt ? (
            <button type="button" className={styles.edited} onClick={() => setState('history')}>
              {t('edited')}
            </button>
          ) : null}
          {items.length > 0 ? <Menu items={items} trigger={<IconButton icon="more" size="xs" label={t('more')} />} /> : null}
        </div>
        {state === 'editing' ? (
          <WritingBox
            space={comment.space}
            place={`edit:${comment.id}`}
            start={body}
            label={t('comments.edit')}
            submitLabel={t('save')}
            onCancel={() => setState('shown')}
            onSubmit={async (written) => {
              const ran = await store.run(commentEdit, comment.space, {
                comment: comment.id,
                post: post.id,
                base: body.version,
                ...written,
              });
              if (ran.ok) setState('shown');
              return ran;
            }}
          />
        ) : (
          <div className={styles.text}>
            <WrittenText text={body.text} mentions={body.mentions} />
            <AttachedFiles files={body.files} />
          </div>
        )}
        <div className={styles.under}>
          <Reactions space={comment.space} target={comment.id} />
          {mayWrite ? (
            <button type="button" className={styles.act} onClick={onReply}>
              {t('comments.reply')}
            </button>
          ) : null}
          <ItemPending id={comment.id} onEdit={() => setState('editing')} />
        </div>
      </div>
      {state === 'history' ? <History body={body} author={comment.author} onClose={() => setState('shown')} /> : null}
    </article>
  );
}
