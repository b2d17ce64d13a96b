import { createContext, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../store/hooks.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { useApp } from './app-context.ts';
import { useOutboxRows } from './outbox-rows.ts';
import { troubleOf } from './session.ts';

const Context = createContext<() => void>(() => undefined);

/** Asks first: what has not been sent would be lost. */
export const useSignOut = () => use(Context);

export function SignOutProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['shell', 'session']);
  const { session } = useApp();
  const company = useLive(session.company);
  const waiting = useOutboxRows().length;
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    try {
      await session.signOut();
    } catch (error) {
      showToast({ tone: 'danger', text: t(`session:trouble.${troubleOf(error)}`) });
    } finally {
      setPending(false);
      setAsked(false);
    }
  };
  return (
    <Context value={() => setAsked(true)}>
      {children}
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('signOutTitle', { company: company.name })}
        confirm={t('signOut')}
        danger={waiting > 0}
        pending={pending}
        onConfirm={() => void leave()}
      >
        {t('signOutText', { company: company.name })} {waiting > 0 ? t('signOutWaiting', { count: waiting }) : null}
      </ConfirmDialog>
    </Context>
  );
}
