import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField, TextField } from '../../ui/Field.tsx';
import { type SessionPort, type SessionTrouble, troubleOf } from '../session.ts';
import { isEmail } from './checks.ts';
import { Threshold } from './Threshold.tsx';
import { Trouble } from './Trouble.tsx';
import styles from './SignIn.module.css';

type Missing = { email?: boolean; password?: boolean };

export default function SignInScreen({ session, version }: { session: SessionPort; version: string }) {
  const { t } = useTranslation('session');
  const company = useLive(session.company);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<Missing>({});
  const [trouble, setTrouble] = useState<SessionTrouble | null>(null);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const lacks = { email: !isEmail(email), password: password === '' };
    setMissing(lacks);
    setTrouble(null);
    if (lacks.email || lacks.password) {
      form.current?.querySelector<HTMLInputElement>(lacks.email ? '[name=email]' : '[name=password]')?.focus();
      return;
    }
    setPending(true);
    try {
      await session.signIn({ email: email.trim(), password });
    } catch (error) {
      setTrouble(troubleOf(error));
      form.current?.querySelector<HTMLInputElement>('[name=password]')?.focus();
    } finally {
      setPending(false);
    }
  };

  return (
    <Threshold
      title={t('signIn')}
      text={company.name ? t('signInText', { company: company.name }) : t('signInTextUnknown')}
      company={company}
      version={version}
    >
      <form className={styles.form} ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('email')}
          name="email"
          type="email"
          size="lg"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t('emailExample')}
          value={email}
          error={missing.email ? t('needed.email') : null}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t('password')}
          name="password"
          size="lg"
          autoComplete="current-password"
          value={password}
          error={missing.password ? t('needed.password') : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {trouble ? <Trouble trouble={trouble} /> : null}
        <Button type="submit" variant="primary" size="lg" block pending={pending} pendingLabel={t('signingIn')}>
          {t('signIn')}
        </Button>
        <p className={styles.forgot}>{t('forgot')}</p>
      </form>
    </Threshold>
  );
}
