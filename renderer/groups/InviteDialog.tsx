import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../model/kernel/ids.ts';
import { membershipInvite } from '../../model/spaces/members.ts';
import { mayInvite } from '../../model/spaces/membership-policy.ts';
import { completeMention } from '../../model/text/mentions.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { refusalWords } from '../shell/parts/refusals.ts';
import { belongs, type Group, type Member } from '../shell/parts/useGroup.ts';
import { usePeople } from '../shell/parts/usePerson.ts';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SearchField, TextField } from '../ui/Field.tsx';
import { showToast } from '../ui/toasts.ts';
import { Checkbox } from '../ui/Toggle.tsx';
import styles from './InviteDialog.module.css';

const SHOWN = 40;

type Props = { group: Group; members: readonly Member[]; onClose: () => void };

/** Asking people in. Guests only where the rules let them in, and with a last day. */
export function InviteDialog({ group, members, onClose }: Props) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const { people } = usePeople();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly PersonId[]>([]);
  const [lastDay, setLastDay] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { space, actor } = group;
  const facts = group.facts ?? null;
  const inside = new Set(members.filter((member) => belongs(member) || member.body.role === 'invited').map(({ person }) => person));
  const mayGuests = mayInvite(actor, facts, { guest: true }) === null;
  const able = people.filter((person) => !inside.has(person.id) && (mayGuests || !person.body?.guest));
  const found = words.trim() ? completeMention(words, able, SHOWN) : able.slice(0, SHOWN);
  const guests = people.filter((person) => person.body?.guest && chosen.includes(person.id));
  const toggle = (person: PersonId, on: boolean) => setChosen(on ? [...chosen, person] : chosen.filter((one) => one !== person));
  const invite = async () => {
    // The guest's last day is over when the day is.
    const until = lastDay ? new Date(`${lastDay}T23:59:59`).getTime() : null;
    for (const person of chosen) {
      const ran = await store.run(membershipInvite, space, { person, until: guests.some(({ id }) => id === person) ? until : null });
      if (!ran.ok) return setFault(refusalWords(ran.refusal.code));
    }
    showToast({ tone: 'ok', text: t('invite.sent', { count: chosen.length }) });
    onClose();
  };
  return (
    <Dialog
      open
      title={t('invite.title', { name: facts?.name ?? '' })}
      onClose={onClose}
      actions={
        <Button variant="primary" disabled={chosen.length === 0} onClick={() => void invite()}>
          {chosen.length > 1 ? t('invite.several', { count: chosen.length }) : t('invite.one')}
        </Button>
      }
    >
      <div className={styles.form}>
        <SearchField
          label={t('invite.who')}
          placeholder={t('invite.who')}
          value={words}
          data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <fieldset className={`${styles.people} scroll`}>
          <legend className="sr">{t('invite.who')}</legend>
          {found.map((person) => (
            <Checkbox
              key={person.id}
              className={styles.person}
              checked={chosen.includes(person.id)}
              onChange={(on) => toggle(person.id, on)}
              label={
                <span className={styles.who}>
                  <PersonAvatar person={person.id} size={28} />
                  <span className={styles.words}>
                    {person.name}
                    <small>{[person.body?.title, person.body?.place].filter(Boolean).join(', ')}</small>
                  </span>
                  {person.body?.guest ? <Chip tone="warn">{t('role.guest')}</Chip> : null}
                </span>
              }
            />
          ))}
          {found.length === 0 ? <p>{words.trim() ? t('invite.nobody', { words: words.trim() }) : t('invite.all')}</p> : null}
        </fieldset>
        {guests.length > 0 ? (
          <TextField
            type="date"
            label={t('invite.lastDay')}
            hint={t('invite.lastDayText')}
            value={lastDay}
            min={new Date().toISOString().slice(0, 10)}
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
        ) : null}
        {facts?.classification === 'confidential' ? <p className={styles.note}>{t('invite.confidential')}</p> : null}
        {fault ? (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
