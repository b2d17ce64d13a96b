import { compareNames, foldName } from '../../model/text/names.ts';
import type { SwitcherContext, SwitcherHit, SwitcherProvider } from '../feature.ts';

const PER_PROVIDER = 8;
const SHOWN = 12;

/**
 * Asks all providers at once and tells the hits as they come, best first, places before actions. One that fails is left out.
 * @returns when all have answered
 */
export async function gather(
  providers: readonly SwitcherProvider[],
  query: string,
  context: Omit<SwitcherContext, 'limit'>,
  tell: (hits: readonly SwitcherHit[]) => void,
): Promise<void> {
  const { signal } = context;
  const found = new Map<string, SwitcherHit>();
  await Promise.all(
    providers.map(async (provider) => {
      try {
        const hits = await provider.find(query, { ...context, limit: PER_PROVIDER });
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
    hits.filter((hit) => hit.section === section).sort((a, b) => b.score - a.score || compareNames(a.title, b.title));
  return [...best('places').slice(0, SHOWN), ...best('actions').slice(0, 5)];
}

const WORD_BREAK = /[^\p{L}\p{N}'’]/u;

/**
 * How well a text answers a query: 1 it begins with it, 0.8 words of it do, 0.5 it is somewhere inside, 0 not all is found.
 * Case and accents do not count; å, ä and ö are letters of their own.
 */
export function matchScore(text: string, query: string): number {
  const whole = foldName(query).trim();
  if (whole === '') return 0;
  const folded = foldName(text);
  if (folded.startsWith(whole)) return 1;
  const terms = whole.split(/\s+/);
  if (terms.every((term) => beginsWord(folded, term))) return 0.8;
  return terms.every((term) => folded.includes(term)) ? 0.5 : 0;
}

function beginsWord(folded: string, term: string): boolean {
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1))
    if (at === 0 || WORD_BREAK.test(folded[at - 1] ?? '')) return true;
  return false;
}
