import { describe, expect, it } from 'vitest';
import { compareNames, foldName, nameWords } from './names.ts';

describe('compareNames', () => {
  it('puts å, ä and ö last, in that order', () => {
    const sorted = ['Öst', 'Zorn', 'Ärla', 'Åsa', 'adam', 'Berg', 'Ädel'].sort(compareNames);
    expect(sorted).toEqual(['adam', 'Berg', 'Zorn', 'Åsa', 'Ädel', 'Ärla', 'Öst']);
  });

  it('reads numbers as numbers', () => {
    expect(['Rum 10', 'Rum 2', 'Rum 1'].sort(compareNames)).toEqual(['Rum 1', 'Rum 2', 'Rum 10']);
  });

  it('keeps v and w apart', () => {
    expect(['Wall', 'Vik', 'Vall'].sort(compareNames)).toEqual(['Vall', 'Vik', 'Wall']);
  });
});

describe('foldName', () => {
  it.each([
    ['Amira Haddad', 'amira haddad'],
    ['ÅKE ÄRLIG ÖST', 'åke ärlig öst'],
    ['Zoë Ibáñez', 'zoe ibanez'],
    ['Müller', 'muller'],
    ['Søren Kjær', 'sören kjär'],
    ['Łukasz Weiß', 'lukasz weiss'],
    ['Åsa'.normalize('NFD'), 'åsa'],
    ['Øystein Þór', 'öystein thor'],
    ['李小龍', '李小龍'],
  ])('%s → %s', (name, folded) => expect(foldName(name)).toBe(folded));
});

describe('nameWords', () => {
  it.each([
    ['Anna-Karin  Öst', ['anna', 'karin', 'öst']],
    ["Liam O'Brien", ['liam', "o'brien"]],
    ['Vättra – leverans', ['vättra', 'leverans']],
    ['', []],
  ])('%s', (name, words) => expect(nameWords(name)).toEqual(words));
});
