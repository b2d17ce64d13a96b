/**
 * Divides a text where its blocks certainly end, so that each piece is parsed for itself: the parser's work grows faster
 * than the text, and a piece that would cost too much does not take the rest of the text with it.
 * When in doubt it does not divide. The text has "\n" line breaks; the pieces joined are the text.
 */
/** Smaller pieces than this are not worth a run of the parser. Characters. */
const LEAST = 1000;

export function pieces(text: string): string[] {
  // Definitions of links count everywhere in the text, so a text that may have one stays whole.
  if (text.includes(']:')) return [text];
  const found: string[] = [];
  let from = 0;
  let at = 0;
  let state: State = { fence: null, list: false, unsure: false, blank: false };
  for (const line of text.split('\n')) {
    if (state.blank && at - from >= LEAST && mayBegin(line, state)) {
      found.push(text.slice(from, at));
      from = at;
      state = { ...state, list: false };
    }
    state = after(line, state);
    if (state.unsure) break;
    at += line.length + 1;
  }
  found.push(text.slice(from));
  return found;
}

type State = {
  /** The fence of a code block that is open. */
  fence: string | null;
  /** The piece holds a list, which an item after a blank line goes on with. */
  list: boolean;
  /** Something that only the parser can tell: nothing is divided after it. */
  unsure: boolean;
  /** The line before was empty, outside code. */
  blank: boolean;
};

const ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

function mayBegin(line: string, { list }: State): boolean {
  return line !== '' && !/^[ \t]/.test(line) && !(list && ITEM.test(line));
}

function after(line: string, state: State): State {
  if (state.fence !== null) {
    const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? '';
    const closed = mark[0] === state.fence[0] && mark.length >= state.fence.length;
    return { ...state, fence: closed ? null : state.fence, blank: false };
  }
  const fence = /^(`{3,})[^`]*$|^(~{3,})/.exec(line);
  if (fence) return { ...state, fence: fence[1] ?? fence[2] ?? null, blank: false };
  // A fence inside a list or a quote, and what may be a block of HTML, end by rules of their own.
  if (/^[ \t>\-+*\d.)]*(?:```|~~~)/.test(line) || /^ {0,3}<[a-z!?/]/i.test(line)) return { ...state, unsure: true };
  return { ...state, list: state.list || ITEM.test(line.trimStart()), blank: /^[ \t]*$/.test(line) };
}
