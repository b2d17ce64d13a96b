/**
 * A line of plain text from what someone wrote in Markdown, for previews, notifications and the titles of things without one.
 * It says what the text says, not how it is set; for showing the text itself there is the real parser.
 */

/** Order of reading forced by invisible signs: embeddings, overrides and isolates (Unicode 16, 2.12 of UAX #9). */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * At most `length` characters, as people count them, the ellipsis included; cut after a word where there is one to cut after.
 * Never holds a line break, a control character or a sign that turns the order of reading around.
 */
export function excerpt(markdown: string, length: number): string {
  // Ten times what is asked for is enough to cut from, however much of it is marks.
  const words = clean(stripMarks(markdown.slice(0, length * 10 + 200)));
  return cut(words, length);
}

/** Without controls, invisible signs and runs of white space. Markdown marks are left as they are. */
export const clean = (text: string): string =>
  text
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\t\n\v\f\r\u0085]+/gu, ' ')
    .replace(BIDI_CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();

function stripMarks(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n').map(stripLine);
  return (
    lines
      .join('\n')
      .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
      .replace(/<((?:https?:\/\/|mailto:)[^<>\s]*)>/gi, '$1')
      .replace(/(`+)(?!`)([^`]+)\1(?!`)/g, '$2')
      // Marks hug the words they set: "2 * 3 * 4" and "snake_case" have none.
      .replace(/(?<![\\*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?!\*)/g, '$2')
      .replace(/(?<![\p{L}\p{N}\\_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
      .replace(/(?<!~)~~(?=[^\s~])([^~]*[^\s~])~~(?!~)/g, '$1')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
  );
}

function stripLine(line: string): string {
  if (/^[ \t]*(?:`{3,}|~{3,})[^`]*$/.test(line)) return '';
  if (/^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)) return '';
  if (/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/.test(line)) return '';
  const bare = line
    .replace(/^[ \t]*(?:>[ \t]?)+/, '')
    .replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/, '')
    .replace(/^[ \t]*#{1,6}[ \t]+/, '');
  return /^[ \t]*\|.*\|[ \t]*$/.test(bare) ? bare.replace(/(?<!\\)\|/g, ' ') : bare;
}

const characters = new Intl.Segmenter('sv', { granularity: 'grapheme' });

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const parts: string[] = [];
  for (const { segment } of characters.segment(text)) {
    parts.push(segment);
    if (parts.length > length) break;
  }
  if (parts.length <= length) return text;
  const kept = parts.slice(0, Math.max(0, length - 1)).join('');
  const next = parts[length - 1] ?? '';
  const edge = /\s/.test(next) ? kept.length : kept.lastIndexOf(' ');
  // A single long word, or one that would leave less than half, is cut where it must.
  const whole = edge >= kept.length / 2 ? kept.slice(0, edge) : kept;
  return length < 1 ? '' : `${whole.replace(/[\s,;:–-]+$/u, '')}…`;
}
