import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './CountBadge.module.css';

export type CountBadgeProps = {
  count: number;
  /** Kanel: it waits for the reader (direct messages, mentions, requests). Otherwise it is only new. */
  waits?: boolean;
  className?: string;
};

/** Nothing at zero. Read aloud as "3 olästa". */
export function CountBadge({ count, waits = false, className }: CountBadgeProps) {
  const { t } = useTranslation('ui');
  if (count <= 0) return null;
  return (
    <span className={cx(styles.count, waits && styles.waits, className)} data-edge={waits || undefined}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr">{t('unread', { count })}</span>
    </span>
  );
}
