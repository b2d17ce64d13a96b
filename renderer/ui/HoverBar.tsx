import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './HoverBar.module.css';

/** Give this class to the row the bar belongs to. */
export const hoverHost = styles.host;

export type HoverBarProps = {
  label: string;
  /** The reactions one press away. */
  quick?: readonly string[];
  onReact?: (emoji: string) => void;
  /** Icon buttons, size `sm`. */
  children?: ReactNode;
  /** Shown without hovering. */
  shown?: boolean;
};

/** What can be done with a row, on hover and when focus is in the row. Phones get the same from a long press or "more". */
export function HoverBar({ label, quick = [], onReact, children, shown }: HoverBarProps) {
  const { t } = useTranslation('ui');
  return (
    <div role="toolbar" aria-label={label} className={styles.bar} data-raised data-edge data-shown={shown || undefined}>
      {quick.map((emoji) => (
        <button key={emoji} type="button" className={styles.emoji} aria-label={t('reactWith', { emoji })} onClick={() => onReact?.(emoji)}>
          {emoji}
        </button>
      ))}
      {children}
    </div>
  );
}
