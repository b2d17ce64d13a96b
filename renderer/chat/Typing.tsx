import { useTranslation } from 'react-i18next';
import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { useTyping } from '../store/hooks.ts';
import styles from './Typing.module.css';

/** "Amira skriver…", in a line that is always there, so that nothing moves. */
export function Typing({ space, thread }: { space: SpaceId; thread: DocumentId | null }) {
  const { t } = useTranslation('chat');
  const people = useTyping(space, thread);
  const [first] = people;
  return (
    <p className={styles.line}>
      {first ? (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {people.length === 1 ? <One person={first} /> : t('typing.several', { count: people.length })}
        </>
      ) : null}
    </p>
  );
}

function One({ person }: { person: PersonId }) {
  const { t } = useTranslation('chat');
  const { name, body } = usePerson(person);
  return t('typing.one', { name: body?.given || name });
}
