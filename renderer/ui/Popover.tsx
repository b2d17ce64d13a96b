import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';
import type { Position } from './placing.ts';
import { Raised } from './Raised.tsx';
import styles from './Popover.module.css';

export type PopoverProps = {
  /** What it is, read aloud. */
  label: string;
  /** The button that opens it: an element that hands on `id`, `onClick` and ARIA attributes. */
  trigger: ReactElement;
  children: ReactNode | ((close: () => void) => ReactNode);
  position?: Position;
  /** Leave both out to let it keep its own state. */
  open?: boolean;
  onChange?: (open: boolean) => void;
  /** Pixels; as wide as its content when left out. */
  width?: number;
  className?: string;
};

type TriggerProps = { id?: string; onClick?: (event: MouseEvent) => void };

/** Content on a raised sheet beside a button. Nothing of it exists until it is opened, so that rows may have many. */
export function Popover({ label, trigger, children, position = 'bottom-end', open, onChange, width, className }: PopoverProps) {
  const given = trigger.props as TriggerProps;
  const made = useId();
  const id = given.id ?? made;
  const [own, setOwn] = useState(false);
  const opened = open ?? own;
  const change = (next: boolean) => {
    setOwn(next);
    onChange?.(next);
  };
  const close = () => change(false);
  return (
    <>
      {cloneElement(trigger as ReactElement<Record<string, unknown>>, {
        id,
        'aria-haspopup': 'dialog',
        'aria-expanded': opened,
        onClick: (event: MouseEvent) => {
          given.onClick?.(event);
          change(!opened);
        },
      })}
      {opened ? (
        <Raised
          anchor={id}
          position={position}
          gap={6}
          tab="around"
          onClose={close}
          role="dialog"
          aria-label={label}
          className={cx(styles.dropdown, className)}
          style={width ? { width } : undefined}
        >
          {typeof children === 'function' ? children(close) : children}
        </Raised>
      ) : null}
    </>
  );
}
