import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookmarkDocument, bookmarkSet } from '../../model/bookmarks/bookmark.ts';
import type { Document } from '../../model/kernel/document.ts';
import { type DocumentId, personalSpace } from '../../model/kernel/ids.ts';
import { messageEdit, messageRemove } from '../../model/chat/commands.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import { AttachedFiles } from '../shell/parts/AttachedFiles.tsx';
import { History } from '../shell/parts/History.tsx';
import { ItemPending } from '../shell/parts/ItemPending.tsx';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { PersonLink } from '../shell/parts/PersonLink.tsx';
import { Reactions, useReact, useReactions } from '../shell/parts/Reactions.tsx';
import { removeWithUndo } from '../shell/parts/remove-with-undo.ts';
import { useRole } from '../shell/parts/useRole.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { WrittenText } from '../shell/parts/WrittenText.tsx';
import { useDocument, useLive, useStore } from '../store/hooks.ts';
import { cx } from '../ui/cx.ts';
import { HoverBar, hoverHost } from '../ui/HoverBar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { ReactionAdd } from '../ui/ReactionChip.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import styles from './MessageRow.module.css';
import { Quote } from './Quote.tsx';
import { ThreadLink } from './ThreadLink.tsx';

type Props = {
  message: Document<MessageBody>;
  continues: boolean;
  editing: boolean;
  onEdit: (message: DocumentId | null) => void;
  onQuote?: (message: Document<MessageBody>) => void;
  onThread?: (root: DocumentId) => void;
};

const QUICK = ['👍', '☕', '🎉'];

export const MessageRow = memo(function MessageRow({ message, continues, editing, onEdit, onQuote, onThread }: Props) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const role = useRole(message.space);
  const reactions = useReactions(message.id);
  const react = useReact(message.space, message.id);
  const saved = Boolean(useDocument(bookmarkDocument(store.me, message.id)));
  const [state, setState] = useState<'shown' | 'history'>('shown');
  if (useLive(store.removals.going).has(message.id)) return null;
  const { body } = message;
  const mine = message.author === store.me;
  const leads = role === 'owner' || role === 'moderator';
  const named = body.mentions.some((mention) => mention.person === store.me);
  const remove = () =>
    removeWithUndo(store, {
      target: message.id,
      command: messageRemove,
      space: message.space,
      input: { message: message.id },
      said: t('message.removed'),
      undo: t('message.undo'),
    });
  const items: MenuItem[] = [
    ...(onQuote ? [{ id: 'quote', icon: 'reply' as const, label: t('message.quote'), onSelect: () => onQuote(message) }] : []),
    { id: 'copy', label: t('message.copy'), onSelect: () => void navigator.clipboard.writeText(body.text) },
    ...(mine ? [{ id: 'edit', icon: 'edit' as const, label: t('message.edit'), keys: 'up', onSelect: () => onEdit(message.id) }] : []),
    ...(mine || leads ? [{ id: 'remove', icon: 'trash' as const, label: t('message.remove'), danger: true, onSelect: remove }] : []),
  ];
  return (
    <article className={cx(styles.message, hoverHost, continues && styles.continues, named && styles.named)} data-message={message.id}>
      {continues ? <RelativeTime at={message.sort} look="time" className={styles.aside} /> : <PersonAvatar person={message.author} />}
      <div className={styles.main}>
        {continues ? null : (
          <header className={styles.head}>
            <PersonLink person={message.author} />
            <RelativeTime at={message.sort} look="time" />
          </header>
        )}
        {body.quote ? <Quote quote={body.quote} /> : null}
        {editing ? (
          <WritingBox
            look="chat"
            space={message.space}
            place={`edit:${message.id}`}
            start={body}
            label={t('message.edit')}
            submitLabel={t('message.save')}
            sendOnEnter
            autoFocus
            onCancel={() => onEdit(null)}
            onSubmit={async (written) => {
              const ran = await store.run(messageEdit, message.space, { message: message.id, base: body.version, ...written });
              if (ran.ok) onEdit(null);
              return ran;
            }}
          />
        ) : (
          <div className={styles.text}>
            <WrittenText text={body.text} mentions={body.mentions} />
            {body.editedAt ? (
              <button type="button" className={styles.edited} onClick={() => setState('history')}>
                {t('message.edited')}
              </button>
            ) : null}
            <AttachedFiles files={body.files} />
          </div>
        )}
        {reactions.length > 0 ? (
          <div className={styles.reactions}>
            <Reactions space={message.space} target={message.id} />
          </div>
        ) : null}
        <ItemPending id={message.id} onEdit={() => onEdit(message.id)} />
        {onThread ? <ThreadLink root={message.id} onOpen={() => onThread(message.id)} /> : null}
      </div>
      {editing ? null : (
        <HoverBar label={t('message.tools')} quick={QUICK} onReact={(emoji) => react(emoji, true)}>
          <ReactionAdd onPick={(emoji) => react(emoji, true)} />
          {onThread ? (
            <IconButton icon="reply" size="sm" label={t('message.thread')} keys="t" onClick={() => onThread(message.id)} />
          ) : null}
          <IconButton
            icon="bookmark"
            size="sm"
            label={t(saved ? 'message.unsave' : 'message.save_later')}
            pressed={saved}
            onClick={() => void store.run(bookmarkSet, personalSpace(store.me), { target: message.id, space: message.space, on: !saved })}
          />
          <Menu items={items} trigger={<IconButton icon="more" size="sm" label={t('message.more')} />} />
        </HoverBar>
      )}
      {state === 'history' ? <History body={body} author={message.author} onClose={() => setState('shown')} /> : null}
    </article>
  );
});
