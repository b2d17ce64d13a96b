import { findHashtags } from '../../../model/text/hashtags.ts';
import { findMentions } from '../../../model/text/mentions.ts';
import type { Mention } from '../../../model/writing/written.ts';
import type { Inline } from './safe-node.ts';

export type WordOptions = {
  /** Who the text mentions, as stored beside it. "@Name" of anyone else is plain text. */
  mentions?: readonly Mention[];
  /** A single line break breaks the line, as people expect of posts and messages. In Markdown proper it is a space. */
  breaks?: boolean;
};

/** Plain text as nodes: mentions, hashtags, line breaks, and the text between. Of two that overlap the first one stands. */
export function words(text: string, { mentions = [], breaks = false }: WordOptions): Inline[] {
  const found: { from: number; to: number; node: Inline }[] = [
    ...findMentions(text, mentions).map(({ from, to, named }) => ({
      from,
      to,
      node: { type: 'mention', value: text.slice(from, to), person: named.person } as const,
    })),
    ...findHashtags(text).map(({ from, to, key }) => ({ from, to, node: { type: 'hashtag', value: text.slice(from, to), key } as const })),
  ].sort((a, b) => a.from - b.from);
  const nodes: Inline[] = [];
  let at = 0;
  for (const { from, to, node } of found) {
    if (from < at) continue;
    nodes.push(...lines(text.slice(at, from), breaks), node);
    at = to;
  }
  nodes.push(...lines(text.slice(at), breaks));
  return nodes;
}

/** Text with its line breaks, as nodes or as they are. No empty text. */
export function lines(text: string, breaks: boolean): Inline[] {
  if (text === '') return [];
  if (!breaks || !text.includes('\n')) return [{ type: 'text', value: text }];
  return text.split('\n').flatMap((line, index): Inline[] => {
    const words: Inline[] = line === '' ? [] : [{ type: 'text', value: line }];
    return index === 0 ? words : [{ type: 'break' }, ...words];
  });
}
