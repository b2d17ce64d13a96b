import { describe, expect, it } from 'vitest';
import { replaceShortcodes, shortcodes } from './shortcodes.ts';

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

describe('replaceShortcodes', () => {
  it.each([
    ['Hej :smile:!', 'Hej 😄!'],
    [':+1::fika:', '👍☕'],
    ['kl. 10:30:00 och a:smile:b', 'kl. 10:30:00 och a:smile:b'],
    [':okänd:', ':okänd:'],
    ['`:smile:` :smile:', '`:smile:` 😄'],
    [':', ':'],
  ])('%s', (text, expected) => expect(replaceShortcodes(text, known)).toBe(expected));
});
