import { expect, test } from 'vitest';
import { HUES, hueOf, initialsOf } from './avatar-look.ts';

test('a person has the initials of the first and the last name', () => {
  expect(initialsOf('Elin Sjöstrand', 'person')).toBe('ES');
  expect(initialsOf('Anna Maria af Örn', 'person')).toBe('AÖ');
  expect(initialsOf('östen', 'person')).toBe('Ö');
});

test('a group has the initials of its first two words', () => {
  expect(initialsOf('Kvalitet & metod', 'group')).toBe('KM');
  expect(initialsOf('Dataplattform', 'group')).toBe('D');
  expect(initialsOf('Vättra – leverans 2026', 'group')).toBe('VL');
});

test('a name without letters still shows something', () => {
  expect(initialsOf('  ', 'group')).toBe('?');
  expect(initialsOf('🎉🎉', 'group')).toBe('?');
});

test('hues are spread over all ten and do not change', () => {
  const counts = new Array<number>(HUES).fill(0);
  for (let index = 0; index < 1000; index++) counts[hueOf(`person-${index}`)]! += 1;
  expect(Math.min(...counts)).toBeGreaterThan(60);
  expect(hueOf('person-1')).toBe(hueOf('person-1'));
});
