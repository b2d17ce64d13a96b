import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../model/kernel/command.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { mayEditPost, mayRemovePost, mayRunPosts } from '../../model/feed/policy.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { postLock, postPin, postRemove } from '../../model/feed/posting.ts';
import { removeWithUndo } from '../shell/parts/remove-with-undo.ts';
import { sayRefusal } from '../shell/parts/refusals.ts';
import { useStore } from '../store/hooks.ts';
import type { Ran } from '../store/store.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { showToast } from '../ui/toasts.ts';
import { postAddress } from './places.ts';

type Props = {
  post: Document<PostBody>;
  actor: Actor;
  facts: SpaceBody | null;
  pinned: boolean;
  onEdit: () => void;
};

/** What one may do with a post. Only what the policy allows is shown; the server asks the same policy again. */
export function PostMenu({ post, actor, facts, pinned, onEdit }: Props) {
  const { t } = useTranslation('feed');
  const store = useStore();
  const navigate = useNavigate();
  const theirs = { author: post.author, official: post.body.official };
  const say = (ran: Ran) => ran.ok || sayRefusal(ran.refusal);
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(postAddress(post.id), window.location.origin).href);
    showToast({ tone: 'ok', text: t('post.copied') });
  };
  const remove = () =>
    removeWithUndo(store, {
      target: post.id,
      command: postRemove,
      space: post.space,
      input: { post: post.id },
      said: t('post.removed'),
      undo: t('undo'),
    });
  const items: MenuItem[] = [
    { id: 'open', icon: 'external', label: t('post.open'), onSelect: () => void navigate({ to: postAddress(post.id) }) },
    { id: 'link', icon: 'link', label: t('post.copy'), onSelect: () => void copy() },
    {
      id: 'share',
      icon: 'send',
      label: t('post.share'),
      onSelect: () => void navigate({ to: `/feed/new?share=${encodeURIComponent(post.id)}` as never }),
    },
  ];
  if (mayEditPost(actor, facts, theirs) === null) items.push({ id: 'edit', icon: 'edit', label: t('edit'), onSelect: onEdit });
  if (mayRunPosts(actor, facts) === null)
    items.push(
      {
        id: 'pin',
        icon: 'pin',
        label: t(pinned ? 'post.unpin' : 'post.pin'),
        onSelect: () => void store.run(postPin, post.space, { post: post.id, on: !pinned }).then(say),
      },
      {
        id: 'lock',
        icon: 'lock',
        label: t(post.body.locked ? 'post.unlock' : 'post.lock'),
        onSelect: () => void store.run(postLock, post.space, { post: post.id, on: !post.body.locked }).then(say),
      },
    );
  if (mayRemovePost(actor, facts, theirs) === null)
    items.push({ id: 'end', divider: true }, { id: 'remove', icon: 'trash', label: t('remove'), danger: true, onSelect: remove });
  return <Menu items={items} trigger={<IconButton icon="more" size="sm" label={t('more')} />} />;
}
