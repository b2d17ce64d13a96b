import { blankCode } from '../../../model/text/code.ts';
import { findMentions, type Named } from '../../../model/text/mentions.ts';

export type TriggerKind = 'mention' | 'tag' | 'emoji';

/** Something half written that can be completed: from its sign at `from` up to the caret. */
export type Trigger = { kind: TriggerKind; from: number; query: string };

const WORD = String.raw`[\p{L}\p{N}\p{M}_]`;
const RULES: readonly { kind: TriggerKind; pattern: RegExp }[] = [
  // A name may have several words, so spaces belong to it as long as somebody is called so; the list is empty otherwise.
  { kind: 'mention', pattern: new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}_@/.])@((?:${WORD}[^\s@]*(?: [^\s@]+){0,3} ?)?)$`, 'u') },
  { kind: 'tag', pattern: new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}_#&/=?])#(${WORD}[\p{L}\p{N}\p{M}_-]*)$`, 'u') },
  { kind: 'emoji', pattern: /(?<![\p{L}\p{N}:]):([\p{L}+-][\p{L}\p{N}_+-]+)$/u },
];

/**
 * What is being written at the caret, if anything. Nothing in code, and nothing after a name that is already whole.
 * @param known those who may stand in the text
 */
export function triggerAt(text: string, caret: number, known: readonly Named[]): Trigger | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  for (const { kind, pattern } of RULES) {
    const found = pattern.exec(line.slice(-120));
    if (!found) continue;
    const from = caret - found[0].length;
    if (blankCode(text.slice(0, caret)).slice(from, caret).trim() === '') return null;
    if (kind === 'mention' && findMentions(text, known).some((range) => range.from === from && range.to < caret)) return null;
    return { kind, from, query: found[1] ?? '' };
  }
  return null;
}
