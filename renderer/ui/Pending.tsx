import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import styles from './Pending.module.css';

/** How far something written here has come. */
export type PendingState = { state: 'sending' } | { state: 'waiting' } | { state: 'failed'; reason: string; onRetry?: () => void };

/** Stands beside what was written, never over it. */
export function Pending(props: PendingState) {
  const { t } = useTranslation('ui');
  if (props.state === 'sending')
    return (
      <span className={styles.sending}>
        <Icon name="sync" size={14} />
        {t('pending.sending')}
      </span>
    );
  if (props.state === 'waiting')
    return (
      <span className={styles.pending}>
        <Icon name="clock" size={14} />
        {t('pending.waiting')}
      </span>
    );
  return (
    <span className={styles.failed}>
      <Icon name="warning" size={14} />
      {props.reason}
      {props.onRetry ? (
        <button type="button" className="link" onClick={props.onRetry}>
          {t('pending.retry')}
        </button>
      ) : null}
    </span>
  );
}
