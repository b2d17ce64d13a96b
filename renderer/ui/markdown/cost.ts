/**
 * What a text will cost the parser, before it is parsed. The parser takes time in step with the length of ordinary texts, but
 * with its square for some shapes (thousands of brackets, stars or nested quotes in one paragraph); those are counted here.
 * Counted, not timed, so that a text looks the same on every device. The unit is about a microsecond on a laptop; the
 * figures were fitted by search, so that few texts cost more than is said here and none much more (see `pathological.test.ts`).
 */
export const BUDGET = 200_000;

/** Containers (quotes, list items) begun on one line; more than this nobody means. */
const NESTED = 16;

export function costOf(text: string): number {
  const underlines = count(text, UNDERLINE);
  let cost = text.length * (0.8 + underlines * 0.065);
  for (const block of text.split(/\n(?=[ \t]*(?:\n|$))/)) cost += costOfBlock(block);
  return cost;
}

/** Text between blank lines. */
function costOfBlock(text: string): number {
  const lines = text.split('\n');
  let cost = lines.length * 28;
  let depth = 0;
  for (const line of lines) {
    const lead = LEAD.exec(line)?.[0] ?? '';
    const containers = count(lead, CONTAINER);
    if (containers > NESTED) return Number.POSITIVE_INFINITY;
    depth = Math.max(depth, containers);
    cost += containers * 35 + lead.length * 9;
  }
  if (depth > 0) cost += text.length * lines.length * depth * 0.002;
  cost += count(text, MARK) * 7 + count(text, /#|\]:/g) * 35;
  cost += count(text, /\|/g) * (ROW.test(text) ? 35 : 10);
  // A bullet with words after it always ends the text before it.
  for (const words of text.split(/\n(?= {0,3}[-+*] +\S)/)) cost += costOfWords(words);
  return cost;
}

/** At least as much as what the parser takes for one run of words, whose marks it holds against each other. */
function costOfWords(text: string): number {
  const runs = count(text, /\*+|_+|~+/g);
  const opening = count(text, /\[/g);
  const closing = count(text, /\]/g);
  const addresses = count(text, /www\.|https?:/gi);
  const each = opening * 0.012 + closing * 0.0075 + count(text, /`+/g) * 0.035 + count(text, /<[!?]/g) * 0.2 + count(text, /@/g) * 0.04;
  return runs * runs * 0.45 + opening * closing * 0.5 + text.length * each + addresses * (60 + longest(text, /\S+/g) * 0.03);
}

const LEAD = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*/;
const CONTAINER = />|[-+*]|\d[.)]/g;
/** The line under a table's head. */
const ROW = /^[ \t>|:]*-[-: \t]*\|/m;
/** The line under a heading. */
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/gm;
const MARK = /[!-/:-@[-`{-~]/g;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const longest = (text: string, pattern: RegExp): number =>
  (text.match(pattern) ?? []).reduce((most, part) => Math.max(most, part.length), 0);
