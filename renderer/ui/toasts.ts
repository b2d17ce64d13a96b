import type { IconName } from './icons.tsx';

/** Short messages, one at a time: a new one takes the place of the one shown. */
export type Toast = {
  tone: 'plain' | 'ok' | 'danger';
  text: string;
  icon?: IconName;
  action?: { label: string; run: () => void };
  /** Milliseconds; 6 000 unless an undo needs longer. */
  lasts?: number;
};

export type ShownToast = Toast & { id: number };

let shown: ShownToast | null = null;
let last = 0;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function showToast(toast: Toast): number {
  last += 1;
  shown = { ...toast, id: last };
  tell();
  return last;
}

/** Without an id: whichever is shown. */
export function hideToast(id?: number): void {
  if (!shown || (id !== undefined && shown.id !== id)) return;
  shown = null;
  tell();
}

export const shownToast = (): ShownToast | null => shown;

export function onToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
