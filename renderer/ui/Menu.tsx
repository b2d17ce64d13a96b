import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import { Kbd } from './Kbd.tsx';
import type { Position } from './placing.ts';
import { Raised } from './Raised.tsx';
import styles from './Popover.module.css';

export type MenuItem =
  | {
      id: string;
      label: string;
      detail?: string;
      icon?: IconName;
      lead?: ReactNode;
      keys?: string;
      /** One of several of which it is the chosen one. */
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { id: string; heading: string }
  | { id: string; divider: true };

export type MenuProps = {
  /** The button that opens it: an element that hands on `id`, `onClick`, `onKeyDown` and ARIA attributes. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  position?: Position;
  onChange?: (open: boolean) => void;
};

type TriggerProps = { id?: string; onClick?: (event: MouseEvent) => void; onKeyDown?: (event: KeyboardEvent) => void };

/** A list of things to do, from a button. Arrows, Home, End and first letters move in it. */
export function Menu({ trigger, items, position = 'bottom-end', onChange }: MenuProps) {
  const given = trigger.props as TriggerProps;
  const made = useId();
  const id = given.id ?? made;
  const [opened, setOpened] = useState(false);
  const change = (next: boolean) => {
    setOpened(next);
    onChange?.(next);
  };
  return (
    <>
      {cloneElement(trigger as ReactElement<Record<string, unknown>>, {
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        onClick: (event: MouseEvent) => {
          given.onClick?.(event);
          change(!opened);
        },
        onKeyDown: (event: KeyboardEvent) => {
          given.onKeyDown?.(event);
          if (event.key !== 'ArrowDown' || opened) return;
          event.preventDefault();
          change(true);
        },
      })}
      {opened ? <OpenMenu anchor={id} position={position} items={items} onClose={() => change(false)} /> : null}
    </>
  );
}

type OpenMenuProps = { anchor: string; position: Position; items: readonly MenuItem[]; onClose: () => void };

function OpenMenu({ anchor, position, items, onClose }: OpenMenuProps) {
  const typed = useRef({ text: '', at: 0 });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]:not(:disabled)')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all.at(at <= 0 ? -1 : at - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    const found = to ?? (isLetter(event) ? byLetters(typed.current, event, all, at) : undefined);
    if (!found) return;
    event.preventDefault();
    found.focus();
  };
  return (
    <Raised
      anchor={anchor}
      position={position}
      gap={4}
      tab="away"
      onClose={onClose}
      role="menu"
      aria-labelledby={anchor}
      className={styles.menu}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => {
        if ('divider' in item) return <hr key={item.id} className={styles.divider} />;
        if ('heading' in item)
          return (
            <div key={item.id} className={styles.label} role="presentation">
              {item.heading}
            </div>
          );
        const lead = item.lead ?? (item.icon ? <Icon name={item.icon} size={18} /> : null);
        return (
          <button
            key={item.id}
            type="button"
            {...(item.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': item.checked })}
            data-item
            disabled={item.disabled}
            className={cx(styles.item, item.danger && styles.danger)}
            onMouseMove={(event) => event.currentTarget.focus({ preventScroll: true })}
            onClick={() => {
              onClose();
              item.onSelect();
            }}
          >
            {lead ? <span className={styles.lead}>{lead}</span> : null}
            <span className={styles.text}>
              {item.label}
              {item.detail ? <small>{item.detail}</small> : null}
            </span>
            {item.checked ? (
              <span className={styles.tail}>
                <Icon name="check" size={16} />
              </span>
            ) : item.keys ? (
              <span className={styles.tail} aria-hidden="true">
                <Kbd keys={item.keys} />
              </span>
            ) : null}
          </button>
        );
      })}
    </Raised>
  );
}

const isLetter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Letters typed within a second of each other are one beginning; the search starts after where one is. */
function byLetters(
  typed: { text: string; at: number },
  event: KeyboardEvent,
  all: readonly HTMLElement[],
  at: number,
): HTMLElement | undefined {
  typed.text = event.timeStamp - typed.at < 1000 ? typed.text + event.key : event.key;
  typed.at = event.timeStamp;
  const begins = typed.text.toLocaleLowerCase();
  const from = typed.text.length === 1 ? at + 1 : at;
  return [...all.slice(from), ...all.slice(0, from)].find((element) => element.textContent?.trim().toLocaleLowerCase().startsWith(begins));
}
