import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../store/hooks.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/Field.tsx';
import { type SessionPort, type SessionTrouble, troubleOf } from '../session.ts';
import { claimToken, passwordProblem } from './checks.ts';
import { Trouble } from './Trouble.tsx';
import { Threshold } from './Threshold.tsx';
import styles from './SignIn.module.css';

type Invited = { name: string; email: string };

/** Someone invited chooses a password. The token stands in the address's fragment and is taken out of it at once. */
export default function InviteScreen({ session, version }: { session: SessionPort; version: string }) {
  const { t } = useTranslation('session');
  const company = useLive(session.company);
  const [token] = useState(() => claimToken(window.location.hash.slice(1)));
  const [invited, setInvited] = useState<Invited | null>(null);
  const [trouble, setTrouble] = useState<SessionTrouble | null>(null);
  const [form, setForm] = useState({ password: '', again: '' });
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const element = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (!token) return;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    session.lookAtInvite(token).then(setInvited, (error) => setTrouble(troubleOf(error)));
  }, [token, session]);

  const problem = tried ? passwordProblem(form) : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || !token) return;
    setTried(true);
    setTrouble(null);
    const found = passwordProblem(form);
    if (found) {
      element.current?.querySelector<HTMLInputElement>(`[name=${found[0]}]`)?.focus();
      return;
    }
    setPending(true);
    try {
      await session.claimInvite({ token, password: form.password });
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setPending(false);
    }
  };
  const field = (name: 'password' | 'again') => ({
    name,
    size: 'lg' as const,
    autoComplete: 'new-password',
    value: form[name],
    error: problem?.[0] === name ? t(`needed.${problem[1]}`) : null,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [name]: value }));
    },
  });

  const gone = !token || trouble === 'link';
  return (
    <Threshold
      title={invited ? t('inviteTitle', { name: invited.name }) : t('inviteTitleUnknown')}
      text={
        gone ? (token ? t('inviteGone') : t('inviteLost')) : invited ? t('inviteText', { email: invited.email }) : t('inviteTextUnknown')
      }
      company={company}
      version={version}
    >
      {gone ? (
        <a className={buttonClass({ size: 'lg', block: true })} href="/">
          {t('toSignIn')}
        </a>
      ) : (
        <form className={styles.form} ref={element} noValidate onSubmit={(event) => void submit(event)}>
          {/* For the keeper of passwords. */}
          <input
            className="sr"
            type="email"
            name="email"
            autoComplete="username"
            readOnly
            tabIndex={-1}
            aria-hidden="true"
            value={invited?.email ?? ''}
          />
          <PasswordField label={t('password')} hint={t('passwordHint')} {...field('password')} />
          <PasswordField label={t('passwordAgain')} {...field('again')} />
          {trouble ? <Trouble trouble={trouble} /> : null}
          <Button type="submit" variant="primary" size="lg" block pending={pending} pendingLabel={t('claiming')}>
            {t('claim')}
          </Button>
        </form>
      )}
    </Threshold>
  );
}
