import { expect, test } from 'vitest';
import { markWords } from './mark-words.ts';

const shown = (text: string, query: string) =>
  markWords(text, query)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

test('what was typed is marked where a word begins', () => {
  expect(shown('Vättra – leverans', 'vätt')).toBe('[Vätt]ra – leverans');
  expect(shown('Projektledare i Vättra', 'vätt')).toBe('Projektledare i [Vätt]ra');
  expect(shown('Övervättra', 'vätt')).toBe('Övervättra');
});

test('several words are marked each, the longest where they meet', () => {
  expect(shown('Anna Andersson', 'an and')).toBe('[An]na [And]ersson');
});

test('å is not a', () => {
  expect(shown('Vattra', 'vätt')).toBe('Vattra');
});

test('nothing is lost', () => {
  expect(shown('İstanbul', 'ist')).toBe('İstanbul');
  expect(shown('allt', '')).toBe('allt');
});
