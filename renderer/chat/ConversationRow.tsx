import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../../model/text/excerpt.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useStore, useTyping } from '../store/hooks.ts';
import { CountBadge } from '../ui/CountBadge.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { ConversationMark } from './ConversationMark.tsx';
import styles from './ConversationList.module.css';
import { type Conversation, waits } from './conversations.ts';
import { chatAddress } from './places.ts';
import { useConversationName } from './useConversations.ts';

export function ConversationRow({ conversation, active }: { conversation: Conversation; active: boolean }) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const { space, facts, latest, unread } = conversation;
  const name = useConversationName(conversation);
  const typing = useTyping(space, null);
  const author = usePerson(latest?.author ?? null);
  const draft = store.drafts.get(`chat:${space}`).get().text;
  const said = latest ? excerpt(latest.body.text, 80) || t('list.file') : t('list.nothing');
  const who = latest?.author === store.me ? t('list.you') : facts.type === 'direct' ? null : author.body?.given || author.name;
  return (
    <Link
      to={chatAddress(space)}
      className={cx(styles.row, unread > 0 && styles.unread)}
      aria-current={active ? 'page' : undefined}
      activeProps={{}}
    >
      <ConversationMark space={space} facts={facts} name={name} size={40} />
      <span className={styles.words}>
        <span className={styles.line}>
          <b>{name}</b>
          {facts.classification === 'confidential' ? <Icon name="lock" size={14} /> : null}
          {latest ? <RelativeTime at={latest.sort} look="list" className={styles.time} /> : null}
        </span>
        <span className={styles.line}>
          <span className={cx(styles.preview, typing.length > 0 && styles.typing)}>
            {typing.length > 0
              ? t('typing.short')
              : draft && !active
                ? `${t('list.draft')} ${excerpt(draft, 60)}`
                : latest && who
                  ? `${who}: ${said}`
                  : said}
          </span>
          {unread > 0 ? <CountBadge count={unread} waits={waits(conversation)} /> : null}
        </span>
      </span>
    </Link>
  );
}
