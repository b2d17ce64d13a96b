import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import styles from './Button.module.css';

export type ButtonVariant = 'secondary' | 'primary' | 'soft' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';
type Look = { variant?: ButtonVariant; size?: ButtonSize; block?: boolean };

/** The class of something else that looks like a button, such as a link. */
export const buttonClass = ({ variant = 'secondary', size = 'md', block }: Look = {}): string =>
  cx(styles.button, variant !== 'secondary' && styles[variant], size !== 'md' && styles[size], block && styles.block);

export type ButtonProps = ComponentProps<'button'> &
  Look & {
    icon?: IconName;
    /** Working: presses are ignored, the icon turns, the width is never less than it was. */
    pending?: boolean;
    pendingLabel?: string;
  };

export function Button({
  variant,
  size,
  block,
  icon,
  pending = false,
  pendingLabel,
  className,
  children,
  onClick,
  ref,
  ...rest
}: ButtonProps) {
  const own = useRef<HTMLButtonElement | null>(null);
  const [keep, setKeep] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!pending) setKeep(own.current?.offsetWidth ?? null);
  }, [pending]);
  return (
    <button
      type="button"
      {...rest}
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={cx(buttonClass({ variant, size, block }), className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      style={pending && keep ? ({ '--keep': `${keep}px` } as React.CSSProperties) : undefined}
    >
      {pending ? <Icon name="sync" className={styles.turning} /> : icon ? <Icon name={icon} /> : null}
      <span>{pending ? (pendingLabel ?? children) : children}</span>
    </button>
  );
}
