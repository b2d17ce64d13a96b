import { Value } from '../store/live/value.ts';

/** Widths of panes as the person has pulled them, in pixels, per place: `chat.list`, `sidebar`. Kept on this device. */

const KEY = 'fikarum.panes';

function read(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, number] => Number.isFinite(entry[1])));
  } catch {
    return {};
  }
}

export const paneWidths = new Value<Readonly<Record<string, number>>>(read());

export function setPaneWidth(place: string, width: number | null): void {
  const { [place]: _, ...rest } = paneWidths.get();
  const next = width === null ? rest : { ...rest, [place]: Math.round(width) };
  paneWidths.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A private window may refuse: the width holds until the page is closed.
  }
}
