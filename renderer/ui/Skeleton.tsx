import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './Skeleton.module.css';

const rowWidths = [
  [styles.w1, styles.w2],
  [styles.w3, styles.w4],
  [styles.w5, styles.w6],
] as const;

export type SkeletonProps = { shape: 'rows' | 'posts'; count?: number };

/** The shape of what is being fetched; never over data that is here. */
export function Skeleton({ shape, count = 3 }: SkeletonProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.wait} role="status">
      <span className="sr">{t('fetching')}</span>
      {Array.from({ length: count }, (_, index) =>
        shape === 'rows' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical bars without identity
          <div key={index} className={styles.row}>
            <span className={cx(styles.bar, styles.face)} />
            <span className={styles.lines}>
              {rowWidths[index % rowWidths.length]?.map((width) => (
                <span key={width} className={cx(styles.bar, width)} />
              ))}
            </span>
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical bars without identity
          <div key={index} className={styles.post}>
            <span className={cx(styles.bar, styles.face)} />
            <span className={styles.lines}>
              {[styles.w9, styles.w7, styles.w2, styles.w8].map((width) => (
                <span key={width} className={cx(styles.bar, width)} />
              ))}
            </span>
          </div>
        ),
      )}
    </div>
  );
}
