import type { Random } from './random.ts';

/**
 * The small language that the demo's texts are written in:
 * `{one|two}` chooses, `[name]` stands for a value, `[^name]` the same with a capital first, `[2..9]` for a number
 * (with as many decimals as it is written with). A backslash takes the meaning from the character after it.
 * `{1:one|two}` and another `{1:…|…}` of the same scene make the same choice, so that an answer fits its question.
 */
export type Text = readonly Part[];
type Choice = { choose: readonly Text[]; same: string | null };
type Part = string | Choice | { slot: string; capital: boolean } | { low: number; high: number; decimals: number };

export type Fill = {
  random: Random;
  value(slot: string): string;
  /** The choices made so far that others must follow. */
  made: Map<string, number>;
};

const SLOT = /^\[(\^?)(@?[a-zåäö][a-zåäöA-Z0-9_.]*)\](?!\()/u;
const LABEL = /^\{(\d|\*):/;
const RANGE = /^\[(\d+(?:,\d+)?)\.\.(\d+(?:,\d+)?)\]/;

export const swedishNumber = (value: number, decimals: number): string =>
  value
    .toFixed(decimals)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d))/g, ' ');

/** A number between two ends as they were written: "1,5" has one decimal. */
export function numberBetween(low: string, high: string): Extract<Part, { low: number }> {
  const decimals = Math.max(...[low, high].map((text) => text.split(',')[1]?.length ?? 0));
  return { low: Number(low.replace(',', '.')), high: Number(high.replace(',', '.')), decimals };
}

export function parseText(source: string): Text {
  let at = 0;
  const sequence = (nested: boolean): Part[] => {
    const parts: Part[] = [];
    let plain = '';
    const flush = () => {
      if (plain) parts.push(plain);
      plain = '';
    };
    while (at < source.length) {
      const rest = source.slice(at, at + 60);
      const character = rest[0]!;
      if (character === '\\' && rest.length > 1) {
        plain += rest[1];
        at += 2;
      } else if (nested && (character === '|' || character === '}')) {
        break;
      } else if (character === '{') {
        flush();
        const label = LABEL.exec(rest);
        at += label ? label[0].length : 1;
        const choose: Text[] = [sequence(true)];
        while (source[at] === '|') {
          at++;
          choose.push(sequence(true));
        }
        if (source[at] !== '}') throw new Error(`a brace is not closed: ${source.slice(0, 80)}`);
        at++;
        parts.push({ choose, same: label?.[1] ?? null });
      } else {
        const range = character === '[' ? RANGE.exec(rest) : null;
        const slot = character === '[' ? SLOT.exec(rest) : null;
        if (range) {
          flush();
          parts.push(numberBetween(range[1]!, range[2]!));
          at += range[0].length;
        } else if (slot && slot[2] !== 'x') {
          flush();
          parts.push({ slot: slot[2]!, capital: slot[1] === '^' });
          at += slot[0].length;
        } else {
          plain += character;
          at++;
        }
      }
    }
    flush();
    return parts;
  };
  const text = sequence(false);
  if (at < source.length) throw new Error(`a brace too many: ${source.slice(Math.max(0, at - 60), at + 20)}`);
  return text;
}

export function drawNumber(part: { low: number; high: number; decimals: number }, random: Random): string {
  const step = 10 ** part.decimals;
  return swedishNumber(random.between(Math.round(part.low * step), Math.round(part.high * step)) / step, part.decimals);
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

export function write(text: Text, fill: Fill): string {
  let result = '';
  for (const part of text) {
    if (typeof part === 'string') result += part;
    else if ('choose' in part) result += write(chosen(part, fill), fill);
    else if ('slot' in part) result += part.capital ? capitalised(fill.value(part.slot)) : fill.value(part.slot);
    else result += drawNumber(part, fill.random);
  }
  return result;
}

function chosen({ choose, same }: Choice, { random, made }: Fill): Text {
  if (same === null || same === '*') return random.pick(choose);
  const index = made.get(same) ?? random.between(0, choose.length - 1);
  made.set(same, index);
  return choose[index % choose.length]!;
}

/**
 * Makes an answer follow what it answers, when both are nothing but a choice among as many: the first reply is for the first
 * question. `{*:…}` never follows. @param key names the pair if nothing else does
 */
export function follow(question: Text, answer: Text, key: string): void {
  const [asked, given] = [onlyChoice(question), onlyChoice(answer)];
  if (!asked || !given || asked.choose.length !== given.choose.length || given.same !== null || asked.same === '*') return;
  asked.same ??= key;
  given.same = asked.same;
}

const onlyChoice = (text: Text): Choice | null => {
  const [part, ...more] = text;
  return more.length === 0 && typeof part === 'object' && 'choose' in part ? part : null;
};

/** Every slot a text asks for, so that a misspelt one is found when the texts are read and not when it is its turn. */
export function slotsOf(text: Text): string[] {
  return text.flatMap((part) =>
    typeof part === 'string' || 'low' in part ? [] : 'slot' in part ? [part.slot] : part.choose.flatMap(slotsOf),
  );
}
