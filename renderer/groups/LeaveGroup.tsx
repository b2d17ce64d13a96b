import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../model/kernel/ids.ts';
import { membershipLeave } from '../../model/spaces/membership.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { sayRefusal } from '../shell/parts/refusals.ts';
import { type Group, useMembers } from '../shell/parts/useGroup.ts';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Radio } from '../ui/Toggle.tsx';
import styles from './InviteDialog.module.css';

/** Leaving. An owner hands over first: to another owner without asking, else to someone they choose. */
export function LeaveGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const navigate = useNavigate();
  const { space, role } = group;
  const heirs = useMembers(space).filter(({ person, body }) => person !== store.me && ['owner', 'moderator', 'member'].includes(body.role));
  const owner = heirs.find(({ body }) => body.role === 'owner');
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const mustChoose = role === 'owner' && !owner;
  const successor = role === 'owner' ? (owner?.person ?? chosen) : null;
  const name = group.facts?.name ?? '';
  const alone = mustChoose && heirs.length === 0;
  const leave = async () => {
    const ran = await store.run(membershipLeave, space, { successor });
    onClose();
    if (ran.ok) await navigate({ to: '/groups' });
    else sayRefusal(ran.refusal);
  };
  return (
    <Dialog
      open
      title={t('leave.ask', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          {alone ? null : (
            <Button variant="danger" disabled={mustChoose && !chosen} onClick={() => void leave()}>
              {t('leave.do')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <p>{t(alone ? 'leave.alone' : group.facts?.access === 'open' ? 'leave.textOpen' : 'leave.text')}</p>
        {mustChoose && !alone ? (
          <fieldset className={`${styles.people} scroll`}>
            <legend className={styles.note}>{t('leave.heir')}</legend>
            {heirs.map(({ person, body }) => (
              <Radio
                key={person}
                name="heir"
                className={styles.person}
                checked={chosen === person}
                onChange={() => setChosen(person)}
                label={
                  <span className={styles.who}>
                    <PersonAvatar person={person} size={28} />
                    {body.name}
                  </span>
                }
              />
            ))}
          </fieldset>
        ) : null}
      </div>
    </Dialog>
  );
}
