import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueList, difference, type Field, inFence, insertLink, toggleCode, toggleList, toggleMark } from './edits.ts';

/** "a [b] c": the brackets stand around the selection; "a | b" is a caret. */
function field(drawn: string): Field {
  const caret = drawn.indexOf('|');
  if (caret !== -1) return { text: drawn.replace('|', ''), start: caret, end: caret };
  const start = drawn.indexOf('⟨');
  return { text: drawn.replace(/[⟨⟩]/g, ''), start, end: drawn.indexOf('⟩') - 1 };
}
function draw({ text, start, end }: Field): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}⟨${text.slice(start, end)}⟩${text.slice(end)}`;
}

describe('toggleMark', () => {
  it.each([
    ['en ⟨fet⟩ text', 'en **⟨fet⟩** text'],
    ['en **⟨fet⟩** text', 'en ⟨fet⟩ text'],
    ['en ⟨**fet**⟩ text', 'en ⟨fet⟩ text'],
    ['en ⟨ fet ⟩text', 'en  **⟨fet⟩** text'],
    ['en |text', 'en **|**text'],
    ['en **|**text', 'en |text'],
    ['*⟨båda⟩*', '***⟨båda⟩***'],
    ['***⟨båda⟩***', '*⟨båda⟩*'],
  ])('bold: %s', (before, after) => expect(draw(toggleMark(field(before), '**'))).toBe(after));

  it.each([
    ['⟨kursiv⟩', '*⟨kursiv⟩*'],
    ['**⟨båda⟩**', '***⟨båda⟩***'],
    ['***⟨båda⟩***', '**⟨båda⟩**'],
    ['*⟨kursiv⟩*', '⟨kursiv⟩'],
  ])('italic: %s', (before, after) => expect(draw(toggleMark(field(before), '*'))).toBe(after));

  it('is undone by doing it again', () => {
    const word = fc.stringMatching(/^[a-zåäö]+( [a-zåäö]+)*$/);
    fc.assert(
      fc.property(word, word, word, fc.constantFrom('**' as const, '*' as const, '~~' as const, '`' as const), (a, b, c, mark) => {
        const before: Field = { text: `${a} ${b} ${c}`, start: a.length + 1, end: a.length + 1 + b.length };
        expect(toggleMark(toggleMark(before, mark), mark)).toEqual(before);
      }),
    );
  });
});

describe('toggleCode', () => {
  it.each([
    ['kör ⟨npm test⟩ nu', 'kör `⟨npm test⟩` nu'],
    ['före\na⟨b\nc⟩d', 'före\n⟨```\nab\ncd\n```⟩'],
    ['⟨```\na\nb\n```⟩', '⟨a\nb⟩'],
  ])('%j', (before, after) => expect(draw(toggleCode(field(before)))).toBe(after));
});

describe('toggleList', () => {
  it.each([
    ['a|', '- a|'],
    ['- a|', 'a|'],
    ['ett\n⟨två\ntre⟩', 'ett\n⟨- två\n- tre⟩'],
    ['⟨- två\ntre⟩', '⟨- två\n- tre⟩'],
    ['⟨- två\n- [ ] tre⟩', '⟨två\ntre⟩'],
    ['|', '- |'],
  ])('%j', (before, after) => expect(draw(toggleList(field(before)))).toBe(after));
});

describe('insertLink', () => {
  it.each([
    ['se ⟨planen⟩', '', 'se [planen](|)'],
    ['se |', '', 'se [|]()'],
    ['se ⟨planen⟩', 'https://x.example', 'se [planen](https://x.example)|'],
  ])('%s %s', (before, address, after) => expect(draw(insertLink(field(before), address))).toBe(after));
});

describe('continueList', () => {
  it.each([
    ['- ett|', '- ett\n- |'],
    ['  * ett|', '  * ett\n  * |'],
    ['9. nio|', '9. nio\n10. |'],
    ['2) två| kvar', '2) två\n3) | kvar'],
    ['- [x] klart|', '- [x] klart\n- [ ] |'],
    ['> - ett|', '> - ett\n> - |'],
    ['- ett\n- |', '- ett\n|'],
    ['- ett\n- |\nefter', '- ett\n|\nefter'],
  ])('%j', (before, after) => expect(draw(continueList(field(before)) as Field)).toBe(after));

  it.each(['ord|', '-|', '- ⟨a⟩', '2027-|', '- |ord'])('%j is no list to go on with', (before) =>
    expect(continueList(field(before))).toBeNull(),
  );
});

describe('inFence', () => {
  it.each([
    ['```\na|', true],
    ['```\na\n```\n|', false],
    ['a|\n```', false],
  ])('%j', (before, within) => expect(inFence(field(before))).toBe(within));
});

describe('difference', () => {
  it('makes the one text of the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b') }), fc.string({ unit: fc.constantFrom('a', 'b') }), (before, after) => {
        const { from, to, words } = difference(before, after);
        expect(before.slice(0, from) + words + before.slice(to)).toBe(after);
      }),
    );
  });
});
