import { blankCode } from './code.ts';

/** The longest tag, in letters (code points) without the sign. A longer one is not a tag at all. */
export const HASHTAG_LENGTH = 60;

/** A tag's place in the text, sign included; `key` is what it is filed under. */
export type HashtagRange = { from: number; to: number; key: string };

/**
 * Letters, marks and digits, with single hyphens and any underscores inside but not around; at least one letter, so that
 * "#1" stays a number. A sign inside a word, an address or another sign ("C#", "/#x", "##x", "&#x") begins nothing.
 */
const TAG = /(?<![\p{L}\p{N}\p{M}_#&/=?])#([\p{L}\p{N}\p{M}]+(?:(?:-|_+)[\p{L}\p{N}\p{M}]+)*)(?![\p{L}\p{N}\p{M}#])/gu;

export function findHashtags(text: string): HashtagRange[] {
  if (!text.includes('#')) return [];
  const ranges: HashtagRange[] = [];
  for (const match of text.matchAll(TAG)) {
    const key = hashtagKey(match[1] ?? '');
    if (key !== null) ranges.push({ from: match.index, to: match.index + match[0].length, key });
  }
  return ranges;
}

/** The keys of the tags in a Markdown text, code and addresses left out; each once, in the order of the text. */
export const hashtagsIn = (text: string): string[] => [...new Set(findHashtags(blankCode(text)).map((range) => range.key))];

/** The key of a tag's name: composed, lower case. Null when it cannot be a tag. @param name without the sign */
export function hashtagKey(name: string): string | null {
  const key = name.normalize('NFC').toLowerCase();
  return /\p{L}/u.test(key) && [...key].length <= HASHTAG_LENGTH ? key : null;
}
