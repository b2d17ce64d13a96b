import { tests } from 'commonmark-spec';
import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';
import { type Block, type Inline, type ListItem, type SafeNode, textOf } from './safe-node.ts';

/**
 * CommonMark 0.31.2, all 652 examples. Where we differ on purpose the example stands here by number, and what we show instead
 * is checked as exactly; all others must give the expected HTML to the letter.
 */
const DEVIATIONS = {
  /** HTML is shown as typed. */
  html: [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172,
    173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491,
    494, 524, 536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
  ],
  /** The address is not one we lead to (other schemes, addresses relative to a page): the link is shown as typed. */
  address: [
    194, 195, 200, 203, 204, 484, 485, 486, 487, 492, 495, 496, 498, 499, 500, 501, 502, 503, 504, 517, 520, 522, 531, 567, 573, 576, 577,
    578, 580, 596, 598, 599, 601,
  ],
  /** A picture is a link to it. */
  picture: [572, 574, 575, 579, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591],
  /** A definition that no link came of is shown as typed. */
  definition: [207, 208, 210, 317, 537, 538, 544, 545, 563, 565, 571, 592],
  /** A bare address is a link, as in GitHub's Markdown. */
  bare: [602, 606, 608, 611, 612],
} as const satisfies Record<string, readonly number[]>;

type Why = keyof typeof DEVIATIONS;
const why = new Map<number, Why>(
  Object.entries(DEVIATIONS).flatMap(([name, numbers]) => numbers.map((number) => [number, name as Why] as const)),
);

/** All but the marks of Markdown and white space: what is shown as typed has the same before and after. */
const bare = (text: string) => text.replace(/[\s*_>`\\-]/g, '');

/** For each reason: what must be equal, from the tree (as HTML too) and from the example. */
const SAME: Record<Why, (example: { markdown: string; html: string }, tree: SafeNode[]) => [shown: string, expected: string]> = {
  html: ({ markdown }, tree) => [bare(textOf(tree)), bare(markdown)],
  address: ({ markdown }, tree) => [bare(textOf(tree.map(linksAsTyped))), bare(inlined(markdown))],
  picture: ({ html }, tree) => [
    asHtml(tree),
    html.replace(
      /<img src="([^"]*)" alt="([^"]*)"( title="[^"]*")? \/>/g,
      (_, url, alt, title) => `<a href="${url}"${title ?? ''}>${alt || url}</a>`,
    ),
  ],
  definition: ({ html }, tree) => [
    asHtml(tree)
      .replace(/<p>\[[^<]*(?:<br \/>[^<]*)*\]: [^<]*<\/p>\n/g, '')
      .replace(/(<li>.*)\n(<\/li>)/g, '$1$2'),
    html,
  ],
  bare: ({ html }, tree) => [asHtml(tree).replace(/<a [^>]*>([^<]*)<\/a>/g, '$1'), html],
};

describe('CommonMark', () => {
  it('has all its examples here', () => expect(tests).toHaveLength(652));

  it.each(tests.map(({ number, section, markdown, html }) => ({ number, section, markdown: tabs(markdown), html: tabs(html) })))(
    '$number $section',
    (example) => {
      const tree = parse(example.markdown);
      const reason = why.get(example.number);
      if (!reason) return expect(asHtml(tree)).toBe(example.html);
      expect(asHtml(tree), 'no longer differs: take it off the list').not.toBe(example.html);
      const [shown, expected] = SAME[reason](example, tree);
      expect(shown).toBe(expected);
    },
  );
});

/** The one link inside a paragraph that stands beside those we refuse. */
function linksAsTyped(node: SafeNode): SafeNode {
  if (node.type !== 'paragraph') return node;
  return {
    ...node,
    children: node.children.map(
      (child): Inline => (child.type === 'link' ? { type: 'text', value: `[${textOf(child.children)}](${child.url})` } : child),
    ),
  };
}

/** The same link with its address in place, not in a definition below. */
function inlined(markdown: string): string {
  return markdown.replace(/\[ref\]\n\n\[ref\]: (\S+)/, '($1)');
}

/** The specification writes a tab as an arrow. */
function tabs(text: string): string {
  return text.replaceAll('→', '\t');
}

/** The tree written as the examples are written. */
function asHtml(nodes: readonly SafeNode[]): string {
  return nodes.map(block).join('');
}

function block(node: Block): string {
  switch (node.type) {
    case 'paragraph':
      return `<p>${inlines(node.children)}</p>\n`;
    case 'heading':
      return `<h${node.level}>${inlines(node.children)}</h${node.level}>\n`;
    case 'codeBlock': {
      const language = node.info.split(' ')[0];
      return `<pre><code${language ? ` class="language-${escaped(language)}"` : ''}>${escaped(node.value)}${node.value === '' ? '' : '\n'}</code></pre>\n`;
    }
    case 'quote':
      return `<blockquote>\n${asHtml(node.children)}</blockquote>\n`;
    case 'list': {
      const items = node.children.map((child) => item(child, node.tight)).join('');
      if (node.start === null) return `<ul>\n${items}</ul>\n`;
      return `<ol${node.start === 1 ? '' : ` start="${node.start}"`}>\n${items}</ol>\n`;
    }
    case 'table':
      return `<table>${[node.head, ...node.rows].map((row) => `<tr>${row.map((cell) => `<td>${inlines(cell)}</td>`).join('')}</tr>`).join('')}</table>\n`;
    case 'rule':
      return '<hr />\n';
  }
}

/** In a tight list paragraphs stand without their element; blocks begin on a line of their own. */
function item(node: ListItem, tight: boolean): string {
  let html = '';
  for (const child of node.children) {
    if (tight && child.type === 'paragraph') html += inlines(child.children);
    else html += `${html.endsWith('\n') ? '' : '\n'}${block(child)}`;
  }
  return `<li>${html}</li>\n`;
}

function inlines(nodes: readonly Inline[]): string {
  return nodes.map(inline).join('');
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'mention':
    case 'hashtag':
      return escaped(node.value);
    case 'code':
      return `<code>${escaped(node.value)}</code>`;
    case 'break':
      return '<br />\n';
    case 'strong':
      return `<strong>${inlines(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlines(node.children)}</em>`;
    case 'strike':
      return `<del>${inlines(node.children)}</del>`;
    case 'link': {
      const title = node.title === null ? '' : ` title="${escaped(node.title)}"`;
      return `<a href="${escaped(encoded(node.url))}"${title}>${inlines(node.children)}</a>`;
    }
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** As the examples write addresses: what is not allowed in one as percent and two figures, what is already so left alone. */
function encoded(url: string): string {
  return encodeURI(url)
    .replace(/%25([0-9a-f]{2})/gi, '%$1')
    .replace(/[[\]]/g, (bracket) => encodeURIComponent(bracket));
}
