import { Popover as Base } from '@mantine/core';
import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { useLayer } from './layer.ts';
import styles from './Popover.module.css';

export type PopoverPosition = 'bottom' | 'bottom-start' | 'bottom-end' | 'top' | 'top-start' | 'top-end' | 'left-start' | 'right-start';

export type PopoverProps = {
  /** What it is, read aloud. */
  label: string;
  /** The button that opens it; it may be any element that takes a ref and mouse handlers. */
  trigger: ReactElement<{ onClick?: (event: React.MouseEvent) => void; 'aria-expanded'?: boolean; id?: string }>;
  children: ReactNode | ((close: () => void) => ReactNode);
  position?: PopoverPosition;
  /** Leave both out to let it keep its own state. */
  open?: boolean;
  onChange?: (open: boolean) => void;
  /** Pixels; as wide as its content when left out. */
  width?: number;
  className?: string;
};

/** Content on a raised sheet beside a button. Focus goes into it and comes back; Escape and a press outside close it. */
export function Popover({ label, trigger, children, position = 'bottom-end', open, onChange, width, className }: PopoverProps) {
  const made = useId();
  const id = trigger.props.id ?? made;
  const [own, setOwn] = useState(false);
  const opened = open ?? own;
  const sheet = useRef<HTMLDivElement>(null);
  const change = (next: boolean) => {
    // What is focused in here goes away; a press on something else outside has already taken focus there.
    if (!next && sheet.current?.contains(document.activeElement)) document.getElementById(id)?.focus({ preventScroll: true });
    setOwn(next);
    onChange?.(next);
  };
  const layer = useLayer();
  return (
    <Base opened={opened} onChange={change} position={position} portalProps={layer} withRoles={false} returnFocus={false} width={width}>
      <Base.Target>
        <Trigger trigger={trigger} id={id} opened={opened} toggle={() => change(!opened)} />
      </Base.Target>
      <Base.Dropdown
        ref={sheet}
        className={cx(styles.dropdown, className)}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        data-raised
        data-edge
      >
        {typeof children === 'function' ? children(() => change(false)) : children}
      </Base.Dropdown>
    </Base>
  );
}

/** Mantine hands its ref and handlers to this, and this hands them on to the button. */
function Trigger({
  trigger,
  opened,
  toggle,
  ...given
}: {
  trigger: PopoverProps['trigger'];
  opened: boolean;
  toggle: () => void;
  [key: string]: unknown;
}) {
  const { type: Element, props } = trigger as ReactElement<Record<string, unknown>, React.ElementType>;
  return (
    <Element
      {...given}
      {...props}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={(event: React.MouseEvent) => {
        (props.onClick as ((event: React.MouseEvent) => void) | undefined)?.(event);
        toggle();
      }}
    />
  );
}
