import { useSyncExternalStore } from 'react';

/** How much room the window has; the widths are those of DESIGN §3, written in the style sheets too. */
export type Layout = 'phone' | 'rail' | 'medium' | 'wide';

const queries = [
  ['phone', '(max-width: 639px)'],
  ['rail', '(max-width: 959px)'],
  ['medium', '(max-width: 1199px)'],
] as const satisfies readonly (readonly [Layout, string])[];

const current = (): Layout => queries.find(([, query]) => window.matchMedia(query).matches)?.[0] ?? 'wide';

function subscribe(listener: () => void): () => void {
  const lists = queries.map(([, query]) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
}

export const useLayout = (): Layout => useSyncExternalStore(subscribe, current);
