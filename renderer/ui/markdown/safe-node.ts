import type { Mention } from '../../../model/writing/written.ts';

/**
 * What a person's text becomes, and all that it can become: a closed tree of our own. There is no node for HTML, for
 * pictures or for attributes, and a link's address has passed `safeAddress`.
 */
export type SafeNode = Block;

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'codeBlock'; info: string; value: string }
  | { type: 'quote'; children: Block[] }
  | { type: 'list' /** The first number; null when it is not numbered. */; start: number | null; tight: boolean; children: ListItem[] }
  | { type: 'table'; align: Align[]; head: Inline[][]; rows: Inline[][][] }
  | { type: 'rule' };

/** `checked` is null when the item is not a task. */
export type ListItem = { type: 'listItem'; checked: boolean | null; children: Block[] };
export type Align = 'left' | 'right' | 'center' | null;

export type Inline =
  | { type: 'text'; value: string }
  | { type: 'strong' | 'emphasis' | 'strike'; children: Inline[] }
  | { type: 'code'; value: string }
  | { type: 'break' }
  | { type: 'mention' /** As written, sign included. */; value: string; person: Mention['person'] }
  | { type: 'hashtag' /** As written, sign included. */; value: string; key: string }
  | LinkNode;

export type LinkNode = {
  type: 'link';
  kind: 'web' | 'mail' | 'phone' | 'app';
  url: string;
  title: string | null;
  /** What to show beside the link, because its text would make one believe that it leads elsewhere; else null. */
  mismatch: string | null;
  children: Inline[];
};

/** The words of a tree as they are read: blocks and breaks on lines of their own. */
export function textOf(nodes: readonly (Block | ListItem | Inline)[]): string {
  return nodes.map(textOfOne).join('');
}

function textOfOne(node: Block | ListItem | Inline): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'mention':
    case 'hashtag':
      return node.value;
    case 'codeBlock':
      return `${node.info === '' ? '' : `${node.info}\n`}${node.value}\n`;
    case 'break':
    case 'rule':
      return '\n';
    case 'paragraph':
    case 'heading':
      return `${textOf(node.children)}\n`;
    case 'table':
      return [node.head, ...node.rows].map((row) => `${row.map(textOf).join('\t')}\n`).join('');
    default:
      return textOf(node.children);
  }
}
