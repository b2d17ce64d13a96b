import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { convert } from './convert.ts';
import { BUDGET, costOf } from './cost.ts';
import { pieces } from './pieces.ts';
import type { SafeNode } from './safe-node.ts';
import { type WordOptions, words } from './words.ts';

export type ParseOptions = WordOptions;

/** Longer texts are shown as typed. Characters (UTF-16 units). */
export const LENGTH = 100_000;

const extensions = [gfmAutolinkLiteral(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()];
const mdastExtensions = [
  gfmAutolinkLiteralFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
];

/**
 * Markdown (CommonMark with tables, strikethrough, task lists and bare addresses of GitHub's) as our own tree. Never throws.
 * What differs from CommonMark: HTML is text, pictures are links to them, links lead only where `safeAddress` allows, a
 * definition nobody refers to is shown, and what is too long, too deep or too costly is shown as typed.
 */
export function parse(text: string, options: ParseOptions = {}): SafeNode[] {
  const source = text.replace(/\r\n?/g, '\n');
  if (source.length > LENGTH) return plain(source, options);
  let left = BUDGET;
  return pieces(source).flatMap((piece) => {
    const cost = costOf(piece);
    if (cost > left) return plain(piece, options);
    left -= cost;
    try {
      return parseWhole(piece, options);
    } catch {
      // The parser asserts things of its own tables; a text that breaks one is still to be read.
      return plain(piece, options);
    }
  });
}

/** Without division and limits: may throw, and may take its time. */
export const parseWhole = (source: string, options: ParseOptions = {}): SafeNode[] =>
  convert(fromMarkdown(source, { extensions, mdastExtensions }), source, options);

/** Paragraphs of text as typed; people and tags are still found. */
function plain(text: string, options: ParseOptions): SafeNode[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ type: 'paragraph', children: words(paragraph.replace(/^\n+|\n+$/g, ''), { ...options, breaks: true }) }));
}
