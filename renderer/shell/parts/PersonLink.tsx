import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationOpen } from '../../../model/spaces/conversation.ts';
import { directSpace, type PersonId } from '../../../model/kernel/ids.ts';
import { statusAt } from '../../../model/people/person.ts';
import { useStore } from '../../store/hooks.ts';
import { cx } from '../../ui/cx.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { PersonAvatar } from './PersonAvatar.tsx';
import styles from './PersonLink.module.css';
import { usePerson } from './usePerson.ts';

/** A name that opens the person's card. */
export function PersonLink({
  person,
  className,
  children,
}: {
  person: PersonId | null;
  className?: string /** Instead of the name. */;
  children?: ReactNode;
}) {
  const who = usePerson(person);
  if (person === null || !who.known) return <b className={className}>{children ?? who.name}</b>;
  return (
    <Popover
      label={who.name}
      position="bottom-start"
      trigger={
        <button type="button" className={cx(styles.press, className ?? styles.name)}>
          {children ?? who.name}
        </button>
      }
    >
      {(close) => <PersonCard person={person} close={close} />}
    </Popover>
  );
}

/** Who it is and how to reach them, from the directory on this device. */
export function PersonCard({ person, close }: { person: PersonId; close: () => void }) {
  const { t } = useTranslation('parts');
  const store = useStore();
  const navigate = useNavigate();
  const { name, body } = usePerson(person);
  if (!body) return null;
  const status = statusAt(body, Date.now());
  const write = async () => {
    const space = directSpace(store.me, person);
    close();
    await store.run(conversationOpen, space, { people: [person] });
    await navigate({ to: `/chat/${space}` as never });
  };
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <PersonAvatar person={person} size={72} />
        <div>
          <h2>{name}</h2>
          <p>{[body.title, body.unit].filter(Boolean).join(', ')}</p>
          <p>{body.place}</p>
          {body.guest ? <p className={styles.guest}>{t('person.guest')}</p> : null}
        </div>
      </div>
      {status ? (
        <p className={styles.status}>
          {status.emoji} {status.text}
        </p>
      ) : null}
      <ul className={styles.ways}>
        {body.mail ? (
          <li>
            <Icon name="at" size={16} />
            <a href={`mailto:${body.mail}`}>{body.mail}</a>
          </li>
        ) : null}
        {body.phones.map((phone) => (
          <li key={phone.number}>
            <Icon name="phone" size={16} />
            <a href={`tel:${phone.number.replace(/[^+\d]/g, '')}`}>{phone.number}</a>
          </li>
        ))}
      </ul>
      {body.skills.length > 0 ? <p className={styles.skills}>{body.skills.slice(0, 8).join(' · ')}</p> : null}
      {person === store.me ? null : (
        <Button variant="primary" icon="chat" block onClick={() => void write()}>
          {t('person.write', { name: body.given || name })}
        </Button>
      )}
    </div>
  );
}
