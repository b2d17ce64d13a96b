import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icons.tsx';
import styles from './Field.module.css';

type Frame = {
  label: string;
  /** The label is read aloud but not shown; a placeholder or an icon shows what it is. */
  labelHidden?: boolean;
  /** Beside the label, a link for example. */
  aside?: ReactNode;
  hint?: ReactNode;
  /** A sentence that says what to do. Red edge, icon, announced. */
  error?: string | null;
  size?: 'md' | 'lg';
  look?: 'plain' | 'quiet';
  icon?: IconName;
  tail?: ReactNode;
  className?: string;
};

export type TextFieldProps = Frame & Omit<ComponentProps<'input'>, 'size'>;

export function TextField(props: TextFieldProps) {
  const { frame, control } = useFrame(props);
  return frame(<input {...control} />);
}

export type TextAreaProps = Frame & ComponentProps<'textarea'>;

export function TextArea(props: TextAreaProps) {
  const { frame, control } = useFrame(props);
  return frame(<textarea {...control} />);
}

export function SearchField(props: Omit<TextFieldProps, 'icon' | 'type' | 'labelHidden'>) {
  const { frame, control } = useFrame({ ...props, icon: 'search', labelHidden: true } as TextFieldProps);
  return frame(<input autoComplete="off" spellCheck={false} {...control} type="search" />);
}

export function PasswordField(props: Omit<TextFieldProps, 'type' | 'tail'>) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  const tail = (
    <IconButton className={styles.eye} size="sm" icon="eye" label={t('showPassword')} pressed={shown} onClick={() => setShown(!shown)} />
  );
  const { frame, control } = useFrame({ ...props, tail } as TextFieldProps);
  return frame(<input spellCheck={false} autoCapitalize="none" {...control} type={shown ? 'text' : 'password'} />);
}

/** Splits what belongs to the frame from what belongs to the control, and ties label, hint and error to it. */
function useFrame<Props extends Frame & { id?: string; 'aria-describedby'?: string }>(props: Props) {
  const { label, labelHidden, aside, hint, error, size, look, icon, tail, className, id: given, ...control } = props;
  const made = useId();
  const id = given ?? made;
  const below = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  const frame = (input: ReactNode) => (
    <div className={cx(styles.wrap, className)}>
      {labelHidden && !aside ? (
        <label className="sr" htmlFor={id}>
          {label}
        </label>
      ) : (
        <div className={styles.top}>
          <label className={labelHidden ? 'sr' : styles.label} htmlFor={id}>
            {label}
          </label>
          {aside}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing the frame beside the text is pressing the text */}
      <div
        className={cx(styles.field, size === 'lg' && styles.lg, look === 'quiet' && styles.quiet, error && styles.bad)}
        data-edge
        onMouseDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          document.getElementById(id)?.focus();
        }}
      >
        {icon ? <Icon name={icon} size={size === 'lg' ? 18 : 16} /> : null}
        {input}
        {tail}
      </div>
      {error ? (
        <div className={styles.error} id={`${id}-error`} role="alert">
          <Icon name="warning" size={16} />
          <span>{error}</span>
        </div>
      ) : hint ? (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
  return {
    frame,
    control: { ...control, id, 'aria-invalid': error ? true : undefined, 'aria-describedby': below ?? props['aria-describedby'] },
  };
}
