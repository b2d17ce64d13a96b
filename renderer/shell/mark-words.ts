/** Splits a text where the words of a query begin in it, so that they can be marked. Letters only differ by case. */
export function markWords(text: string, query: string): { text: string; hit: boolean }[] {
  const terms = query.trim().toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const lower = text.toLocaleLowerCase('sv');
  // Some letters change length with case; then positions cannot be trusted and nothing is marked.
  if (terms.length === 0 || lower.length !== text.length) return [{ text, hit: false }];
  const parts: { text: string; hit: boolean }[] = [];
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const begins = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
    const term = begins ? longest(terms.filter((one) => lower.startsWith(one, at))) : undefined;
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
