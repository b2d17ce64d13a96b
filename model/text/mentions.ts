import { blankCode } from './code.ts';
import { compareNames, foldName, nameWords } from './names.ts';

/** Who or what can be mentioned, under the name that is written after the @. `named` stays whatever the caller has. */
export type Named = { name: string };

/** A mention's place in the text, from the @ up to but not including `to`, in UTF-16 units. */
export type MentionRange<T extends Named> = { from: number; to: number; named: T };

const BEFORE = /[\p{L}\p{N}\p{M}_@/.]/u;
const AFTER = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Finds "@Name" for the given names and no others. The longest name wins ("@Anna Berg" before "@Anna"), a name ends where its
 * word ends ("@Elin" is not in "@Elinor"), and an @ inside a word or an e-mail address is no mention.
 */
export function findMentions<T extends Named>(text: string, names: readonly T[]): MentionRange<T>[] {
  if (names.length === 0 || !text.includes('@')) return [];
  const forms = formsOf(names);
  const ranges: MentionRange<T>[] = [];
  let at = text.indexOf('@');
  while (at !== -1) {
    const found = at > 0 && BEFORE.test(codePointBefore(text, at)) ? null : formAt(text, at + 1, forms);
    if (found) ranges.push({ from: at, to: at + 1 + found.written.length, named: found.named });
    at = text.indexOf('@', found ? at + 1 + found.written.length : at + 1);
  }
  return ranges;
}

/** The ones of `names` that a text mentions outside code, each once, in the order of the text. */
export function mentionedIn<T extends Named>(text: string, names: readonly T[]): T[] {
  return [...new Set(findMentions(blankCode(text), names).map((range) => range.named))];
}

type Form<T> = { written: string; named: T };

/** Both composed and decomposed letters, longest first: text pasted from a Mac may hold either. By first letter, for speed. */
function formsOf<T extends Named>(names: readonly T[]): Map<string, Form<T>[]> {
  const forms = names
    .filter((named) => named.name.trim() !== '')
    .flatMap((named) =>
      [...new Set([named.name.normalize('NFC'), named.name.normalize('NFD')])].map((form) => ({ written: form.toLowerCase(), named })),
    )
    .sort((a, b) => b.written.length - a.written.length);
  return Map.groupBy(forms, (form) => form.written.charAt(0));
}

function formAt<T>(text: string, at: number, forms: Map<string, Form<T>[]>): Form<T> | null {
  const candidates = forms.get(text.charAt(at).toLowerCase());
  return (
    candidates?.find(
      ({ written }) => text.slice(at, at + written.length).toLowerCase() === written && !AFTER.test(codePointAt(text, at + written.length)),
    ) ?? null
  );
}

const codePointAt = (text: string, at: number): string => (at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '');
const codePointBefore = (text: string, at: number): string => {
  const low = text.charAt(at - 1);
  return /[\udc00-\udfff]/.test(low) ? text.slice(at - 2, at) : low;
};

/**
 * Those that a half-written name can become, the likeliest first: each written word begins a word of the name, in any order
 * ("amira h", "haddad" and "had ami" all find Amira Haddad). Case and accents do not matter, but å, ä and ö are not a and o.
 */
export function completeMention<T extends Named>(partial: string, candidates: readonly T[], limit = 8): T[] {
  const sought = foldName(partial).trim();
  const words = nameWords(partial);
  const ranked: { rank: number; candidate: T }[] = [];
  for (const candidate of candidates) {
    const rank = rankOf(candidate.name, sought, words);
    if (rank !== null) ranked.push({ rank, candidate });
  }
  ranked.sort((a, b) => a.rank - b.rank || compareNames(a.candidate.name, b.candidate.name));
  return ranked.slice(0, limit).map(({ candidate }) => candidate);
}

function rankOf(name: string, sought: string, words: readonly string[]): number | null {
  if (sought === '') return 0;
  if (foldName(name).startsWith(sought)) return 0;
  if (words.length === 0) return null;
  const own = nameWords(name);
  const left = [...own];
  for (const word of words) {
    const index = left.findIndex((candidate) => candidate.startsWith(word));
    if (index === -1) return null;
    left.splice(index, 1);
  }
  return own[0]?.startsWith(words[0]!) ? 1 : 2;
}
