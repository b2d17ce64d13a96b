/**
 * Names as people in Sweden look for them and file them: å, ä and ö are letters of their own, other marks are not.
 * (Initials belong to the picture that shows them.)
 */

const swedish = new Intl.Collator('sv', { numeric: true });

/** Orders names as a Swedish phone book: … z å ä ö, "Rum 2" before "Rum 10". */
export const compareNames = (a: string, b: string): number => swedish.compare(a, b);

const NEIGHBOURS: Record<string, string> = { æ: 'ä', ø: 'ö', ð: 'd', þ: 'th', ł: 'l', đ: 'd', ß: 'ss', ı: 'i' };

/**
 * The form under which names are compared when someone looks for one: lower case, without accents, but with å, ä and ö
 * kept apart from a and o. The Danish and Norwegian æ and ø count as ä and ö.
 * @example foldName('Zoë Ångström') is 'zoe ångström'
 */
export function foldName(name: string): string {
  const plain = name.normalize('NFC').toLowerCase();
  if (!/[^ -~åäö]/.test(plain)) return plain;
  return plain.replace(/[^ -~åäö]/gu, (letter) => NEIGHBOURS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC'));
}

/** The words of a name, folded: what a typed beginning is held against. "Anna-Karin" is two words, "O'Brien" one. */
export const nameWords = (name: string): string[] =>
  foldName(name)
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean);
