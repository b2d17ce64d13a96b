import type { Link, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { displayAddress, misleads, safeAddress } from '../../../model/text/address.ts';
import type { Block, Inline, ListItem } from './safe-node.ts';
import { textOf } from './safe-node.ts';
import { lines, type WordOptions, words } from './words.ts';

/** Deeper than this the text is shown as typed. */
export const DEPTH = 24;

type Definition = { url: string; title?: string | null };
type Context = WordOptions & {
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  /** Identifiers of definitions that something refers to. */
  used: ReadonlySet<string>;
  depth: number;
  /** Inside a link: no links, mentions or hashtags in it. */
  linked: boolean;
};

/** The parser's tree as ours. Every kind of node it can make has a case; another one is shown as typed. */
export function convert(root: Root, source: string, options: WordOptions): Block[] {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  collect(root, definitions, used);
  return blocks(root.children, { ...options, source, definitions, used, depth: 0, linked: false });
}

function collect(root: Root, definitions: Map<string, Definition>, used: Set<string>): void {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) for (let index = node.children.length - 1; index >= 0; index--) waiting.push(node.children[index]!);
    // Of several with the same name the first one counts.
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
  }
}

const blocks = (nodes: readonly RootContent[], context: Context): Block[] => nodes.flatMap((node) => block(node, context));

function block(node: RootContent, context: Context): Block[] {
  if (context.depth >= DEPTH) return typed(node, context);
  const inside = { ...context, depth: context.depth + 1 };
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: inlines(node.children, inside) }];
    case 'heading':
      return [{ type: 'heading', level: node.depth, children: inlines(node.children, inside) }];
    case 'code':
      return [{ type: 'codeBlock', info: [node.lang, node.meta].filter(Boolean).join(' '), value: node.value }];
    case 'blockquote':
      return [{ type: 'quote', children: blocks(node.children, inside) }];
    case 'list':
      return [
        {
          type: 'list',
          start: node.ordered ? (node.start ?? 1) : null,
          tight: !node.spread && node.children.every((item) => !item.spread),
          children: node.children.map(
            (item): ListItem => ({ type: 'listItem', checked: item.checked ?? null, children: blocks(item.children, inside) }),
          ),
        },
      ];
    case 'table':
      return [table(node, inside)];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    case 'html':
      return [{ type: 'paragraph', children: words(node.value.trimEnd(), { ...context, breaks: true }) }];
    case 'definition':
      return serves(node, context) ? [] : typed(node, context);
    default:
      return typed(node, context);
  }
}

/** A definition that no link came of would vanish, and what someone wrote is shown. */
function serves({ identifier, url }: Definition & { identifier: string }, { used, definitions }: Context): boolean {
  return used.has(identifier) && definitions.get(identifier)?.url === url && safeAddress(url) !== null;
}

function table(node: Table, context: Context): Block {
  const [head = [], ...rows] = node.children.map((row) => row.children.map((cell) => inlines(cell.children, context)));
  return { type: 'table', align: node.align?.map((align) => align ?? null) ?? [], head, rows };
}

function inlines(nodes: readonly PhrasingContent[], context: Context): Inline[] {
  return merged(nodes.flatMap((node) => inline(node, context)));
}

function inline(node: PhrasingContent, context: Context): Inline[] {
  if (context.depth >= DEPTH) return lines(slice(node, context), true);
  const inside = { ...context, depth: context.depth + 1 };
  switch (node.type) {
    case 'text':
      return context.linked ? lines(node.value, context.breaks ?? false) : words(node.value, context);
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: inlines(node.children, inside) }];
    case 'delete':
      return [{ type: 'strike', children: inlines(node.children, inside) }];
    case 'inlineCode':
      return [{ type: 'code', value: node.value.replace(/\n/g, ' ') }];
    case 'break':
      return [{ type: 'break' }];
    case 'html':
      return context.linked ? lines(node.value, true) : words(node.value, { ...context, breaks: true });
    case 'link':
      return link(node, { ...node, url: bareWeb(node) }, inside);
    case 'linkReference':
      return link(node, context.definitions.get(node.identifier), inside);
    case 'image':
      return picture(node, node, inside);
    case 'imageReference':
      return picture(node, context.definitions.get(node.identifier), inside);
    default:
      return lines(slice(node, context), true);
  }
}

function link(node: PhrasingContent & { children: PhrasingContent[] }, target: Definition | undefined, context: Context): Inline[] {
  const address = target ? safeAddress(target.url) : null;
  if (!address || context.linked) return around(node, inlines(node.children, context), context);
  const inside = inlines(node.children, { ...context, linked: true });
  // A link without words could not be seen.
  const children: Inline[] = textOf(inside).trim() === '' ? [{ type: 'text', value: address.url }] : inside;
  const mismatch = misleads(textOf(children), address) ? displayAddress(address) : null;
  return [{ type: 'link', ...address, title: target?.title ?? null, mismatch, children }];
}

/** A bare "www.…" is written without a scheme, for which the parser's extension chose http. */
function bareWeb({ url, children: [first] }: Link): string {
  const bare = first?.type === 'text' && /^www\./i.test(first.value) && url === `http://${first.value}`;
  return bare ? url.replace(/^http:/, 'https:') : url;
}

/** A picture from elsewhere would tell its owner who reads: it is a link to the picture. */
function picture(node: PhrasingContent & { alt?: string | null }, target: Definition | undefined, context: Context): Inline[] {
  const address = target ? safeAddress(target.url) : null;
  if (!address) return lines(slice(node, context), true);
  const text: Inline = { type: 'text', value: node.alt || address.url };
  if (context.linked) return [text];
  const mismatch = misleads(text.value, address) ? displayAddress(address) : null;
  return [{ type: 'link', ...address, title: target?.title ?? null, mismatch, children: [text] }];
}

/** A link that leads nowhere we go: its own signs as typed around what it holds. */
function around(node: PhrasingContent & { children: PhrasingContent[] }, children: Inline[], context: Context): Inline[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (start === undefined || end === undefined) return children;
  if (first === undefined || last === undefined) return lines(context.source.slice(start, end), true);
  return [...lines(context.source.slice(start, first), true), ...children, ...lines(context.source.slice(last, end), true)];
}

const typed = (node: Nodes, context: Context): Block[] => [{ type: 'paragraph', children: lines(slice(node, context), true) }];

/** What was typed, if the parser says where; a node without a place was made of text that it still holds. */
function slice(node: Nodes, context: Context): string {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return 'value' in node ? node.value : '';
  return context.source.slice(start, end);
}

/** Text beside text is one text. */
function merged(nodes: Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else result.push(node);
  }
  return result;
}
