import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, excerpt } from './excerpt.ts';

describe('excerpt', () => {
  it.each([
    ['# Nytt *resereglemente*', 'Nytt resereglemente'],
    ['**Fet**, _kursiv_ och ~~struken~~', 'Fet, kursiv och struken'],
    ['***båda***', 'båda'],
    ['Se [planen](https://x.se/plan "titel") nu', 'Se planen nu'],
    ['![bild på kaffe](a.png)', 'bild på kaffe'],
    ['<https://x.se> och `kod * här`', 'https://x.se och kod * här'],
    ['- ett\n- [x] två\n3. tre', 'ett två tre'],
    ['> citat\n> mer\n\nsvar', 'citat mer svar'],
    ['```ts\nconst a = 1;\n```\nefter', 'const a = 1; efter'],
    ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a b 1 2'],
    ['a\n\n---\n\nb', 'a b'],
    ['2 * 3 * 4 = snake_case_name', '2 * 3 * 4 = snake_case_name'],
    ['\\*inte kursiv\\*', '*inte kursiv*'],
    ['<b>hej</b>', '<b>hej</b>'],
    ['#tagg @Elin', '#tagg @Elin'],
    ['a\u202eb\u2066c\u2069\u0000\u0007d\ufeff', 'abcd'],
    ['a\u2028b\u0085c\r\nd', 'a b c d'],
    ['👩‍🔬 ok', '👩‍🔬 ok'],
    ['', ''],
  ])('%j', (markdown, plain) => expect(excerpt(markdown, 200)).toBe(plain));

  it.each<[string, number, string]>([
    ['Mätaren byttes i mars', 21, 'Mätaren byttes i mars'],
    ['Mätaren byttes i mars', 20, 'Mätaren byttes i…'],
    ['Mätaren byttes, i mars', 16, 'Mätaren byttes…'],
    ['Resereglementesändring', 10, 'Reseregle…'],
    ['👩‍🔬👩‍🔬👩‍🔬👩‍🔬', 3, '👩‍🔬👩‍🔬…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s in %d', (text, length, expected) => expect(excerpt(text, length)).toBe(expected));

  it('keeps its promises for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(120), (text, length) => {
        const short = excerpt(text, length);
        expect([...new Intl.Segmenter('sv').segment(short)].length).toBeLessThanOrEqual(length);
        expect(short).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['[', '*a ', '_a ', '`a', '>', '- ', '|', '~~a', '<http://', '[a](', '\\', '# '])('takes no time over many %j', (part) => {
    const started = performance.now();
    excerpt(part.repeat(50_000), 400);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('clean', () => {
  it('leaves the marks', () => expect(clean(' **a**\n\tb ')).toBe('**a** b'));
});
