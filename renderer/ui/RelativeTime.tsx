import { useSyncExternalStore } from 'react';
import { useFormat } from '../i18n/useFormat.ts';
import type { TimeStyle } from '../i18n/format.ts';

export type RelativeTimeProps = {
  /** Milliseconds since 1970. */
  at: number;
  /**
   * `clock`: 10.42, i går 16.20, 3 nov. `ago` (feed): nu, 24 min, 2 tim, i går, 3 nov.
   * `list`: 10.42, I går, Mån, 3 nov. `time`: always 10.42.
   */
  look?: TimeStyle;
  className?: string;
};

/** Updates itself, all of them by one clock; the full date is in the tooltip. */
export function RelativeTime({ at, look = 'clock', className }: RelativeTimeProps) {
  const now = useMinute();
  const format = useFormat();
  return (
    <time className={className} dateTime={new Date(at).toISOString()} data-tip={format.full(at)}>
      {format.time(at, now, look)}
    </time>
  );
}

let minute = Math.floor(Date.now() / 60_000) * 60_000;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const tick = () => {
  minute = Math.floor(Date.now() / 60_000) * 60_000;
  for (const listener of listeners) listener();
  schedule();
};
const schedule = () => {
  clearTimeout(timer);
  timer = listeners.size > 0 ? setTimeout(tick, 60_000 - (Date.now() % 60_000) + 50) : undefined;
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  if (listeners.size === 1) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) schedule();
  };
};

/** The beginning of the current minute, milliseconds. Renders again when it passes. */
export const useMinute = (): number =>
  useSyncExternalStore(subscribe, () => {
    const now = Date.now();
    // A computer that slept comes back to an old minute; the first render after it sets the clock right.
    if (now - minute >= 60_000) minute = Math.floor(now / 60_000) * 60_000;
    return minute;
  });
