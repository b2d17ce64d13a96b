import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../store/store.ts';
import { useStore, useSyncStatus } from '../store/hooks.ts';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icons.tsx';
import { Popover } from '../ui/Popover.tsx';
import { ModalFrame } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { announce } from './announce.tsx';
import { OutboxPanel } from './OutboxPanel.tsx';
import { useOutboxRows, useStoredHere } from './outbox-rows.ts';
import styles from './SyncCorner.module.css';
import dialogStyles from './OutboxPanel.module.css';

const SignInAgain = lazy(() => import('./signin/SignInAgain.tsx'));

/** A connection being made is not worth a word until it takes this long, milliseconds. */
const PATIENCE = 2500;

export type CornerLook = { icon: IconName; words: string | null; says: string };

/** One word and one icon, always in the same place. */
export function useCornerLook(status: SyncStatus, { waiting, failed }: { waiting: number; failed: number }): CornerLook {
  const { t } = useTranslation('shell');
  if (failed > 0 && (status.state === 'live' || status.state === 'connecting')) {
    const words = t('sync.failed', { count: failed });
    return { icon: 'warning', words, says: words };
  }
  switch (status.state) {
    case 'offline': {
      const words = waiting > 0 ? t('sync.offlineWaiting', { count: waiting }) : t('sync.offline');
      return { icon: 'cloud-off', words, says: words };
    }
    case 'signedOut':
      return { icon: 'lock', words: t('sync.signedOut'), says: t('sync.signedOut') };
    case 'outdated':
      return { icon: 'download', words: t('sync.outdated'), says: t('sync.outdated') };
    case 'full':
      return { icon: 'warning', words: t('sync.full'), says: t('sync.full') };
    case 'connecting':
    case 'starting':
      return { icon: 'sync', words: null, says: t('sync.connecting') };
    case 'revoked':
    case 'live':
      return { icon: 'cloud-check', words: null, says: t('sync.live') };
  }
}

/** Connecting shows as it was before, until it has lasted. */
export function useCalmStatus(): SyncStatus {
  const now = useSyncStatus();
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const brief = now.state === 'connecting' || now.state === 'starting';
    if (!brief) {
      setShown(now);
      return;
    }
    const timer = setTimeout(() => setShown(now), PATIENCE);
    return () => clearTimeout(timer);
  }, [now]);
  return shown;
}

export function SyncCorner() {
  const look = useConnected();
  return (
    <>
      <Popover label={look.title} position="bottom-end" trigger={<CornerButton look={look.corner} />} width={376}>
        {look.panel}
      </Popover>
      {look.dialog}
    </>
  );
}

export function CornerButton({ look, ...rest }: { look: CornerLook } & React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(styles.button, look.words && styles.warn)}
      aria-label={look.words ? undefined : look.says}
      data-tip={look.words ? undefined : look.says}
    >
      <Icon name={look.icon} size={look.words ? 16 : 18} />
      {look.words}
    </button>
  );
}

/** The phone's: a strip under the page header while there is something to say. */
export function SyncStrip() {
  const [open, setOpen] = useState(false);
  const look = useConnected();
  if (!look.corner.words) return null;
  return (
    <>
      <button type="button" className={styles.strip} onClick={() => setOpen(true)}>
        <Icon name={look.corner.icon} size={18} />
        <span>{look.corner.words}</span>
        <Icon name="chevron-right" size={18} />
      </button>
      <ModalFrame open={open} onClose={() => setOpen(false)} label={look.title} className={dialogStyles.sheet}>
        {look.panel}
      </ModalFrame>
      {look.dialog}
    </>
  );
}

function useConnected() {
  const { t } = useTranslation('shell');
  const status = useCalmStatus();
  const store = useStore();
  const rows = useOutboxRows();
  const stored = useStoredHere();
  const failed = rows.filter((row) => row.state === 'failed').length;
  const corner = useCornerLook(status, { failed, waiting: rows.length - failed });
  const state = status.state === 'starting' || status.state === 'full' || status.state === 'revoked' ? 'connecting' : status.state;
  const [signingIn, setSigningIn] = useState(false);
  const panel = (
    <OutboxPanel
      status={status}
      rows={rows}
      stored={stored}
      onTryNow={() => (status.state === 'signedOut' ? setSigningIn(true) : store.reconnect())}
      onRetry={(entry) => void store.retry(entry)}
      onDiscard={(entry) => void store.dismiss(entry)}
    />
  );
  const dialog = signingIn ? (
    <Suspense fallback={null}>
      <SignInAgain open onClose={() => setSigningIn(false)} />
    </Suspense>
  ) : null;
  return { corner, panel, dialog, title: t(`outbox.title.${state}`) };
}

/** Offline and back, said once each; and the toast that tells that what waited has gone. */
export function SyncNews() {
  const { t } = useTranslation('shell');
  const status = useCalmStatus();
  const rows = useOutboxRows();
  const waited = useRef<number | null>(null);
  const left = rows.filter((row) => row.state !== 'failed').length;
  useEffect(() => {
    document.documentElement.dataset.sync = status.state === 'offline' ? 'offline' : 'online';
    if (status.state === 'offline') {
      if (waited.current === null) announce(t('sync.saidOffline'));
      waited.current = Math.max(waited.current ?? 0, left);
    }
    if (status.state === 'live' && waited.current !== null && left === 0) {
      const count = waited.current;
      waited.current = null;
      showToast({ tone: 'ok', text: count > 0 ? t('sync.backSent', { count }) : t('sync.backTitle') });
    }
  }, [status, left, t]);
  return null;
}
