import { foldName } from '../../model/text/names.ts';

type Part = { text: string; hit: boolean };

/**
 * Splits a text where the words of a query stand in it, so that they can be marked: where words begin with them, else
 * wherever they are. Letters are compared as names are.
 */
export function markWords(text: string, query: string): Part[] {
  const terms = foldName(query).trim().split(/\s+/).filter(Boolean);
  const folded = foldName(text);
  // Some letters become two when folded; then positions cannot be trusted and nothing is marked.
  if (terms.length === 0 || folded.length !== text.length) return [{ text, hit: false }];
  const atWords = marked(text, folded, terms, (at) => at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? ''));
  return atWords.some((part) => part.hit) ? atWords : marked(text, folded, terms, () => true);
}

function marked(text: string, folded: string, terms: readonly string[], mayBegin: (at: number) => boolean): Part[] {
  const parts: Part[] = [];
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const here = at;
    const term = mayBegin(here) ? longest(terms.filter((one) => folded.startsWith(one, here))) : undefined;
    if (!term) {
      at += 1;
      continue;
    }
    if (at > plain) parts.push({ text: text.slice(plain, at), hit: false });
    parts.push({ text: text.slice(at, at + term.length), hit: true });
    at += term.length;
    plain = at;
  }
  if (plain < text.length) parts.push({ text: text.slice(plain), hit: false });
  return parts;
}

const longest = (terms: readonly string[]): string | undefined =>
  terms.reduce<string | undefined>((best, term) => (best && best.length >= term.length ? best : term), undefined);
