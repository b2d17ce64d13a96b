import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../model/kernel/command.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { Classification, type SpaceBody } from '../../model/kernel/space.ts';
import { classificationSet } from '../../model/spaces/group.ts';
import { mayClassify } from '../../model/spaces/group-policy.ts';
import { refusalWords } from '../shell/parts/refusals.ts';
import { useMembers } from '../shell/parts/useGroup.ts';
import { useStore } from '../store/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ClassificationChoice } from './AccessChoice.tsx';
import styles from './Classify.module.css';

type Props = { space: SpaceId; facts: SpaceBody; actor: Actor; onClose: () => void };

/** Changing how sensitive a group is: before it is done, everything that follows from it is said. */
export function Classify({ space, facts, actor, onClose }: Props) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const [to, setTo] = useState(facts.classification);
  const [fault, setFault] = useState<string | null>(null);
  const leaving = useMembers(space).filter(({ body }) => body.role === 'guest' || body.role === 'visitor').length;
  const closed = Object.fromEntries(
    Classification.options
      .filter((one) => one !== facts.classification && mayClassify(actor, facts, one) !== null)
      .map((one) => [one, t('level.onlyOwners')]),
  );
  const changes = to !== facts.classification;
  const consequences =
    changes && to === 'confidential'
      ? [
          t('level.follows.device'),
          t('level.follows.words'),
          ...(leaving > 0 ? [t('level.follows.leave', { count: leaving })] : []),
          ...(facts.access === 'open' ? [t('level.follows.closes')] : []),
        ]
      : changes && facts.classification === 'confidential'
        ? [t('level.follows.kept'), t('level.follows.guests')]
        : [];
  const save = async () => {
    const ran = changes ? await store.run(classificationSet, space, { classification: to }) : null;
    if (ran && !ran.ok) return setFault(refusalWords(ran.refusal.code));
    onClose();
  };
  return (
    <Dialog
      open
      title={t('level.changeTitle', { name: facts.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          <Button variant="primary" disabled={!changes} onClick={() => void save()}>
            {t('level.change')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ClassificationChoice value={to} onChange={setTo} closed={closed} />
        {consequences.length > 0 ? (
          <div className={styles.then} role="status">
            <b>{t('level.follows.title')}</b>
            <ul>
              {consequences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
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
