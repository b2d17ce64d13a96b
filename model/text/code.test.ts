import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankCode } from './code.ts';

describe('blankCode', () => {
  it.each([
    ['a `b` c', 'a     c'],
    ['a ``b ` c`` d', 'a           d'],
    ['a `b c', 'a `b c'],
    ['a \\`b` c`', 'a \\`b    '],
    ['`a\n\nb`', '`a\n\nb`'],
    ['x\n```\n@a\n```\ny', 'x\n   \n  \n   \ny'],
    ['```\n@a', '   \n  '],
    ['``` `a` b', '```     b'],
    ['> ~~~\n> @a\n> ~~~\n@b', '     \n    \n     \n@b'],
    ['se https://a.se/#b. ja', 'se                  ja'],
  ])('%j', (text, blanked) => expect(blankCode(text)).toBe(blanked));

  it('never changes the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '~', '\n', 'a', ' ', '\\', '>', '😀', 'https://x') }), (text) => {
        expect(blankCode(text)).toHaveLength(text.length);
      }),
    );
  });

  it.each(['`a', '`'.repeat(3), '`a``b', '~~~\n', '\\`'])('takes no time over many %j', (part) => {
    const started = performance.now();
    blankCode(part.repeat(100_000 / part.length));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
