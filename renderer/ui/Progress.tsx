import type { CSSProperties } from 'react';
import styles from './Progress.module.css';

/** @param part from 0 to 1 @param label the figures in words: "287 av 420 har läst" */
export function Progress({ part, label }: { part: number; label: string }) {
  return (
    <span className={styles.bar} role="img" aria-label={label} style={{ '--part': Math.max(0, Math.min(1, part)) } as CSSProperties}>
      <i />
    </span>
  );
}
