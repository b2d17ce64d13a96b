import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { Conversation } from './Conversation.tsx';
import { ConversationList } from './ConversationList.tsx';
import { NewConversation } from './NewConversation.tsx';
import { Thread } from './Thread.tsx';
import { useConversations } from './useConversations.ts';
import styles from './ChatScreen.module.css';
import { useSpaceFacts } from './useSpaceFacts.ts';

/** Where one chats: the list, one conversation, and a thread beside it. */
export default function ChatScreen() {
  const { t } = useTranslation('chat');
  const params = useParams({ strict: false }) as { space?: string; root?: string };
  const space = params.space ? SpaceId.parse(params.space) : null;
  const root = params.root ? DocumentId.parse(params.root) : null;
  const conversations = useConversations();
  const facts = useSpaceFacts(space);
  const navigate = useNavigate();
  const making = useLocation().pathname === '/chat/new';
  return (
    <>
      <Sheet
        id="chat"
        show={space ? 'main' : 'list'}
        immersive={space !== null}
        list={{ label: t('list.label'), width: 272, children: <ConversationList conversations={conversations} active={space} /> }}
        main={{
          label: t('title'),
          children: !space ? (
            <div className={styles.nothing}>
              <EmptyState art="talk" title={t('choose.title')} text={t('choose.text')} />
            </div>
          ) : facts === undefined ? null : facts === null ? (
            <div className={styles.nothing}>
              <EmptyState art="lens" title={t('gone.title')} text={t('gone.text')} />
            </div>
          ) : (
            <Conversation key={space} space={space} facts={facts} />
          ),
        }}
        aside={
          space && facts && root
            ? {
                label: t('thread.title'),
                width: 320,
                kind: 'detail',
                children: <Thread key={root} space={space} root={root} facts={facts} />,
              }
            : undefined
        }
      />
      {making ? <NewConversation onClose={() => void navigate({ to: '/chat' })} /> : null}
    </>
  );
}
