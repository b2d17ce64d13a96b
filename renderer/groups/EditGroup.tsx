import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../model/kernel/command.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { groupEdit } from '../../model/spaces/group.ts';
import { mayEditGroup } from '../../model/spaces/group-policy.ts';
import { refusalWords } from '../shell/parts/refusals.ts';
import { useStore } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { AccessChoice } from './AccessChoice.tsx';
import styles from './GroupForm.module.css';

type Props = { space: SpaceId; facts: SpaceBody; actor: Actor; onClose: () => void };

/** Name, mark, description; who may get in only for owners. Only what was changed is sent. */
export function EditGroup({ space, facts, actor, onClose }: Props) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const [now, setNow] = useState({ name: facts.name, mark: facts.mark, description: facts.description, access: facts.access });
  const [fault, setFault] = useState<string | null>(null);
  const mayOpen = mayEditGroup(actor, facts, { access: true }) === null;
  const save = async () => {
    if (!now.name.trim()) return setFault(t('new.nameMissing'));
    const changed = Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== facts[field as keyof typeof now]));
    if (Object.keys(changed).length > 0) {
      const ran = await store.run(groupEdit, space, changed);
      if (!ran.ok) return setFault(refusalWords(ran.refusal.code));
    }
    onClose();
  };
  return (
    <Dialog
      open
      title={t('about.editTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('about.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.named}>
          <Avatar id={space} name={now.name || facts.name} mark={now.mark} shape="group" size={44} />
          <TextField
            label={t('new.name')}
            maxLength={200}
            value={now.name}
            error={fault}
            data-autofocus
            onChange={(event) => setNow({ ...now, name: event.currentTarget.value })}
          />
          <TextField
            label={t('new.mark')}
            placeholder={t('new.markExample')}
            maxLength={8}
            value={now.mark}
            onChange={(event) => setNow({ ...now, mark: event.currentTarget.value })}
          />
        </div>
        <TextArea
          label={t('new.description')}
          placeholder={t('new.descriptionExample')}
          maxLength={4000}
          rows={5}
          value={now.description}
          onChange={(event) => setNow({ ...now, description: event.currentTarget.value })}
        />
        {mayOpen ? (
          <AccessChoice
            value={now.access}
            onChange={(access) => setNow({ ...now, access })}
            closed={facts.classification === 'confidential' ? { open: t('access.open.notConfidential') } : {}}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
