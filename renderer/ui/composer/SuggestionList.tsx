import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '../cx.ts';
import { placeBeside } from '../placing.ts';
import styles from './SuggestionList.module.css';
import type { Suggestion } from './suggestion.ts';

type Props = {
  id: string;
  label: string;
  items: readonly Suggestion[];
  active: number;
  /** What it hangs on: above it where there is most room, else below. */
  anchor: RefObject<HTMLElement | null>;
  onPick: (item: Suggestion) => void;
  onActive: (index: number) => void;
};

/** The id of an option, for `aria-activedescendant`. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

const GAP = 6;
/** Pixels; more than this is scrolled. */
const MOST = 320;

/** The list over the text field. Focus stays in the field; it lies in the top layer, where no pane cuts it off. */
export function SuggestionList({ id, label, items, active, anchor, onPick, onActive }: Props) {
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    element.showPopover();
    const place = () => {
      const field = anchor.current?.getBoundingClientRect();
      if (!field) return;
      const room = { width: window.innerWidth, height: window.innerHeight };
      const own = { width: element.offsetWidth, height: Math.min(element.scrollHeight, MOST) };
      const wish = field.top > room.height - field.bottom ? 'top-start' : 'bottom-start';
      const { x, y, room: height } = placeBeside(field, own, wish, GAP, room);
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
      element.style.maxHeight = `${Math.min(height, MOST)}px`;
    };
    place();
    // Fewer suggestions make a lower list.
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
      if (element.isConnected) element.hidePopover();
    };
  }, [anchor]);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div ref={list} id={id} popover="manual" className={styles.list} role="listbox" aria-label={label} data-raised data-edge>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here by aria-activedescendant
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose
        <div
          key={item.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className={cx(styles.option, index === active && styles.active)}
          onMouseDown={(event) => event.preventDefault()}
          onPointerMove={() => onActive(index)}
          onClick={() => onPick(item)}
        >
          {item.lead === undefined ? null : (
            <span className={styles.lead} aria-hidden="true">
              {item.lead}
            </span>
          )}
          <span className={styles.label}>{item.label}</span>
          {item.detail === undefined ? null : <span className={styles.detail}>{item.detail}</span>}
        </div>
      ))}
    </div>
  );
}
