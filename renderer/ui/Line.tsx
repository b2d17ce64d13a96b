import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Line.module.css';

/** A hairline with a word in it: a day, "eller", or (kanel) where the unread begins. */
export function Line({ children, isNew, className }: { children: ReactNode; isNew?: boolean; className?: string }) {
  return (
    <div className={cx(styles.line, isNew && styles.new, className)}>
      <span>{children}</span>
    </div>
  );
}
