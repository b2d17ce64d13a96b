import { useTranslation } from 'react-i18next';
import type { DocumentId, PersonId } from '../../model/kernel/ids.ts';
import { type MessageBody, messageKind } from '../../model/chat/message.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useDocuments } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import styles from './ThreadLink.module.css';

/** "5 svar, senast 10.42" under a message that has a thread. */
export function ThreadLink({ root, onOpen }: { root: DocumentId; onOpen: () => void }) {
  const { t } = useTranslation('chat');
  const format = useFormat();
  const now = useMinute();
  const replies = useDocuments<MessageBody>({ kind: messageKind.name, parent: root });
  const [latest] = replies;
  if (!latest) return null;
  const people = [...new Set(replies.map((reply) => reply.author).filter((author) => author !== null))].slice(0, 3);
  return (
    <button type="button" className={styles.link} onClick={onOpen}>
      <span className={styles.people}>
        {people.map((person) => (
          <Small key={person} person={person} />
        ))}
      </span>
      <b>{t('thread.replies', { count: replies.length })}</b>
      <span>{t('thread.latest', { when: format.time(latest.sort, now, 'clock') })}</span>
    </button>
  );
}

function Small({ person }: { person: PersonId }) {
  const who = usePerson(person);
  return <Avatar id={who.id} name={who.name} src={who.picture} size={22} />;
}
