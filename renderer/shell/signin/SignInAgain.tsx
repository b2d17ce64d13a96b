import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PasswordField } from '../../ui/Field.tsx';
import { useApp } from '../app-context.ts';
import { type SessionTrouble, troubleOf } from '../session.ts';
import { Trouble } from './Trouble.tsx';
import styles from './SignIn.module.css';

/** The session is over but everything is still here: the password again, without leaving the place one is in. */
export default function SignInAgain({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('session');
  const { session, me: live } = useApp();
  const me = useLive(live);
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<SessionTrouble | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || password === '') return;
    setPending(true);
    setTrouble(null);
    try {
      await session.signIn({ email: me.email, password });
      setPassword('');
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('again')}>
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('againText')}</p>
        <PasswordField
          label={t('againAs', { email: me.email })}
          size="lg"
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {trouble ? <Trouble trouble={trouble} /> : null}
        <Button type="submit" variant="primary" pending={pending} pendingLabel={t('signingIn')}>
          {t('signIn')}
        </Button>
      </form>
    </Dialog>
  );
}
