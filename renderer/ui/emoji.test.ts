import { beforeAll, expect, test } from 'vitest';
import { type Emoji, emojiIn, FIRST_EMOJI, GROUPS, QUICK_REACTIONS, searchEmoji } from './emoji.ts';

let swedish: Emoji[];
let english: Emoji[];
beforeAll(async () => {
  [swedish, english] = await Promise.all([emojiIn('sv'), emojiIn('en')]);
});

const found = (all: Emoji[], query: string) => searchEmoji(all, query).map((entry) => entry.emoji);

test('the same emoji is found by Swedish and by English words, in either language', () => {
  for (const all of [swedish, english]) {
    expect(found(all, 'kaffe').some((emoji) => emoji.startsWith('☕'))).toBe(true);
    expect(found(all, 'coffee').some((emoji) => emoji.startsWith('☕'))).toBe(true);
  }
});

test('names are in the language of the person', () => {
  expect(swedish.find((entry) => entry.emoji === '🍎')?.name).toMatch(/äpple/);
  expect(english.find((entry) => entry.emoji === '🍎')?.name).toMatch(/apple/);
});

test('words match from their beginning, all of them, and the name wins', () => {
  expect(found(swedish, 'rött äpp')).toContain('🍎');
  expect(found(swedish, 'pple')).not.toContain('🍎');
  expect(found(swedish, '   ')).toEqual([]);
});

test('every group of the picker has emoji and components are left out', () => {
  for (const group of GROUPS) expect(swedish.filter((entry) => entry.group === group).length).toBeGreaterThan(10);
  expect(swedish.some((entry) => entry.group === 2)).toBe(false);
});

test('what is offered from the start is written as emojibase writes it, so that the same reaction is the same text', () => {
  const known = new Set(swedish.map((entry) => entry.emoji));
  expect([...FIRST_EMOJI, ...QUICK_REACTIONS].filter((emoji) => !known.has(emoji))).toEqual([]);
});
