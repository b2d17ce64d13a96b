import { readFileSync } from 'node:fs';
import type { Person } from './people.ts';
import { addDays, type Day, dateText, dayOf, MINUTE, momentAt, WEEKDAYS, workingDay } from './clock.ts';
import type { Comment, Message, Reacted, Said, Story } from './play.ts';
import type { Random } from './random.ts';

/** The last days of the visitor's groups and conversations, as `tables/tour.txt` tells them. */
export type TourPost = { place: string; story: Story; shares: number[]; marks: ReadonlySet<string>; files: string[] };
export type TourChat = { name: string; messages: Message[]; unread: number };
export type Tour = { posts: TourPost[]; chats: TourChat[]; due: number };

type Parts = { people: readonly Person[]; members: (place: string) => readonly Person[]; now: number; random: Random };

export function readTour(parts: Parts): Tour {
  const { now } = parts;
  const days = tourDays(now);
  const source = readFileSync(new URL('tables/tour.txt', import.meta.url), 'utf8').replace(
    /\[([^\]\s]+)\](?!\()/g,
    (all, name: string) => days.words[name] ?? all,
  );
  const blocks = source.split(/^@@ /m).slice(1);
  const posts = blocks.filter((block) => block.startsWith('post')).map((block) => postOf(block, parts));
  const chats = blocks.filter((block) => block.startsWith('chat')).map((block) => chatOf(block, parts));
  return { posts, chats, due: days.due };
}

const SEASONS = ['vinter', 'vår', 'sommar', 'höst'] as const;
const OF_SEASON = { vinter: 'vinterns', vår: 'vårens', sommar: 'sommarens', höst: 'höstens' } as const;

function tourDays(now: number): { words: Record<string, string>; due: number } {
  const today = dayOf(now);
  const next = (months: number): Day => dayOf(Date.UTC(today.year, today.month - 1 + months, 1, 12));
  const start = next(addDays(today, 4).month === today.month ? 1 : 2);
  const due = addDays(start, -1);
  const coming = (weekday: number, after: number): Day => {
    let day = addDays(today, after);
    while (day.weekday !== weekday) day = addDays(day, 1);
    return day;
  };
  const thursday = coming(4, 14);
  const named = (day: Day) => `${WEEKDAYS[day.weekday - 1]!.replace(/^./, (letter) => letter.toUpperCase())} ${dateText(day)}`;
  const season = SEASONS[Math.floor((thursday.month % 12) / 3)]!;
  const words = {
    start: dateText(start),
    due: dateText(due),
    dag0: WEEKDAYS[workingDay(today, 2).weekday - 1]!,
    dag1: named(thursday),
    dag2: named(addDays(thursday, 1)),
    dag3: named(addDays(thursday, 5)),
    fredag: 'fredag',
    årstid: season,
    årstidens: OF_SEASON[season],
  };
  return { words, due: momentAt(due, 23, 59) };
}

/** `-24`: minutes before now. `y15.12`: the working day before. `d3 9.40`: three working days before. */
export function tourMoment(text: string, now: number): number {
  const minutes = /^-(\d+)$/.exec(text);
  if (minutes) return now - Number(minutes[1]) * MINUTE;
  const clock = /^(?:y|d(\d+) )(\d+)\.(\d+)$/.exec(text);
  if (!clock) throw new Error(`not a moment: ${text}`);
  return momentAt(workingDay(dayOf(now), -Number(clock[1] ?? 1)), Number(clock[2]), Number(clock[3]));
}

const cells = (line: string) => line.split(' |').map((cell) => cell.trim());

function speaker({ people, now }: Parts) {
  const named = new Map(people.map((person) => [person.name, person]));
  const who = (name: string): Person => {
    const person = named.get(name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person;
  };
  const mentioned = (text: string) =>
    people.filter((person) => text.includes(`@${person.name}`)).map((person) => ({ person: person.id, name: person.name }));
  return (moment: string, name: string, text: string): Said => ({
    by: who(name),
    at: tourMoment(moment, now),
    text,
    mentions: mentioned(text),
  });
}

/** "🎉 23 ☕ 11": so many of the members, in the order in which the first of each was pressed. */
function reactions(text: string, to: Said, people: readonly Person[], { random, now }: Parts): Reacted[] {
  const counts = [...text.matchAll(/(\S+) (\d+)/g)].map((match) => ({ emoji: match[1]!, count: Number(match[2]) }));
  const others = random.shuffled(people.filter((person) => person !== to.by));
  const seconds = Math.max(60, Math.floor((now - to.at) / 1000));
  let from = 0;
  return counts.flatMap(({ emoji, count }, place) => {
    // Where a room is too small for all that is pressed, people press more than one.
    const by = Array.from({ length: Math.min(count, others.length) }, (_, index) => others[(from + index) % others.length]!);
    from += count;
    return by.map((person, index) => {
      const after = index === 0 ? 10 + place : random.between(20, seconds);
      return { by: person, emoji, at: Math.min(now, to.at + after * 1000) };
    });
  });
}

function postOf(block: string, parts: Parts): TourPost {
  const [head = '', ...lines] = block.trimEnd().split('\n');
  const [, place = '', moment = '', author = '', pressed = '', marks = ''] = cells(head);
  const say = speaker(parts);
  const body: string[] = [];
  const comments: Comment[] = [];
  const options: { text: string; share: number }[] = [];
  let title = '';
  let top: number | null = null;
  for (const line of lines) {
    const comment = /^(>>?) (.*)$/.exec(line);
    const option = /^\? (\d+) (.*)$/.exec(line);
    if (comment) {
      const [when = '', who = '', ...words] = cells(comment[2]!);
      const reply = comment[1] === '>>';
      if (!reply) top = comments.length;
      comments.push({ ...say(when, who, words.join(' |')), replyTo: reply ? top : null, reactions: [] });
    } else if (option) options.push({ share: Number(option[1]), text: option[2]! });
    else if (line.startsWith('# ') && body.length === 0) title = line.slice(2);
    else body.push(line);
  }
  const said = say(moment, author, body.join('\n').trim());
  const flags = marks.split(' ').map((mark) => mark.trim());
  const image = /image=(\S+)/.exec(marks)?.[1] ?? null;
  const story: Story = {
    ...said,
    title,
    poll: options.length ? { options: options.map(({ text }) => text), shares: options.map(({ share }) => share) } : null,
    image,
    comments,
    reactions: reactions(pressed, said, parts.members(place), parts),
  };
  return {
    place,
    story,
    shares: options.map(({ share }) => share),
    marks: new Set(flags),
    files: /files=(.*)$/.exec(marks)?.[1]?.split(',') ?? [],
  };
}

function chatOf(block: string, parts: Parts): TourChat {
  const [head = '', ...lines] = block.trimEnd().split('\n');
  const name = cells(head)[1] ?? '';
  const say = speaker(parts);
  const messages: Message[] = [];
  let top: number | null = null;
  let unread = 0;
  for (const line of lines) {
    const found = /^(--?) (.*)$/.exec(line);
    if (!found) continue;
    const [when = '', who = '', text = '', pressed = '', marks = ''] = cells(found[2]!);
    const said = say(when, who, text);
    if (found[1] === '-') top = messages.length;
    if (pressed === 'unread') unread++;
    messages.push({
      ...said,
      thread: found[1] === '--' ? top : null,
      reactions: reactions(pressed, said, parts.members(name), parts),
      files: marks ? [marks] : [],
    });
  }
  return { name, messages, unread };
}
