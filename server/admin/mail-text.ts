/**
 * A mail's plain text as Markdown that shows the same: quotes stay quotes and lists stay lists, everything else that would
 * mean something in Markdown stands for itself. Addresses of pages are left as they are.
 */
export function asMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [, quote = '', rest = ''] = /^((?:> ?)*)(.*)$/s.exec(line) ?? [];
      return quote + lineOf(rest);
    })
    .join('\n');
}

function lineOf(line: string): string {
  const text = line.replace(/^[ \t]{4,}/, '   ').trimEnd();
  // A line of dashes or equals signs would make a heading of the line before it; "-- " is how signatures begin.
  if (/^\s*(-+|=+)$/.test(text)) return text.replace(/[-=]/, '\\$&');
  return text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<~|]/g, '\\$&')))
    .join('')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|\+(?=\s))/, '$1\\$2');
}

/** The subject of a thread: without what programs put before it, again and again. */
export function threadTitle(subject: string): string {
  let title = subject;
  for (let before = ''; before !== title; ) {
    before = title;
    title = title.replace(/^\s*(\[[^\]]{1,60}\]|(re|sv|fw|fwd|vb|aw|wg|antw)(\[\d+\])?\s*:)\s*/i, '');
  }
  return title.trim().slice(0, 200);
}

/** Cut at a word, with a mark, so that it fits. @returns `cut`: whether anything is missing */
export function fitted(text: string, length: number): { text: string; cut: boolean } {
  if (text.length <= length) return { text, cut: false };
  const room = text.slice(0, length - 2).toWellFormed();
  const end = Math.max(room.lastIndexOf('\n'), room.lastIndexOf(' '));
  return { text: `${room.slice(0, end > length / 2 ? end : room.length).trimEnd()} …`, cut: true };
}
