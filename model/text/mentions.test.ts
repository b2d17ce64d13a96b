import { describe, expect, it } from 'vitest';
import { completeMention, findMentions, mentionedIn } from './mentions.ts';

const people = ['Amira Haddad', 'Elin Sjöstrand', 'Elin', 'Anna', 'Anna Berg', 'Åke Öst', "Liam O'Brien", 'Zoë', '李小龍', 'Team 4'].map(
  (name, index) => ({
    person: `p${index}`,
    name,
  }),
);
const found = (text: string) => findMentions(text, people).map(({ from, to, named }) => [text.slice(from, to), named.name]);

describe('findMentions', () => {
  it.each<[string, string[][]]>([
    ['Tack @Amira Haddad!', [['@Amira Haddad', 'Amira Haddad']]],
    ['@elin sjöstrand, kollar du?', [['@elin sjöstrand', 'Elin Sjöstrand']]],
    ['@ÅKE ÖST', [['@ÅKE ÖST', 'Åke Öst']]],
    [`hej ${'@Åke Öst'.normalize('NFD')}.`, [['@Åke Öst'.normalize('NFD'), 'Åke Öst']]],
    [
      '@Anna Berg och @Anna',
      [
        ['@Anna Berg', 'Anna Berg'],
        ['@Anna', 'Anna'],
      ],
    ],
    ['@Anna Bergström', [['@Anna', 'Anna']]],
    ['@Elinor', []],
    ['@Elin2', []],
    ['@Ake Ost', []],
    ['(@Elin)', [['@Elin', 'Elin']]],
    ['**@Elin**', [['@Elin', 'Elin']]],
    ['post@Elin', []],
    ['å@Elin', []],
    ['a.b@Elin.se', []],
    ['@@Elin', []],
    ['https://x.se/@Elin', []],
    ["@Liam O'Brien", [["@Liam O'Brien", "Liam O'Brien"]]],
    [
      '@李小龍 @Team 4',
      [
        ['@李小龍', '李小龍'],
        ['@Team 4', 'Team 4'],
      ],
    ],
    ['@Team 42', []],
    ['👍@Zoë', [['@Zoë', 'Zoë']]],
    ['𝒳@Zoë', []],
    ['@', []],
    ['', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  it('takes no time over many signs and names', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ name: `Person ${index}` }));
    const started = performance.now();
    expect(findMentions('@ @Person 4 '.repeat(2000), many)).toHaveLength(2000);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('does not stumble over a name of nothing', () => {
    expect(findMentions('@ hej', [{ name: '' }, { name: ' ' }])).toEqual([]);
  });
});

describe('mentionedIn', () => {
  it('counts each once and nobody in code', () => {
    expect(mentionedIn('@Elin och @elin, inte `@Anna`\n```\n@Zoë\n```\noch @Amira Haddad', people).map(({ name }) => name)).toEqual([
      'Elin',
      'Amira Haddad',
    ]);
  });
});

describe('completeMention', () => {
  const names = (partial: string) => completeMention(partial, people).map(({ name }) => name);
  it.each<[string, string[]]>([
    ['ami', ['Amira Haddad']],
    ['amira h', ['Amira Haddad']],
    ['AMIRA HADDAD', ['Amira Haddad']],
    ['had', ['Amira Haddad']],
    ['had am', ['Amira Haddad']],
    ['amira x', []],
    ['ak', []],
    ['åk', ['Åke Öst']],
    ['ö', ['Åke Öst']],
    ['sjo', []],
    ['sjö', ['Elin Sjöstrand']],
    ['zoe', ['Zoë']],
    ['an', ['Anna', 'Anna Berg']],
    ['anna b', ['Anna Berg']],
    ["o'b", ["Liam O'Brien"]],
    ['!', []],
  ])('%s', (partial, expected) => expect(names(partial)).toEqual(expected));

  it('offers everyone in order before a letter is written, at most the limit', () => {
    expect(completeMention('', people, 3).map(({ name }) => name)).toEqual(['Amira Haddad', 'Anna', 'Anna Berg']);
  });

  it('puts the beginning of the name before the beginning of a later word', () => {
    const some = [{ name: 'Nils Berg' }, { name: 'Berit Ås' }];
    expect(completeMention('ber', some).map(({ name }) => name)).toEqual(['Berit Ås', 'Nils Berg']);
  });
});
