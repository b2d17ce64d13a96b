import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../model/writing/written.ts';
import { markdown } from './testing/arbitrary.ts';
import { ClosedTree } from './testing/closed.ts';
import { LENGTH, parse } from './parse.ts';
import { type Block, type Inline, type LinkNode, type ListItem, textOf } from './safe-node.ts';

const elin: Mention = { person: 'elin' as Mention['person'], name: 'Elin Sjöstrand' };
const inline = (text: string, options = {}): Inline[] => {
  const [first] = parse(text, options);
  return first?.type === 'paragraph' ? first.children : [];
};
const linkIn = (text: string) => all(parse(text)).find((node): node is LinkNode => node.type === 'link');
const text = (value: string): Inline => ({ type: 'text', value });

/** Every node of a tree, from the top. */
function all(nodes: readonly (Block | ListItem | Inline)[]): (Block | ListItem | Inline)[] {
  return nodes.flatMap((node) => {
    if (node.type === 'table') return [node, ...all([node.head, ...node.rows].flat(2))];
    return 'children' in node ? [node, ...all(node.children)] : [node];
  });
}

describe('people and tags', () => {
  it('finds them in text', () => {
    expect(inline('Tack @Elin Sjöstrand, **#mål** och @Okänd', { mentions: [elin] })).toEqual([
      text('Tack '),
      { type: 'mention', value: '@Elin Sjöstrand', person: 'elin' },
      text(', '),
      { type: 'strong', children: [{ type: 'hashtag', value: '#mål', key: 'mål' }] },
      text(' och @Okänd'),
    ]);
  });

  it.each([
    '`@Elin Sjöstrand #mål`',
    '    @Elin Sjöstrand #mål',
    '```\n@Elin Sjöstrand #mål\n```',
    '[@Elin Sjöstrand #mål](https://x.example)',
  ])('not in %j', (source) => {
    const types = all(parse(source, { mentions: [elin] })).map(({ type }) => type);
    expect(types).not.toContain('mention');
    expect(types).not.toContain('hashtag');
  });
});

describe('line breaks', () => {
  it('break lines where asked to', () => {
    expect(inline('ett\ntvå', { breaks: true })).toEqual([text('ett'), { type: 'break' }, text('två')]);
    expect(inline('ett\ntvå')).toEqual([text('ett\ntvå')]);
    expect(inline('ett\r\ntvå\rtre', { breaks: true }).filter(({ type }) => type === 'break')).toHaveLength(2);
  });
});

describe('what GitHub adds', () => {
  it('has tables', () => {
    expect(parse('| a | b |\n|:-|-:|\n| *c* | d |')).toEqual([
      {
        type: 'table',
        align: ['left', 'right'],
        head: [[text('a')], [text('b')]],
        rows: [[[{ type: 'emphasis', children: [text('c')] }], [text('d')]]],
      },
    ]);
  });

  it('has tasks', () => {
    const [list] = parse('- [x] klart\n- [ ] kvar\n- punkt');
    expect(list?.type === 'list' && list.children.map(({ checked }) => checked)).toEqual([true, false, null]);
  });

  it('strikes out', () => expect(inline('~~bort~~')).toEqual([{ type: 'strike', children: [text('bort')] }]));

  it.each([
    ['se https://x.example/a, ok', 'https://x.example/a', 'https://x.example/a'],
    ['se www.x.example.', 'https://www.x.example', 'www.x.example'],
    ['elin@x.example', 'mailto:elin@x.example', 'elin@x.example'],
  ])('leads to bare addresses: %s', (source, url, shown) => {
    const link = linkIn(source);
    expect(link).toMatchObject({ url, mismatch: null });
    expect(textOf(link?.children ?? [])).toBe(shown);
  });
});

describe('what is shown as typed', () => {
  it.each([
    '<b>fet</b>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[klicka](javascript:alert(1))',
    '[klicka](data:text/html,x "titel")',
    '![bild](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[klicka](//x.example)',
    '[klicka](sida.html)',
    '[klicka]: https://x.example',
    '[^1]: fotnot',
  ])('%s', (source) => {
    const tree = parse(source);
    expect(textOf(tree).trim()).toBe(source);
    expect(all(tree).some(({ type }) => type === 'link')).toBe(false);
  });

  it('keeps the lines of a block of HTML', () => {
    expect(inline('<div>\n  <p>hej')).toEqual([text('<div>'), { type: 'break' }, text('  <p>hej')]);
  });

  it('shows the rest of a refused link in its own dress', () => {
    expect(inline('[**nu** `ja`](foo:bar)')).toEqual([
      text('['),
      { type: 'strong', children: [text('nu')] },
      text(' '),
      { type: 'code', value: 'ja' },
      text('](foo:bar)'),
    ]);
  });

  it('takes what is too long whole', () => {
    const long = `**a** ${'b '.repeat(LENGTH / 2)}`;
    expect(parse(long)).toEqual([{ type: 'paragraph', children: [text(long)] }]);
  });

  it.each([
    ['quotes', `${'>'.repeat(12)} a`, 12],
    ['quotes without end', `${'>'.repeat(300)} a`, 0],
    ['lists', Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'), 24],
  ])('does not go deeper than it should: %s', (_, source, most) => {
    const depth = (nodes: readonly (Block | ListItem | Inline)[]): number =>
      Math.max(
        0,
        ...nodes.map((node) => ('children' in node ? (node.type === 'quote' || node.type === 'list' ? 1 : 0) + depth(node.children) : 0)),
      );
    expect(depth(parse(source))).toBeLessThanOrEqual(most);
    expect(textOf(parse(source)).match(/a/g)).toHaveLength(source.match(/a/g)?.length ?? 0);
  });
});

describe('links', () => {
  it.each([
    ['[planen](https://x.example)', null],
    ['[bank.example](https://evil.example)', 'evil.example'],
    ['[https://bank.example](https://bank.example.evil.example/a)', 'bank.example.evil.example'],
    ['[**bank**.example](https://evil.example)', 'evil.example'],
    ['<https://bank.example@evil.example>', 'evil.example'],
    ['[bank.example][1]\n\n[1]: https://evil.example', 'evil.example'],
    ['![bank.example](https://evil.example/a.png)', 'evil.example'],
  ])('%s says where when the text says elsewhere', (source, mismatch) => expect(linkIn(source)?.mismatch).toBe(mismatch));

  it('makes a picture a link to it', () => {
    expect(inline('![kaffe](https://x.example/a.png "titel")')).toEqual([
      { type: 'link', kind: 'web', url: 'https://x.example/a.png', title: 'titel', mismatch: null, children: [text('kaffe')] },
    ]);
    expect(textOf(parse('![](https://x.example/a.png)')).trim()).toBe('https://x.example/a.png');
  });

  it('never hides one without words', () => expect(textOf(parse('[](https://x.example)')).trim()).toBe('https://x.example'));

  it('leads within the application', () => expect(linkIn('[sidan](/wiki/sida)')).toMatchObject({ kind: 'app', url: '/wiki/sida' }));
});

describe('for any text', () => {
  const addresses = (node: Block | ListItem | Inline) =>
    node.type === 'link' ? [node.url, node.title ?? ''] : node.type === 'codeBlock' ? [node.info] : [];

  it('gives a tree of the closed kind and keeps every word', () => {
    fc.assert(
      fc.property(markdown, fc.boolean(), (source, breaks) => {
        const tree = parse(source, { breaks, mentions: [elin] });
        ClosedTree.parse(tree);
        // The name of a definition and the address of a picture in a link stand for something else, and are not shown.
        if (source.includes(']:') || source.includes('![')) return;
        const shown = `${textOf(tree)} ${all(tree).flatMap(addresses).join(' ')}`;
        for (const word of source.match(/ord\d+x/g) ?? []) expect(shown).toContain(word);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
        ClosedTree.parse(parse(source, { breaks: true }));
      }),
      { numRuns: 1000 },
    );
  });
});
