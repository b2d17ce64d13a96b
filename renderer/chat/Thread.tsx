import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { messageSend } from '../../model/chat/commands.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import type { Reading } from '../../model/reading/marker.ts';
import { mayChatIn } from '../../model/chat/policy.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useActor } from '../shell/parts/useRole.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { useShortcuts } from '../shell/keyboard.tsx';
import { PaneHead } from '../shell/PaneHead.tsx';
import { useDocument, useStore } from '../store/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import styles from './Conversation.module.css';
import { MessageList, type MessageListHandle } from './MessageList.tsx';
import { MessageRow } from './MessageRow.tsx';
import threadStyles from './Thread.module.css';
import { Typing } from './Typing.tsx';
import { useMessages } from './useMessages.ts';
import { useSignalTyping } from './useSignalTyping.ts';

/** A message and what was answered under it. */
export function Thread({ space, root, facts }: { space: SpaceId; root: DocumentId; facts: SpaceBody }) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const navigate = useNavigate();
  const format = useFormat();
  const now = useMinute();
  const message = useDocument<MessageBody>(root);
  const author = usePerson(message?.author ?? null);
  const actor = useActor(space);
  const feed = useMessages(space, root);
  const reading = useMemo<Reading>(() => ({ what: 'thread', space, root }), [space, root]);
  const list = useRef<MessageListHandle>(null);
  const [editing, setEditing] = useState<DocumentId | null>(null);
  const typing = useSignalTyping(space, root);
  const close = () => void navigate({ to: `/chat/${space}` });
  useShortcuts([{ keys: 'escape', label: t('thread.close'), group: t('title'), run: close }]);
  return (
    <>
      <PaneHead
        level={2}
        title={t('thread.title')}
        subtitle={message ? `${author.body?.given || author.name} · ${format.time(message.sort, now, 'clock')}` : undefined}
        back={`/chat/${space}`}
        actions={<IconButton icon="close" label={t('thread.close')} keys="escape" onClick={close} />}
      />
      <div className={threadStyles.body}>
        {message ? (
          <div className={threadStyles.root}>
            <MessageRow message={message} continues={false} editing={editing === root} onEdit={setEditing} />
          </div>
        ) : message === null ? (
          <p className={styles.closed}>{t('thread.gone')}</p>
        ) : null}
        <MessageList
          ref={list}
          space={space}
          feed={feed}
          reading={reading}
          editing={editing}
          onEdit={setEditing}
          empty={t('thread.empty')}
          label={t('thread.title')}
        />
      </div>
      <div className={styles.foot}>
        <Typing space={space} thread={root} />
        {message && mayChatIn(actor, facts) === null ? (
          <WritingBox
            look="chat"
            space={space}
            place={`chat:${space}:${root}`}
            label={t('thread.write')}
            submitLabel={t('write.send')}
            sendOnEnter
            autoFocus
            onTyping={typing}
            onEditLast={() => setEditing(feed.messages.find((one) => one.author === store.me)?.id ?? null)}
            onSubmit={async (written) => {
              const ran = await store.run(messageSend, space, { message: store.newId() as never, thread: root, ...written });
              if (ran.ok) list.current?.toEnd();
              return ran;
            }}
          />
        ) : null}
      </div>
    </>
  );
}
