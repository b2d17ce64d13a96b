import { follow, parseText, type Text } from './grammar.ts';

/**
 * Reads the scripts in `scenes/*.txt`. A scene:
 *
 *   == name at=project,data by=dev heat=2          where it can happen, who says it, how many react
 *   & b it                                         b is someone from IT
 *   $ plats / tips                                 slots that belong together, one row is chosen
 *   | Umeå / ta flygbussen
 *   $ antal = 3..9                                 or: $ dag = i dag | i morgon
 *   # A title                                      for discussions and articles
 *   What a says, Markdown, until the first line with a mark:
 *   ? 40 An answer to vote for                     with its share
 *   > b: A comment        >> a: a reply to it      ~ and ~~ the same, but only sometimes
 *   * 🎉 ☕                                         reactions that suit
 *
 * and in a conversation `a: text`, `b> text` (in the thread of the latest), `+ 👍` (on the latest), `... 40` (minutes pass).
 */
export type Scene = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  places: readonly string[];
  cast: Readonly<Record<string, string>>;
  tables: readonly Table[];
  title: Text | null;
  body: Text;
  options: readonly { share: number; text: Text }[];
  lines: readonly Line[];
  reactions: readonly string[];
};
export type Table = { slots: readonly string[]; rows: readonly (readonly Text[])[] };
export type Line =
  | { does: 'says'; who: string; text: Text; reply: boolean; sometimes: boolean }
  | { does: 'reacts'; emoji: readonly string[] }
  | { does: 'waits'; minutes: number };

type Draft = { head: string; lines: string[] };

export function readScript(source: string): Scene[] {
  const drafts: Draft[] = [];
  for (const line of source.split('\n')) {
    if (line.startsWith('== ')) drafts.push({ head: line.slice(3).trim(), lines: [] });
    else if (line.startsWith(';')) continue;
    else drafts.at(-1)?.lines.push(line);
  }
  return drafts.map((draft) => {
    try {
      return sceneOf(draft);
    } catch (error) {
      throw new Error(`in the scene ${draft.head}: ${(error as Error).message}`);
    }
  });
}

function sceneOf({ head, lines }: Draft): Scene {
  const [name, ...rest] = head.split(/\s+/);
  const attributes = Object.fromEntries(rest.map((pair) => pair.split('=') as [string, string]));
  const cast: Record<string, string> = {};
  const tables: { slots: string[]; rows: Text[][] }[] = [];
  const options: { share: number; text: Text }[] = [];
  const said: { mark: string; who: string; text: string }[] = [];
  const order: ({ said: number } | Line)[] = [];
  let reactions: string[] = [];
  let title: Text | null = null;
  const body: string[] = [];
  for (const line of lines) {
    const speech = /^(>>|>|~~|~)\s*([a-h]):\s?(.*)$/.exec(line) ?? chatLine(line);
    if (line.startsWith('& ')) {
      const [, letter, wanted] = line.split(/\s+/);
      cast[letter!] = wanted!;
    } else if (line.startsWith('$ ')) tables.push(tableOf(line.slice(2)));
    else if (line.startsWith('| ')) {
      const table = tables.at(-1);
      if (!table) throw new Error('a row without a table');
      table.rows.push(rowOf(line.slice(2), table.slots.length));
    } else if (speech) {
      said.push({ mark: speech[1]!, who: speech[2]!, text: speech[3]! });
      order.push({ said: said.length - 1 });
    } else if (line.startsWith('* ')) reactions = line.slice(2).trim().split(/\s+/);
    else if (line.startsWith('+ ')) order.push({ does: 'reacts', emoji: line.slice(2).trim().split(/\s+/) });
    else if (line.startsWith('... ')) order.push({ does: 'waits', minutes: Number(line.slice(4)) });
    else if (/^\? \d+ /.test(line)) {
      const [, share, text] = /^\? (\d+) (.*)$/.exec(line)!;
      options.push({ share: Number(share), text: parseText(text!) });
    } else if (said.length > 0) {
      if (line.trim()) said.at(-1)!.text += `\n${line.replace(/^ {2}/, '')}`;
    } else if (line.startsWith('# ') && !title && body.every((text) => text === '')) title = parseText(line.slice(2));
    else body.push(line);
  }
  const spoken = said.map(({ mark, who, text }) => ({
    does: 'says' as const,
    who,
    text: parseText(text.trim()),
    reply: mark.length === 2,
    sometimes: mark[0] === '~',
  }));
  const answers = body.join('').trim() ? repliesIn(spoken) : spoken.slice(1).map((line, index) => [spoken[index]!, line] as const);
  for (const [index, [question, answer]] of answers.entries()) follow(question.text, answer.text, `answer ${index}`);
  return {
    name: name!,
    attributes,
    places: (attributes.at ?? '').split(',').filter(Boolean),
    cast,
    tables,
    title,
    body: parseText(body.join('\n').trim()),
    options,
    lines: order.map((entry) => ('said' in entry ? spoken[entry.said]! : entry)),
    reactions,
  };
}

type Spoken = Extract<Line, { does: 'says' }>;

/** Under a post only a reply answers something; in a conversation each line answers the one before. */
function repliesIn(lines: readonly Spoken[]): (readonly [Spoken, Spoken])[] {
  let top: Spoken | undefined;
  return lines.flatMap((line) => {
    if (!line.reply) top = line;
    return line.reply && top ? [[top, line] as const] : [];
  });
}

/** `a: text` and `a> text`, as in a conversation. */
function chatLine(line: string): [string, string, string, string] | null {
  const found = /^([a-h])([:>])\s(.*)$/.exec(line);
  return found ? [line, found[2] === '>' ? '>>' : ':', found[1]!, found[3]!] : null;
}

function tableOf(line: string): { slots: string[]; rows: Text[][] } {
  const [names, values] = line.split(/\s=\s(.*)/s);
  const slots = names!.split('/').map((slot) => slot.trim());
  if (values === undefined) return { slots, rows: [] };
  if (/^\d[\d,]*\.\.\d[\d,]*$/.test(values.trim())) return { slots, rows: [[parseText(`[${values.trim()}]`)]] };
  return { slots, rows: values.split(' | ').map((row) => rowOf(row, slots.length)) };
}

function rowOf(row: string, width: number): Text[] {
  const cells = row.split(' / ').map((cell) => parseText(cell.trim()));
  if (cells.length !== width) throw new Error(`a row has ${cells.length} parts, not ${width}: ${row}`);
  return cells;
}
