import { expect, test } from 'vitest';
import { markWords } from './mark-words.ts';

const shown = (text: string, query: string) =>
  markWords(text, query)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

test('what was typed is marked where a word begins', () => {
  expect(shown('Vättra – leverans', 'vätt')).toBe('[Vätt]ra – leverans');
  expect(shown('Projektledare i Vättra', 'vätt')).toBe('Projektledare i [Vätt]ra');
  expect(shown('Vättra, Övervättra', 'vätt')).toBe('[Vätt]ra, Övervättra');
});

test('several words are marked each, the longest where they meet', () => {
  expect(shown('Anna Andersson', 'an and')).toBe('[An]na [And]ersson');
});

test('what no word begins with is marked where it is', () => {
  expect(shown('Övervättra', 'vätt')).toBe('Över[vätt]ra');
});

test('å is not a, and é is e', () => {
  expect(shown('Vattra', 'vätt')).toBe('Vattra');
  expect(shown('Renée', 'renee')).toBe('[Renée]');
});

test('nothing is lost', () => {
  expect(shown('Straße', 'stra')).toBe('Straße');
  expect(shown('İstanbul', 'ist')).toBe('[İst]anbul');
  expect(shown('allt', '')).toBe('allt');
});
