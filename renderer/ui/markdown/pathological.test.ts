import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARKS } from './testing/arbitrary.ts';
import { ClosedTree } from './testing/closed.ts';
import { LENGTH, parse } from './parse.ts';

/**
 * No text takes longer than its reader would wait. Measured alone on a laptop every one of these is under 200 ms; here it
 * is the processor's time that counts, with room for a machine that does other things.
 */
const ROOM = 900;

const fill = (part: string, length = LENGTH) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
const growing = (line: (size: number) => string) => {
  let text = '';
  for (let size = 1; text.length < LENGTH; size++) text += line(size);
  return text.slice(0, LENGTH);
};

function timed(text: string): number {
  const once = () => {
    const before = process.cpuUsage();
    parse(text, { breaks: true, mentions: [] });
    return process.cpuUsage(before).user / 1000;
  };
  return Math.min(once(), once());
}

const SHAPES: Record<string, string> = {
  'opened brackets': fill('['),
  'opened links': fill('[a]('),
  'links without end': fill('[a](b'),
  'references to nothing': fill('[a][b]'),
  pictures: fill('!['),
  'brackets in brackets': '['.repeat(LENGTH / 2) + ']'.repeat(LENGTH / 2),
  'pictures closed later': fill(':![', LENGTH / 2) + fill('](b)', LENGTH / 2),
  stars: fill('*'),
  'emphasis without end': fill('*a **a '),
  'emphasis in emphasis': fill('*a **a ', LENGTH / 2) + fill('a** a* ', LENGTH / 2),
  'stars and underscores': fill('*a_ '),
  tildes: fill('~~a'),
  quotes: fill('>'),
  'quotes line by line': fill('> a\n>> b\n'),
  'quotes that grow': growing((size) => `${'>'.repeat(size)}a\n`),
  'a quote that trails on': '> '.repeat(15) + fill('a\n'),
  'lists in lists': fill('- '),
  'numbered lists in lists': fill('1. '),
  'a long list': fill('* a\n'),
  'a list that grows': growing((size) => `${' '.repeat(size * 2)}- a\n`),
  'a loose list': fill('* a\n\n'),
  'code marks': fill('`a'),
  'code marks that grow': growing((size) => `${'`'.repeat(size)}a`),
  'escaped code marks': fill('\\```;'),
  fences: fill('> ```\n'),
  'growing fences': growing((size) => `${'~'.repeat(size)}\n`),
  tags: fill('<a '),
  comments: fill('a <!--'),
  sections: fill('a <![CDATA['),
  instructions: fill('a <?'),
  'a table of lines': `a|b\n-|-\n${fill('|\n')}`.slice(0, LENGTH),
  'a table of cells': `${fill('|a', LENGTH / 2)}\n${fill('|-', LENGTH / 2 - 1)}`,
  headings: fill('a\n=\n'),
  definitions: fill('[a]: b\n'),
  'references to something': `[a]: /b\n\n${fill('[a] ', LENGTH - 9)}`,
  entities: fill('&a;'),
  'web addresses': fill('www.a'),
  'mail addresses': fill('a@b.c'),
  'empty lines': fill('\n'),
  spaces: fill(' '),
  tabs: fill('\t'),
  backslashes: fill('\\\n'),
  nothing: fill('\u0000'),
  emoji: fill('😀'),
  'halves of signs': fill('\ud83d'),
};

describe('texts made to be slow', () => {
  it.each(Object.entries(SHAPES))('%s', (_, text) => expect(timed(text)).toBeLessThan(ROOM));

  it('has a limit for any pattern', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS, 'a', 'å', '@Elin', '#a', 'a@b.c'), { minLength: 1, maxLength: 5 }), (parts) => {
        expect(timed(fill(parts.join(''), 12_000))).toBeLessThan(ROOM);
      }),
      { numRuns: 60 },
    );
  });
});

describe('long texts that people write', () => {
  const words = 'Vi kör en natt till med den *nya* källan och jämför, säger @Elin. '.repeat(6);

  it('are formatted to the end', () => {
    const tree = parse(fill(`${words}\n\n`), { breaks: true });
    ClosedTree.parse(tree);
    expect(tree.length).toBeGreaterThan(200);
    expect(tree.every((node) => node.type === 'paragraph' && node.children.some(({ type }) => type === 'emphasis'))).toBe(true);
  });

  it('are formatted around a part that is not', () => {
    const tree = parse(`**före** ${words}${words}${words}\n\n${fill('[a](', 40_000)}\n\n**efter**`);
    expect(JSON.stringify(tree[0])).toContain('"strong"');
    expect(JSON.stringify(tree.slice(1))).not.toContain('"link"');
  });
});
