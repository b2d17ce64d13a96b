import { useRef } from 'react';
import { mentionedIn } from '../../../model/text/mentions.ts';
import type { Mention } from '../../../model/writing/written.ts';
import type { Suggestion } from './suggestion.ts';

type Written = { text: string; mentions: readonly Mention[] };

/** Everyone whose name the text may hold: those chosen come first, for two people can have one name. */
export function useAcquaintances(value: Written) {
  const latest = useRef(value);
  latest.current = value;
  const held = useRef<ReturnType<typeof acquaintances>>(null);
  held.current ??= acquaintances(() => latest.current);
  return held.current;
}

function acquaintances(value: () => Written) {
  let chosen: Mention[] = [];
  const met = new Map<string, Mention>();
  const all = () => {
    // What was sent is over; the next text begins anew.
    if (value().text === '') chosen = [];
    return [...chosen, ...value().mentions, ...met.values()];
  };
  return {
    all,
    in(text: string): Mention[] {
      const mentioned = mentionedIn(text, all());
      return [...new Map(mentioned.map((mention) => [mention.person, mention])).values()];
    },
    choose(mention: Mention) {
      chosen = [mention, ...chosen.filter(({ person }) => person !== mention.person)];
    },
    meet(items: readonly Suggestion[]) {
      for (const { mention } of items) if (mention) met.set(mention.person, mention);
    },
  };
}
