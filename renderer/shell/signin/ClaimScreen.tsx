import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField, TextField } from '../../ui/Field.tsx';
import { type SessionPort, type SessionTrouble, troubleOf } from '../session.ts';
import { type ClaimForm, claimProblems, claimToken } from './checks.ts';
import { Trouble } from './Trouble.tsx';
import { Threshold } from './Threshold.tsx';
import styles from './SignIn.module.css';

/** The first person in a new company: the one who has the link the server wrote. */
export default function ClaimScreen({ session, version }: { session: SessionPort; version: string }) {
  const { t } = useTranslation('session');
  const company = useLive(session.company);
  const [form, setForm] = useState<ClaimForm>(() => ({
    link: window.location.hash.slice(1),
    company: '',
    name: '',
    email: '',
    password: '',
    again: '',
  }));
  const [linked] = useState(() => claimToken(form.link) !== null);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<SessionTrouble | null>(null);
  const [pending, setPending] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const problems = tried ? claimProblems(form) : new Map<never, never>();

  // The token works once and is worth the whole company until then: out of the address bar and the history.
  useEffect(() => {
    if (linked) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [linked]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setTried(true);
    setTrouble(null);
    const found = claimProblems(form);
    const token = claimToken(form.link);
    if (found.size > 0 || !token) {
      const [first] = found.keys();
      element.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
      return;
    }
    setPending(true);
    try {
      await session.claimFirstAdmin({
        token,
        company: form.company.trim(),
        name: form.name.trim(),
        email: form.email.trim(),
        password: form.password,
      });
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setPending(false);
    }
  };

  const field = (name: keyof ClaimForm) => {
    const problem = (problems as ReturnType<typeof claimProblems>).get(name);
    return {
      name,
      size: 'lg' as const,
      value: form[name],
      error: problem ? t(`needed.${problem}`) : null,
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
        const { value } = event.currentTarget;
        setForm((before) => ({ ...before, [name]: value }));
      },
    };
  };

  return (
    <Threshold title={t('claimTitle')} text={t('claimText')} company={company} version={version}>
      <form className={styles.form} ref={element} noValidate onSubmit={(event) => void submit(event)}>
        {linked ? null : (
          <TextField label={t('claimLink')} hint={t('claimLinkHint')} autoComplete="off" spellCheck={false} {...field('link')} />
        )}
        <TextField label={t('company')} placeholder={t('companyExample')} autoComplete="organization" {...field('company')} />
        <TextField label={t('name')} placeholder={t('nameExample')} autoComplete="name" {...field('name')} />
        <TextField
          label={t('email')}
          type="email"
          placeholder={t('emailExample')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...field('email')}
        />
        <PasswordField label={t('password')} hint={t('passwordHint')} autoComplete="new-password" {...field('password')} />
        <PasswordField label={t('passwordAgain')} autoComplete="new-password" {...field('again')} />
        {trouble ? <Trouble trouble={trouble} /> : null}
        <Button type="submit" variant="primary" size="lg" block pending={pending} pendingLabel={t('claiming')}>
          {t('claim')}
        </Button>
      </form>
    </Threshold>
  );
}
