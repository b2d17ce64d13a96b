import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import styles from './Grip.module.css';

export type GripProps = {
  /** The pane whose width it changes, in words. */
  pane: string;
  width: number;
  min: number;
  max: number;
  /** `before`: the pane is on its left. */
  side: 'before' | 'after';
  /** `null`: back to how it was made. */
  onChange: (width: number | null) => void;
  className?: string;
};

/** The line between two panes: pull it, or move it with the arrows. A double press puts it back. */
export function Grip({ pane, width, min, max, side, onChange, className }: GripProps) {
  const { t } = useTranslation('shell');
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null);
  const within = (next: number) => Math.max(min, Math.min(max, next));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ x: event.clientX, width });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!from) return;
    const moved = event.clientX - from.x;
    onChange(within(from.width + (side === 'before' ? moved : -moved)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
    if (!step) return;
    event.preventDefault();
    onChange(within(width + (side === 'before' ? step : -step)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be pulled
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('resize', { pane })}
      aria-valuenow={Math.round(width)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={cx(styles.grip, className)}
      data-pulling={from ? '' : undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
      onDoubleClick={() => onChange(null)}
      onKeyDown={onKeyDown}
    />
  );
}
