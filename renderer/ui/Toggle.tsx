import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Toggle.module.css';

type ToggleProps = Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'checked' | 'children'> & {
  label: ReactNode;
  /** The label is only read aloud. */
  labelHidden?: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

function Toggle({
  label,
  labelHidden,
  onChange,
  className,
  look,
  ...rest
}: ToggleProps & { look: string | undefined; type: string; role?: string }) {
  return (
    <label className={cx(styles.label, className)}>
      <input {...rest} className={look} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span className={labelHidden ? 'sr' : undefined}>{label}</span>
    </label>
  );
}

export const Checkbox = (props: ToggleProps) => <Toggle {...props} look={styles.box} type="checkbox" />;
export const Radio = (props: ToggleProps) => <Toggle {...props} look={styles.radio} type="radio" />;
export const Switch = (props: ToggleProps) => <Toggle {...props} look={styles.switch} type="checkbox" role="switch" />;
