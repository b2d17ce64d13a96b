/**
 * Blanks out what is not running text: fenced and inline code, and web addresses. The length stays the same, so that a
 * place in the answer is the same place in the text.
 * A light reading of Markdown for rules that run where its parser does not; an unclosed fence counts to the end, as there.
 */
export function blankCode(text: string): string {
  const fenced = text.includes('```') || text.includes('~~~') ? blankFences(text) : text;
  const inline = fenced.includes('`') ? blankSpans(fenced) : fenced;
  return inline.replace(/\b(?:https?:\/\/|www\.)[^\s<>]+/giu, (address) => ' '.repeat(address.length));
}

function blankFences(text: string): string {
  let open: { mark: string; length: number } | null = null;
  return text
    .split('\n')
    .map((line) => {
      const fence = /^[ \t>]*(`{3,}|~{3,})(.*)$/.exec(line);
      const mark = fence?.[1] ?? '';
      const rest = fence?.[2] ?? '';
      if (open) {
        if (mark[0] === open.mark && mark.length >= open.length && rest.trim() === '') open = null;
        return ' '.repeat(line.length);
      }
      if (!fence || (mark[0] === '`' && rest.includes('`'))) return line;
      open = { mark: mark[0] ?? '', length: mark.length };
      return ' '.repeat(line.length);
    })
    .join('\n');
}

/** A run of backticks closes with the next run of the same length in the same paragraph; runs are indexed, so that it is linear. */
function blankSpans(text: string): string {
  const paragraphs = text.split(/(\n[ \t]*\n)/);
  return paragraphs.map(blankSpansOf).join('');
}

function blankSpansOf(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  if (runs.length < 2) return paragraph;
  const lastOf = new Map(runs.map((run, index) => [run.length, index]));
  let blanked = '';
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!;
    if (run.length > 1 && paragraph[run.at - 1] === '\\') continue;
    if (paragraph[run.at - 1] === '\\' || (lastOf.get(run.length) ?? 0) <= index) continue;
    let close = index + 1;
    while (runs[close]!.length !== run.length) close++;
    const end = runs[close]!.at + run.length;
    blanked += paragraph.slice(from, run.at) + ' '.repeat(end - run.at);
    from = end;
    index = close;
  }
  return blanked + paragraph.slice(from);
}
