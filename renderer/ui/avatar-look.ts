/** How a person or a group looks without a picture. */

export const HUES = 10;

/** One of ten hues, the same on every device: from the id, never from the name, so that a change of name keeps it. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  return (hash >>> 0) % HUES;
}

/** First and last word of a person's name, the first two words of a group's; letters and figures only. */
export function initialsOf(name: string, shape: 'person' | 'group'): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = words[0];
  if (!first) return '?';
  const second = shape === 'person' ? words.at(-1) : words[1];
  const letters = [first, words.length > 1 ? second : undefined].map((word) => (word ? [...word][0] : ''));
  return letters.join('').toLocaleUpperCase('sv');
}
