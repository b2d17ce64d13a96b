import { useTranslation } from 'react-i18next';
import type { Classification } from '../../model/kernel/space.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import styles from './Chip.module.css';

const icons = { open: 'globe', internal: 'home', confidential: 'lock' } as const satisfies Record<Classification, IconName>;

/** Always icon and word, never colour alone. */
export function ClassificationMark({ level, className }: { level: Classification; className?: string }) {
  const { t } = useTranslation('ui');
  return (
    <span className={cx(styles.classification, styles[level], className)} data-edge>
      <Icon name={icons[level]} size={14} />
      {t(`classification.${level}`)}
    </span>
  );
}

/** Over the full width, for as long as one is in a confidential group. `text`: another sentence than what it always means. */
export function ClassificationBar({ text, children }: { text?: string; children?: React.ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.bar}>
      <Icon name="lock" size={18} />
      <span>
        <b>{t('classification.confidential')}</b> {text ?? t('classification.confidentialMeans')}
      </span>
      {children}
    </div>
  );
}
