import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from './testing/arbitrary.ts';
import { parseWhole } from './parse.ts';
import { pieces } from './pieces.ts';

const filler = `${'ord '.repeat(300)}\n\n`;

describe('pieces', () => {
  it.each<[string, string, number]>([
    ['between paragraphs', `${filler}två`, 2],
    ['not in code', `${filler}\`\`\`\n\n${filler}\n\`\`\`\n\ntvå`, 3],
    ['not where a list goes on', `${filler}- a\n\n${filler.replace(/^/, '  ')}- b`, 2],
    ['not before what is indented', `${filler}   två`, 1],
    ['not after a fence in a list', `${filler}- \`\`\`\n\n${filler}två`, 2],
    ['not after what may be HTML', `${filler}<div>\n\n${filler}två`, 2],
    ['not where definitions may be', `${filler}två\n\n[a]: /b`, 1],
    ['not for a few words', 'ett\n\ntvå', 1],
  ])('divides %s', (_, text, count) => expect(pieces(text)).toHaveLength(count));

  it('loses nothing, and every piece means the same alone as in the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(markdown, fc.constant(filler)), { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        expect(pieces(text).join('')).toBe(text);
        expect(pieces(text).flatMap((piece) => parseWhole(piece))).toEqual(parseWhole(text));
      }),
      { numRuns: 300 },
    );
  });
});
