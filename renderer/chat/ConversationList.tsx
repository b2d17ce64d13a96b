import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { FilterChips } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchField } from '../ui/Field.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { PaneHead } from '../shell/PaneHead.tsx';
import { ConversationRow } from './ConversationRow.tsx';
import styles from './ConversationList.module.css';
import type { Conversation } from './conversations.ts';
import { NewConversation } from './NewConversation.tsx';
import { useConversationName } from './useConversations.ts';

type Filter = 'all' | 'unread' | 'mentions';

export function ConversationList({ conversations, active }: { conversations: readonly Conversation[]; active: SpaceId | null }) {
  const { t } = useTranslation('chat');
  const [filter, setFilter] = useState<Filter>('all');
  const [sought, setSought] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const shown = conversations.filter(
    (one) => one.space === active || filter === 'all' || (filter === 'unread' ? one.unread > 0 : one.mentioned),
  );
  return (
    <>
      <PaneHead
        bare
        title={t('title')}
        actions={
          <>
            <IconButton
              icon="search"
              label={t('list.search')}
              pressed={sought !== null}
              onClick={() => setSought(sought === null ? '' : null)}
            />
            <IconButton icon="compose" label={t('new.title')} onClick={() => setMaking(true)} />
          </>
        }
      />
      <div className={styles.scroll}>
        <div className={styles.filters}>
          {sought === null ? (
            <FilterChips
              label={t('list.filter')}
              value={filter}
              onChange={setFilter}
              choices={[
                { value: 'all', label: t('list.all') },
                { value: 'unread', label: t('list.unread') },
                { value: 'mentions', label: t('list.mentions') },
              ]}
            />
          ) : (
            <SearchField label={t('list.search')} value={sought} autoFocus onChange={(event) => setSought(event.currentTarget.value)} />
          )}
        </div>
        <nav aria-label={t('list.label')}>
          {shown.map((conversation) => (
            <Sought key={conversation.space} conversation={conversation} words={sought ?? ''} active={conversation.space === active} />
          ))}
        </nav>
        {shown.length === 0 ? (
          <EmptyState
            art="talk"
            title={t(filter === 'all' ? 'list.empty' : 'list.emptyFilter')}
            text={filter === 'all' ? t('list.emptyText') : undefined}
          />
        ) : null}
      </div>
      {making ? <NewConversation onClose={() => setMaking(false)} onClosed={() => setMaking(false)} /> : null}
    </>
  );
}

/** Names are known only to the rows, so each row decides whether it is sought. */
function Sought({ conversation, words, active }: { conversation: Conversation; words: string; active: boolean }) {
  const name = useConversationName(conversation).toLocaleLowerCase();
  if (words && !name.includes(words.trim().toLocaleLowerCase())) return null;
  return <ConversationRow conversation={conversation} active={active} />;
}
