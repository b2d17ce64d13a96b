import { describe, expect, it } from 'vitest';
import { shortcodes } from './shortcodes.ts';

const known = shortcodes([
  { emoji: '😄', codes: ['smile', 'glad'] },
  { emoji: '☕', codes: ['coffee', 'fika'] },
  { emoji: '👍', codes: ['+1', 'thumbs_up'] },
  { emoji: '🙂', codes: ['slight_smile'] },
  { emoji: '🍎', codes: ['äpple'] },
]);

describe('find', () => {
  it.each([
    ['smile', '😄'],
    ['GLAD', '😄'],
    ['+1', '👍'],
    ['äpple', '🍎'],
    ['constructor', null],
  ])('%s', (code, emoji) => expect(known.find(code)).toBe(emoji));
});

describe('complete', () => {
  it.each([
    ['smile', ['😄', '🙂']],
    ['up', ['👍']],
    ['fi', ['☕']],
    ['zz', []],
  ])('%s', (partial, emojis) => expect(known.complete(partial).map(({ emoji }) => emoji)).toEqual(emojis));

  it('keeps the limit', () => expect(known.complete('', 2)).toHaveLength(2));
});
