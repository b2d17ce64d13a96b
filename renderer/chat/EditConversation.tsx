import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { conversationAdd, conversationRename } from '../../model/spaces/conversation.ts';
import { completeMention } from '../../model/text/mentions.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { refusalWords } from '../shell/parts/refusals.ts';
import { usePeople } from '../shell/parts/usePerson.ts';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import styles from './NewConversation.module.css';

type Props = { space: SpaceId; facts: SpaceBody; members: readonly { person: PersonId; name: string }[]; onClose: () => void };

/** The name of a conversation and who is in it. */
export function EditConversation({ space, facts, members, onClose }: Props) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const { people } = usePeople();
  const [name, setName] = useState(facts.name);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const inside = new Set(members.map(({ person }) => person));
  const found = words.trim()
    ? completeMention(
        words,
        people.filter((person) => !inside.has(person.id)),
        6,
      )
    : [];
  const add = async (person: PersonId) => {
    const ran = await store.run(conversationAdd, space, { people: [person] });
    if (ran.ok) setWords('');
    else setFault(refusalWords(ran.refusal.code));
  };
  const save = async () => {
    if (name.trim() !== facts.name) {
      const ran = await store.run(conversationRename, space, { name: name.trim() });
      if (!ran.ok) return setFault(refusalWords(ran.refusal.code));
    }
    onClose();
  };
  return (
    <Dialog
      open
      title={t('head.people')}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={() => void save()}>
          {t('new.done')}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t('new.name')}
          placeholder={t('new.nameExample')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('new.add')}
          placeholder={t('new.whoExample')}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {found.length > 0 ? (
          <ul className={styles.people}>
            {found.map((person) => (
              <li key={person.id}>
                <Button variant="ghost" icon="plus" block onClick={() => void add(person.id)}>
                  {person.name}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <ul className={styles.people} aria-label={t('head.inside')}>
          {members.map(({ person, name: who }) => (
            <li key={person} className={styles.person}>
              <span className={styles.who}>
                <PersonAvatar person={person} size={28} /> {who}
              </span>
            </li>
          ))}
        </ul>
        {fault ? (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
