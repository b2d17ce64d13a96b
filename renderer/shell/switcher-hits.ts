import type { SwitcherHit, SwitcherProvider, SwitcherScope } from '../feature.ts';

const PER_PROVIDER = 8;
const SHOWN = 12;

/**
 * Asks all providers at once and tells the hits as they come, best first, places before actions. One that fails is left out.
 * @returns when all have answered
 */
export async function gather(
  providers: readonly SwitcherProvider[],
  query: string,
  scope: SwitcherScope | null,
  signal: AbortSignal,
  tell: (hits: readonly SwitcherHit[]) => void,
): Promise<void> {
  const found = new Map<string, SwitcherHit>();
  await Promise.all(
    providers.map(async (provider) => {
      try {
        const hits = await provider.find(query, { scope, signal, limit: PER_PROVIDER });
        if (signal.aborted) return;
        for (const hit of hits) {
          const held = found.get(hit.id);
          if (!held || held.score < hit.score) found.set(hit.id, hit);
        }
        tell(arrange([...found.values()]));
      } catch (error) {
        if (!signal.aborted) console.error(`the switcher's ${provider.id} failed`, error);
      }
    }),
  );
}

export function arrange(hits: readonly SwitcherHit[]): SwitcherHit[] {
  const best = (section: SwitcherHit['section']) =>
    hits.filter((hit) => hit.section === section).sort((a, b) => b.score - a.score || a.title.localeCompare(b.title, 'sv'));
  return [...best('places').slice(0, SHOWN), ...best('actions').slice(0, 5)];
}

/** How well a text answers a query: 1 it begins with it, 0.8 a word does, 0 not at all. All words must be found. */
export function matchScore(text: string, query: string): number {
  const words = text.toLocaleLowerCase('sv');
  const whole = query.trim().toLocaleLowerCase('sv');
  const terms = whole.split(/\s+/).filter(Boolean);
  if (terms.length === 0) return 0;
  const begins = (term: string) =>
    words.startsWith(term) || [...words.matchAll(/(?<=[^\p{L}\p{N}])[\p{L}\p{N}]+/gu)].some((word) => words.startsWith(term, word.index));
  if (!terms.every(begins)) return 0;
  return words.startsWith(whole) ? 1 : 0.8;
}
