import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { messageSend } from '../../model/chat/commands.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import type { Reading } from '../../model/reading/marker.ts';
import { mayChatIn } from '../../model/chat/policy.ts';
import { useActor } from '../shell/parts/useRole.ts';
import { WritingBox } from '../shell/parts/WritingBox.tsx';
import { useStore } from '../store/hooks.ts';
import { ConversationHead } from './ConversationHead.tsx';
import styles from './Conversation.module.css';
import { MessageList, type MessageListHandle } from './MessageList.tsx';
import { QuotedAbove } from './QuotedAbove.tsx';
import { Typing } from './Typing.tsx';
import { useConversationName } from './useConversations.ts';
import { useMessages } from './useMessages.ts';
import { useSignalTyping } from './useSignalTyping.ts';

/** One conversation: what was said, and the place to say more. */
export function Conversation({ space, facts }: { space: SpaceId; facts: SpaceBody }) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const navigate = useNavigate();
  const name = useConversationName({ space, facts });
  const actor = useActor(space);
  const feed = useMessages(space, space);
  const reading = useMemo<Reading>(() => ({ what: 'chat', space }), [space]);
  const list = useRef<MessageListHandle>(null);
  const [editing, setEditing] = useState<DocumentId | null>(null);
  const [quoted, setQuoted] = useState<Document<MessageBody> | null>(null);
  const typing = useSignalTyping(space, null);
  const mayWrite = mayChatIn(actor, facts) === null;
  return (
    <>
      <ConversationHead space={space} facts={facts} name={name} onDate={(date) => list.current?.goTo(date)} />
      <MessageList
        ref={list}
        space={space}
        feed={feed}
        reading={reading}
        editing={editing}
        onEdit={setEditing}
        onQuote={mayWrite ? setQuoted : undefined}
        onThread={(root) => void navigate({ to: `/chat/${space}/thread/${root}` })}
        empty={facts.type === 'direct' ? t('empty.direct', { name }) : t('empty.conversation')}
        label={name}
      />
      <div className={styles.foot}>
        <Typing space={space} thread={null} />
        {mayWrite ? (
          <WritingBox
            look="chat"
            space={space}
            place={`chat:${space}`}
            label={t('write.to', { name })}
            submitLabel={t('write.send')}
            sendOnEnter
            onTyping={typing}
            onEditLast={() => setEditing(feed.messages.find((message) => message.author === store.me)?.id ?? null)}
            onSubmit={async (written) => {
              const ran = await store.run(messageSend, space, { message: store.newId() as never, quote: quoted?.id ?? null, ...written });
              if (ran.ok) {
                setQuoted(null);
                list.current?.toEnd();
              }
              return ran;
            }}
          >
            {quoted ? <QuotedAbove message={quoted} onDrop={() => setQuoted(null)} /> : null}
          </WritingBox>
        ) : (
          <p className={styles.closed}>{t(facts.archived ? 'write.archived' : 'write.join')}</p>
        )}
      </div>
    </>
  );
}
