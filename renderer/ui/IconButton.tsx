import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import styles from './IconButton.module.css';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'title' | 'children'> & {
  icon: IconName;
  /** What it does, in words: the accessible name and the tooltip. */
  label: string;
  /** The shortcut shown in the tooltip, as it is written in the keyboard map: `mod+k`. */
  keys?: string;
  size?: 'md' | 'sm' | 'xs';
  look?: 'plain' | 'solid' | 'send';
  /** Something waits behind it. */
  dot?: boolean;
  pressed?: boolean;
};

export function IconButton({ icon, label, keys, size = 'md', look = 'plain', dot, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={label}
      data-tip-keys={keys}
      className={cx(styles.button, styles[size], look !== 'plain' && styles[look], className)}
    >
      <Icon name={icon} />
      {dot ? <span className={styles.dot} /> : null}
    </button>
  );
}
