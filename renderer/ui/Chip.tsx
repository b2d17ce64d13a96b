import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import styles from './Chip.module.css';

export type ChipTone = 'plain' | 'warm' | 'ok' | 'warn' | 'danger' | 'info' | 'primary' | 'line' | 'hit';

/** A status in a word or two. */
export function Chip({
  tone = 'plain',
  icon,
  children,
  className,
}: {
  tone?: ChipTone;
  icon?: IconName;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span className={cx(styles.chip, tone !== 'plain' && styles[tone], className)} data-edge>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </span>
  );
}
