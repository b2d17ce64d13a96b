/** A text field's content with what is selected in it, UTF-16 units. Every edit is a function from one to the next. */
export type Field = { text: string; start: number; end: number };

export const selected = ({ text, start, end }: Field): string => text.slice(start, end);

/** Puts words in the place of the selection, the caret after them. */
export function insert({ text, start, end }: Field, words: string): Field {
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}

/**
 * Sets the selection between marks, or takes them away when they are there. White space at the edges stays outside, where the
 * marks would not work. Without a selection the caret ends between a pair of marks.
 */
export function toggleMark(field: Field, mark: '**' | '*' | '~~' | '`'): Field {
  const { text } = field;
  const words = selected(field);
  const start = field.start + (words.length - words.trimStart().length);
  const end = Math.max(start, field.end - (words.length - words.trimEnd().length));
  const inner = text.slice(start, end);
  if (isMarked(text, start, end, mark)) {
    const without = text.slice(0, start - mark.length) + inner + text.slice(end + mark.length);
    return { text: without, start: start - mark.length, end: end - mark.length };
  }
  if (inner.length > mark.length * 2 && isMarked(text, start + mark.length, end - mark.length, mark)) {
    const bare = inner.slice(mark.length, -mark.length);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  return { text: text.slice(0, start) + mark + inner + mark + text.slice(end), start: start + mark.length, end: end + mark.length };
}

/** Whether the marks stand around, and no more of the same sign: one star of two is not italic. */
function isMarked(text: string, start: number, end: number, mark: string): boolean {
  const sign = mark.charAt(0);
  const before = text.slice(0, start).length - text.slice(0, start).replace(new RegExp(`\\${sign}+$`), '').length;
  const after = text.slice(end).length - text.slice(end).replace(new RegExp(`^\\${sign}+`), '').length;
  if (sign !== '*') return before === mark.length && after === mark.length;
  // Three stars are bold and italic together, so that each can be taken away alone.
  return mark === '**' ? Math.min(before, after) >= 2 : Math.min(before, after) % 2 === 1;
}

/** Code: a mark around words of one line, fences around lines. */
export function toggleCode(field: Field): Field {
  if (!selected(field).includes('\n')) return toggleMark(field, '`');
  const { text, start, end } = wholeLines(field);
  const lines = text.slice(start, end);
  const fenced = /^```[^\n]*\n([\s\S]*)\n```$/.exec(lines);
  const changed = fenced ? (fenced[1] ?? '') : `\`\`\`\n${lines}\n\`\`\``;
  return { text: text.slice(0, start) + changed + text.slice(end), start, end: start + changed.length };
}

const BULLET = /^(\s*)[-*+] (?:\[[ xX]\] )?/;

/** Bullets before every selected line, or none when all have one. */
export function toggleList(field: Field): Field {
  const { text, start, end } = wholeLines(field);
  const lines = text.slice(start, end).split('\n');
  const listed = lines.every((line) => BULLET.test(line));
  const changed = lines.map((line) => (listed ? line.replace(BULLET, '$1') : BULLET.test(line) ? line : `- ${line}`)).join('\n');
  const next = text.slice(0, start) + changed + text.slice(end);
  if (field.start !== field.end) return { text: next, start, end: start + changed.length };
  const caret = Math.max(start, field.start + changed.length - (end - start));
  return { text: next, start: caret, end: caret };
}

/** A link of the selection; the caret ends where the address, or the words, are to be written. */
export function insertLink(field: Field, address = ''): Field {
  const words = selected(field);
  const link = `[${words}](${address})`;
  const at = words === '' ? field.start + 1 : field.start + link.length - (address === '' ? 1 : 0);
  return { ...insert(field, link), start: at, end: at };
}

/** Enter in a list: the next line begins as this one does; an item without words ends the list. Null: nothing of the kind. */
export function continueList(field: Field): Field | null {
  const { text, start, end } = field;
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const begun = /^(\s*(?:>\s?)*)(?:([-*+])|(\d{1,9})([.)]))( +)(\[[ xX]\] )?/.exec(line);
  if (!begun) return null;
  const [whole, lead = '', bullet, number, dot = '', space = ' ', task] = begun;
  if (line.length === whole.length) {
    const after = text.slice(start);
    if (after !== '' && !after.startsWith('\n')) return null;
    return { text: text.slice(0, from) + after, start: from, end: from };
  }
  const next = bullet ?? `${Number(number) + 1}${dot}`;
  return insert(field, `\n${lead}${next}${space}${task ? '[ ] ' : ''}`);
}

/** Whether the caret stands in a block of code that has not been closed. */
export function inFence({ text, start }: Field): boolean {
  const fences = text.slice(0, start).match(/^ {0,3}```.*$/gm);
  return (fences?.length ?? 0) % 2 === 1;
}

function wholeLines({ text, start, end }: Field): Field {
  const next = text.indexOf('\n', end);
  return { text, start: text.lastIndexOf('\n', start - 1) + 1, end: next === -1 ? text.length : next };
}

/** The one change between two texts: what was between `from` and `to` of the old one became `words`. */
export function difference(before: string, after: string): { from: number; to: number; words: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let left = 0;
  const most = Math.min(before.length, after.length) - from;
  while (left < most && before[before.length - 1 - left] === after[after.length - 1 - left]) left++;
  return { from, to: before.length - left, words: after.slice(from, after.length - left) };
}
