import { describe, expect, it } from 'vitest';
import { findHashtags, HASHTAG_LENGTH, hashtagKey, hashtagsIn } from './hashtags.ts';

describe('findHashtags', () => {
  it.each<[string, string[]]>([
    ['#vättralyftet #datakvalitet', ['vättralyftet', 'datakvalitet']],
    ['#Åre2027!', ['åre2027']],
    ['Åre'.normalize('NFD').replace(/^/, '#'), ['åre']],
    ['#a-b', ['a-b']],
    ['#a--b', ['a']],
    ['#a-', ['a']],
    ['#a_b__c', ['a_b__c']],
    ['#_a', []],
    ['#-a', []],
    ['#a_', ['a']],
    ['#1', []],
    ['#2027-mål', ['2027-mål']],
    ['C# och F#moll', []],
    ['&#x41;', []],
    ['https://x.se/#del', []],
    ['##två', []],
    ['#ett#två', []],
    ['# rubrik', []],
    ['(#tagg), "#två".', ['tagg', 'två']],
    ['**#fet**', ['fet']],
    ['#東京', ['東京']],
    ['#👍', []],
    [`#${'a'.repeat(HASHTAG_LENGTH)}`, ['a'.repeat(HASHTAG_LENGTH)]],
    [`#${'a'.repeat(HASHTAG_LENGTH + 1)}`, []],
  ])('%s', (text, keys) => expect(findHashtags(text).map(({ key }) => key)).toEqual(keys));

  it('tells where', () => {
    const text = 'Om #Mål-2027.';
    const [range] = findHashtags(text);
    expect(text.slice(range!.from, range!.to)).toBe('#Mål-2027');
  });
});

describe('hashtagsIn', () => {
  it('leaves out code and addresses, and counts each once', () => {
    const text = 'a #Ett `#två` www.x.se/a#tre #ett\n~~~\n#fyra\n~~~\n#fem';
    expect(hashtagsIn(text)).toEqual(['ett', 'fem']);
  });
});

describe('hashtagKey', () => {
  it.each([
    ['Öst', 'öst'],
    ['12', null],
    ['', null],
  ])('%s', (name, key) => expect(hashtagKey(name)).toBe(key));
});
