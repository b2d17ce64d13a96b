import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '../cx.ts';
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

/** The list over the text field. Focus stays in the field; it lies in the top layer, where no pane cuts it off. */
export function SuggestionList({ id, label, items, active, anchor, onPick, onActive }: Props) {
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    element.showPopover();
    const place = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (!box) return;
      const below = window.innerHeight - box.bottom;
      const above = box.top > below;
      element.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - element.offsetWidth - 8))}px`;
      element.style.maxHeight = `${Math.max(120, Math.min(320, (above ? box.top : below) - GAP * 2))}px`;
      element.style.top = above ? 'auto' : `${box.bottom + GAP}px`;
      element.style.bottom = above ? `${window.innerHeight - box.top + GAP}px` : 'auto';
    };
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
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
