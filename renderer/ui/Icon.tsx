import { cx } from './cx.ts';
import styles from './Icon.module.css';
import { drawings, type IconName } from './icons.tsx';

const sizes = { 14: styles.s14, 16: styles.s16, 18: styles.s18, 20: undefined, 24: styles.s24 } as const;

export type IconProps = { name: IconName; size?: keyof typeof sizes; className?: string };

/** Always decoration: the words beside it, or the label of the control around it, say what it means. */
export function Icon({ name, size = 20, className }: IconProps) {
  return (
    <svg className={cx(styles.icon, sizes[size], className)} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
