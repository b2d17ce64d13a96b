import { useNavigate } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import { type PostBody, isPinnedAt } from '../../model/feed/post.ts';
import { mayComment } from '../../model/feed/policy.ts';
import { AttachedFiles } from '../shell/parts/AttachedFiles.tsx';
import { History } from '../shell/parts/History.tsx';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { PersonLink } from '../shell/parts/PersonLink.tsx';
import { Reactions } from '../shell/parts/Reactions.tsx';
import { useActor } from '../shell/parts/useRole.ts';
import { WrittenText } from '../shell/parts/WrittenText.tsx';
import { useLive, useStore } from '../store/hooks.ts';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { cx } from '../ui/cx.ts';
import { Bookmark } from './Bookmark.tsx';
import { Comments, useComments } from './Comments.tsx';
import { postAddress, useSpace } from './places.ts';
import { PollView } from './PollView.tsx';
import styles from './PostCard.module.css';
import { PostEditor } from './PostEditor.tsx';
import { PostMenu } from './PostMenu.tsx';
import { PostPlace } from './PostPlace.tsx';
import { SharedPost } from './SharedPost.tsx';

export type PostCardProps = {
  post: Document<PostBody>;
  /** Comments unfolded from the start: the post's own page. */
  open?: boolean;
  /** In a group's own feed the group's name says nothing. */
  showPlace?: boolean;
};

/** A post in a feed: what was said, what others think of it, and the place to answer. */
export const PostCard = memo(function PostCard({ post, open: startOpen = false, showPlace = true }: PostCardProps) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const navigate = useNavigate();
  const facts = useSpace(post.space);
  const actor = useActor(post.space);
  const comments = useComments(post);
  const [open, setOpen] = useState(startOpen);
  const [state, setState] = useState<'shown' | 'editing' | 'history'>('shown');
  const { body } = post;
  if (useLive(store.removals.going).has(post.id)) return null;
  const mayWrite = !body.locked && mayComment(actor, facts) === null;
  const pinned = isPinnedAt(body, store.now());
  return (
    <article
      className={cx(styles.post, body.official && styles.news)}
      aria-labelledby={`by-${post.id}`}
      data-post={post.id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) void navigate({ to: postAddress(post.id) });
      }}
    >
      {body.official ? null : <PersonAvatar person={post.author} />}
      <div className={styles.main}>
        <header className={styles.head}>
          {body.official ? (
            <Chip tone="warm" icon="megaphone">
              {t('post.official')}
            </Chip>
          ) : null}
          {pinned && !body.official ? (
            <span className={styles.pin} title={t('post.pinned')}>
              <Icon name="pin" size={14} />
              <span className="sr">{t('post.pinned')}</span>
            </span>
          ) : null}
          <span id={`by-${post.id}`} className={styles.by}>
            <PersonLink person={post.author} />
          </span>
          <span className={styles.meta}>
            {showPlace ? <PostPlace space={post.space} /> : null}
            <RelativeTime at={post.createdAt} look="ago" />
            {body.editedAt ? (
              <button type="button" className={styles.quiet} onClick={() => setState('history')}>
                {t('edited')}
              </button>
            ) : null}
          </span>
          <PostMenu post={post} actor={actor} facts={facts} pinned={pinned} onEdit={() => setState('editing')} />
        </header>
        {state === 'editing' ? (
          <PostEditor post={post} onDone={() => setState('shown')} />
        ) : (
          <>
            {body.title ? <h2 className={styles.title}>{body.title}</h2> : null}
            <div className={styles.body}>
              <WrittenText text={body.text} mentions={body.mentions} />
            </div>
            <AttachedFiles files={body.files} />
            {body.poll ? <PollView post={post} poll={body.poll} /> : null}
            {body.sharedFrom ? <SharedPost {...body.sharedFrom} /> : null}
          </>
        )}
        <div className={styles.acts}>
          <Reactions space={post.space} target={post.id} />
          <ItemPending id={post.id} onEdit={() => setState('editing')} />
          <span className={styles.right}>
            <button type="button" className={styles.act} aria-expanded={open} onClick={() => setOpen(!open)}>
              <Icon name="chat" size={16} />
              {comments.length > 0 ? t('comments.count', { count: comments.length }) : t('comments.first')}
            </button>
            <Bookmark target={post.id} space={post.space} />
          </span>
        </div>
        <Comments post={post} open={open} mayWrite={mayWrite} onOpen={() => setOpen(true)} />
      </div>
      {state === 'history' ? <History body={body} author={post.author} onClose={() => setState('shown')} /> : null}
    </article>
  );
});
