import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../model/kernel/ids.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { StoredHere } from '../feature.ts';
import type { SyncStatus } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useMinute } from '../ui/RelativeTime.tsx';
import type { OutboxRow } from './outbox-rows.ts';
import styles from './OutboxPanel.module.css';

export type OutboxPanelProps = {
  status: SyncStatus;
  rows: readonly OutboxRow[];
  stored: readonly StoredHere[];
  onTryNow: () => void;
  onRetry: (entry: CommandId) => void;
  onDiscard: (entry: CommandId) => void;
};

/** What is safe, what waits, what can be read without a network. */
export function OutboxPanel({ status, rows, stored, onTryNow, onRetry, onDiscard }: OutboxPanelProps) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const now = useMinute();
  const [discarding, setDiscarding] = useState<OutboxRow | null>(null);
  const failed = rows.filter((row) => row.state === 'failed');
  const waiting = rows.filter((row) => row.state !== 'failed');
  const state = status.state === 'starting' || status.state === 'full' || status.state === 'revoked' ? 'connecting' : status.state;
  const since =
    'lastInSync' in status && status.lastInSync !== null
      ? t('outbox.lastInSync', { time: format.time(status.lastInSync, now, 'clock') })
      : null;
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2>{t(`outbox.title.${state}`)}</h2>
        <p>{state === 'live' && rows.length > 0 ? t('outbox.text.connecting') : t(`outbox.text.${state}`)}</p>
      </div>
      <div className={styles.lists}>
        {failed.length > 0 ? (
          <section className={styles.part}>
            <h3>{t('outbox.failed')}</h3>
            {failed.map((row) => (
              <div key={row.id} className={styles.row}>
                <Icon name={row.icon} size={16} />
                <div className={styles.words}>
                  {row.title}
                  {row.excerpt ? <small>{row.excerpt}</small> : null}
                  <span className={styles.reason}>{row.reason}</span>
                  <div className={styles.buttons}>
                    <button type="button" className="link" onClick={() => onRetry(row.id)}>
                      {t('outbox.retry')}
                    </button>
                    <button type="button" className="link" onClick={() => setDiscarding(row)}>
                      {t('outbox.discard')}
                    </button>
                  </div>
                </div>
              </div>
            ))}
          </section>
        ) : null}
        {waiting.length > 0 ? (
          <section className={styles.part}>
            <h3>{t('outbox.toSend')}</h3>
            {waiting.map((row) => (
              <div key={row.id} className={styles.row}>
                <Icon name={row.icon} size={16} />
                <span className={styles.words}>
                  {row.title}
                  {row.excerpt ? <small>{row.excerpt}</small> : null}
                </span>
                <span className={cx(styles.state, row.state === 'sending' && styles.sending)}>
                  <Icon name={row.state === 'sending' ? 'sync' : 'clock'} size={14} />
                  {row.state === 'sending' ? t('outbox.sending') : t('outbox.waiting')}
                </span>
              </div>
            ))}
          </section>
        ) : null}
        {stored.length > 0 ? (
          <section className={styles.part}>
            <h3>{t('outbox.here')}</h3>
            {stored.map((one) => (
              <div key={one.id} className={styles.row}>
                <Icon name={one.icon} size={16} />
                <span className={styles.words}>
                  {one.title}
                  <small>{one.detail}</small>
                </span>
                <Icon name="check" size={16} />
              </div>
            ))}
          </section>
        ) : null}
      </div>
      {state !== 'live' ? (
        <div className={styles.foot}>
          <span>{since ?? t('outbox.never')}</span>
          <Button
            size="sm"
            icon={state === 'signedOut' ? 'key' : 'sync'}
            onClick={state === 'outdated' ? () => window.location.reload() : onTryNow}
          >
            {state === 'outdated' ? t('outbox.reload') : state === 'signedOut' ? t('outbox.signIn') : t('outbox.tryNow')}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={discarding !== null}
        onClose={() => setDiscarding(null)}
        title={t('outbox.discardTitle', { title: discarding?.excerpt ?? discarding?.title ?? '' })}
        confirm={t('outbox.discard')}
        danger
        onConfirm={() => {
          if (discarding) onDiscard(discarding.id);
          setDiscarding(null);
        }}
      >
        {t('outbox.discardText')}
      </ConfirmDialog>
    </div>
  );
}
