import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import type { CommentBody } from '../../model/feed/comment.ts';
import { commentKind } from '../../model/feed/comment.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { useDocuments } from '../store/hooks.ts';
import { CommentRow } from './CommentRow.tsx';
import { CommentWriter } from './CommentWriter.tsx';
import styles from './Comments.module.css';
import { threads } from './threads.ts';

export const useComments = (post: Document<PostBody>) => useDocuments<CommentBody>({ kind: commentKind.name, parent: post.id });

/** The latest comment under a closed post; all of them with their replies, and a place to write, under an open one. */
export function Comments({
  post,
  open,
  mayWrite,
  onOpen,
}: {
  post: Document<PostBody>;
  open: boolean;
  mayWrite: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('feed');
  const comments = useComments(post);
  const tree = useMemo(() => threads(comments), [comments]);
  const [replyTo, setReplyTo] = useState<Document<CommentBody> | null>(null);
  if (!open) {
    const latest = comments[0];
    if (!latest) return null;
    return (
      <div className={styles.comments}>
        {comments.length > 1 ? (
          <button type="button" className={styles.more} onClick={onOpen}>
            {t('comments.earlier', { count: comments.length - 1 })}
          </button>
        ) : null}
        <CommentRow comment={latest} post={post} mayWrite={mayWrite} onReply={onOpen} />
      </div>
    );
  }
  return (
    <div className={styles.comments}>
      <ul className={styles.list} aria-label={t('comments.title')}>
        {tree.map(({ comment, replies }) => (
          <li key={comment.id}>
            <CommentRow comment={comment} post={post} mayWrite={mayWrite} onReply={() => setReplyTo(comment)} />
            {replies.length > 0 || replyTo?.id === comment.id ? (
              <ul className={styles.replies}>
                {replies.map((reply) => (
                  <li key={reply.id}>
                    <CommentRow comment={reply} post={post} mayWrite={mayWrite} onReply={() => setReplyTo(comment)} />
                  </li>
                ))}
                {replyTo?.id === comment.id && mayWrite ? (
                  <li>
                    <CommentWriter post={post} replyTo={comment} onDone={() => setReplyTo(null)} />
                  </li>
                ) : null}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <CommentWriter post={post} replyTo={null} />
      ) : (
        <p className={styles.closed}>{t(post.body.locked ? 'comments.locked' : 'comments.readOnly')}</p>
      )}
    </div>
  );
}
