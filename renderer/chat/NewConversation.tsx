import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationSpace, directSpace, type PersonId } from '../../model/kernel/ids.ts';
import { conversationOpen } from '../../model/spaces/conversation.ts';
import { completeMention } from '../../model/text/mentions.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { refusalWords } from '../shell/parts/refusals.ts';
import { usePeople } from '../shell/parts/usePerson.ts';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { Checkbox } from '../ui/Toggle.tsx';
import { chatAddress } from './places.ts';
import styles from './NewConversation.module.css';

const SHOWN = 40;

/** Choosing with whom: one makes a direct conversation, several a named one. */
export function NewConversation({ onClose, onClosed }: { onClose: () => void /** It was made, and is shown. */; onClosed?: () => void }) {
  const { t } = useTranslation('chat');
  const store = useStore();
  const navigate = useNavigate();
  const { people } = usePeople();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly PersonId[]>([]);
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const others = people.filter((person) => person.id !== store.me);
  const found = words.trim() ? completeMention(words, others, SHOWN) : others.slice(0, SHOWN);
  const toggle = (person: PersonId, on: boolean) => setChosen(on ? [...chosen, person] : chosen.filter((one) => one !== person));
  const open = async () => {
    const [first] = chosen;
    if (!first) return;
    const space = chosen.length === 1 ? directSpace(store.me, first) : conversationSpace(store.newId());
    const ran = await store.run(conversationOpen, space, { people: [...chosen], name: name.trim() });
    if (!ran.ok) {
      setFault(refusalWords(ran.refusal.code));
      return;
    }
    await navigate({ to: chatAddress(space) });
    onClosed?.();
  };
  return (
    <Dialog
      open
      title={t('new.title')}
      onClose={onClose}
      actions={
        <Button variant="primary" disabled={chosen.length === 0} onClick={() => void open()}>
          {t('new.open')}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t('new.who')}
          placeholder={t('new.whoExample')}
          value={words}
          autoFocus
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <fieldset className={styles.people}>
          <legend className="sr">{t('new.who')}</legend>
          {found.map((person) => (
            <Checkbox
              key={person.id}
              className={styles.person}
              checked={chosen.includes(person.id)}
              onChange={(on) => toggle(person.id, on)}
              label={
                <span className={styles.who}>
                  <PersonAvatar person={person.id} size={28} />
                  <span>
                    {person.name}
                    <small>{[person.body?.title, person.body?.place].filter(Boolean).join(', ')}</small>
                  </span>
                </span>
              }
            />
          ))}
          {found.length === 0 ? <p>{t('new.nobody', { words })}</p> : null}
        </fieldset>
        {chosen.length > 1 ? (
          <TextField
            label={t('new.name')}
            placeholder={t('new.nameExample')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : null}
        {fault ? (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
