import { useEffect, useRef, useState } from 'react';
import type { Suggestion, SuggestionSources } from './suggestion.ts';
import type { Trigger } from './trigger.ts';

export type Suggestions = {
  /** What is on the screen; empty while there is nothing to offer. */
  items: readonly Suggestion[];
  active: number;
  setActive: (index: number) => void;
  /** The answer to what is written now is on its way. */
  pending: boolean;
  /** The answer to what is written now. */
  settled: () => Promise<readonly Suggestion[]>;
};

type Found = { trigger: Trigger; items: readonly Suggestion[] };
const NOTHING: readonly Suggestion[] = [];

/**
 * Asks the source that belongs to what is being written. While an answer is on its way the earlier one of the same word
 * stays on the screen, so that the list does not blink.
 */
export function useSuggestions(
  trigger: Trigger | null,
  sources: SuggestionSources,
  meet: (items: readonly Suggestion[]) => void,
): Suggestions {
  const latest = useRef({ sources, meet });
  latest.current = { sources, meet };
  const answer = useRef<Promise<readonly Suggestion[]>>(Promise.resolve(NOTHING));
  const [found, setFound] = useState<Found | null>(null);
  const [active, setActive] = useState(0);
  const { kind, from, query } = trigger ?? {};

  useEffect(() => {
    const source = kind && latest.current.sources[kind];
    if (!source || from === undefined || query === undefined) {
      setFound(null);
      answer.current = Promise.resolve(NOTHING);
      return;
    }
    const asked = new AbortController();
    answer.current = source.find(query, asked.signal).then(
      (items) => {
        // Also what came too late to be shown: someone may have written the whole name meanwhile.
        latest.current.meet(items);
        if (!asked.signal.aborted) {
          setFound({ trigger: { kind, from, query }, items });
          setActive(0);
        }
        return items;
      },
      (error: unknown) => {
        if (asked.signal.aborted) return NOTHING;
        // Without suggestions one can still write.
        console.warn('no suggestions', error);
        setFound({ trigger: { kind, from, query }, items: NOTHING });
        return NOTHING;
      },
    );
    return () => asked.abort();
  }, [kind, from, query]);

  const sameWord = found !== null && found.trigger.kind === kind && found.trigger.from === from;
  const items = sameWord ? found.items : NOTHING;
  const known = kind !== undefined && sources[kind] !== undefined;
  return {
    items,
    active: Math.min(active, Math.max(0, items.length - 1)),
    setActive,
    pending: known && !(sameWord && found.trigger.query === query),
    settled: () => answer.current,
  };
}
