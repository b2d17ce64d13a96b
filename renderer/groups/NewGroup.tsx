import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupSpace } from '../../model/kernel/ids.ts';
import type { Access, Classification } from '../../model/kernel/space.ts';
import { groupCreate } from '../../model/spaces/group.ts';
import { groupAddress } from '../shell/parts/group-tabs.ts';
import { refusalWords } from '../shell/parts/refusals.ts';
import { useStore } from '../store/hooks.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { AccessChoice, ClassificationChoice } from './AccessChoice.tsx';
import styles from './GroupForm.module.css';

/** Starting a group: it exists at once, on this device first. */
export function NewGroup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('groups');
  const store = useStore();
  const navigate = useNavigate();
  const [space] = useState(() => groupSpace(store.newId()));
  const [name, setName] = useState('');
  const [mark, setMark] = useState('');
  const [description, setDescription] = useState('');
  const [access, setAccess] = useState<Access>('open');
  const [classification, setClassification] = useState<Classification>('internal');
  const [fault, setFault] = useState<string | null>(null);
  const confidential = classification === 'confidential';
  const chosen = confidential && access === 'open' ? 'closed' : access;
  const create = async () => {
    if (!name.trim()) return setFault(t('new.nameMissing'));
    const ran = await store.run(groupCreate, space, { name, mark, description: description.trim(), access: chosen, classification });
    if (!ran.ok) return setFault(refusalWords(ran.refusal.code));
    await navigate({ to: groupAddress(space, 'feed') as never });
  };
  return (
    <Dialog
      open
      title={t('new.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          <Button variant="primary" onClick={() => void create()}>
            {t('new.create')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className={styles.named}>
          <Avatar id={space} name={name || t('title')} mark={mark} shape="group" size={44} />
          <TextField
            label={t('new.name')}
            placeholder={t('new.nameExample')}
            maxLength={200}
            value={name}
            error={fault}
            data-autofocus
            onChange={(event) => {
              setName(event.currentTarget.value);
              setFault(null);
            }}
          />
          <TextField
            label={t('new.mark')}
            placeholder={t('new.markExample')}
            maxLength={8}
            value={mark}
            onChange={(event) => setMark(event.currentTarget.value)}
          />
        </div>
        <TextArea
          label={t('new.description')}
          placeholder={t('new.descriptionExample')}
          maxLength={4000}
          rows={3}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <AccessChoice value={chosen} onChange={setAccess} closed={confidential ? { open: t('access.open.notConfidential') } : {}} />
        <ClassificationChoice value={classification} onChange={setClassification} />
        {/* Enter in a field does what the button says. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
