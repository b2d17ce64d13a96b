import type { Mention } from '../../model/writing/written.ts';
import { DAY, laterThan } from './clock.ts';
import { write } from './grammar.ts';
import type { Person } from './people.ts';
import type { Project } from './projects.ts';
import type { Random } from './random.ts';
import type { SceneBook } from './scene-book.ts';
import type { Scene } from './script.ts';
import { slotValues } from './slots.ts';

/** A scene as it was played: who said what, when, and who pressed what. */
export type Said = { by: Person; at: number; text: string; mentions: Mention[] };
export type Reacted = { by: Person; emoji: string; at: number };
export type Comment = Said & { replyTo: number | null; reactions: Reacted[] };
export type Story = Said & {
  title: string;
  poll: { options: string[]; shares: number[] } | null;
  image: string | null;
  comments: Comment[];
  reactions: Reacted[];
};
export type Message = Said & { thread: number | null; reactions: Reacted[]; files?: string[] };

export type Setting = {
  /** Who could be in it, the likeliest to write more often. */
  people: readonly Person[];
  project: Project;
  city: string;
  at: number;
  now: number;
  random: Random;
};

/** Texts that were written before, so that nobody says the same long thing twice. */
export type Fresh = { isNew(text: string): boolean };

const LONG = 40;
/** Remembers what has been said. Beyond `scale` 1 there are not that many words in the scripts, and texts come again. */
export function freshTexts(strict: boolean): Fresh {
  const said = new Set<string>();
  return {
    isNew: (text) => {
      if (text.length <= LONG) return true;
      if (said.has(text)) return !strict;
      said.add(text);
      return true;
    },
  };
}

const TRIES = 12;

/** Plays a scene until all that is long in it is new; `null` when it has nothing new to say, or nobody to say it. */
export function playStory(book: SceneBook, scene: Scene, setting: Setting, fresh: Fresh): Story | null {
  const cast = castOf(scene, setting);
  if (!cast) return null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const say = sayer(book, scene, cast, setting);
    const story: Story = {
      ...say('a', scene.body, setting.at),
      title: scene.title ? say('a', scene.title, setting.at).text.slice(0, 200) : '',
      poll: scene.options.length
        ? {
            options: scene.options.map((option) => say('a', option.text, setting.at).text),
            shares: scene.options.map((option) => option.share),
          }
        : null,
      image: scene.attributes.image ?? null,
      comments: [],
      reactions: [],
    };
    if (!fresh.isNew(story.text)) continue;
    const comments = commentsOf(scene, say, setting, fresh);
    if (!comments) continue;
    story.comments = comments;
    addMood(book, scene, story, setting, fresh);
    return story;
  }
  return null;
}

type Say = (who: string, text: Scene['body'], at: number) => Said;

function sayer(book: SceneBook, scene: Scene, cast: ReadonlyMap<string, Person>, setting: Setting): Say {
  const { random } = setting;
  const values = slotValues({ ...setting, cast });
  const own = new Map<string, Scene['body']>();
  for (const table of scene.tables) {
    const row = book.row(table, random);
    for (const [index, slot] of table.slots.entries()) own.set(slot, row[index]!);
  }
  const written = new Map<string, string>();
  const made = new Map<string, number>();
  const value = (slot: string): string => {
    const text = own.get(slot);
    if (!text) return values(slot);
    const held = written.get(slot) ?? write(text, { random, value, made });
    written.set(slot, held);
    return held;
  };
  return (who, text, at) => {
    const by = cast.get(who)!;
    const words = tidy(write(text, { random, value, made }));
    const named = words.includes('@') ? [...cast.values()].filter((person) => words.includes(`@${person.name}`)) : [];
    return { by, at, text: words, mentions: named.map((person) => ({ person: person.id, name: person.name })) };
  };
}

/** Choices that came out empty leave spaces behind. */
const tidy = (text: string): string =>
  text
    .replace(/(\S) {2,}(?=\S)/g, '$1 ')
    .replace(/ +([.,!?])(?=\s|$)/g, '$1')
    .replace(/[ \t]+$/gm, '')
    .trim();

/** `null` when what the scene needs said has been said before. */
function commentsOf(scene: Scene, say: Say, setting: Setting, fresh: Fresh): Comment[] | null {
  const { random, now } = setting;
  const comments: Comment[] = [];
  let at = setting.at;
  let top: number | null = null;
  let skipped = false;
  for (const line of scene.lines) {
    if (line.does !== 'says') continue;
    if (line.reply && (skipped || top === null)) continue;
    if (line.sometimes && random.chance(0.25)) {
      if (!line.reply) skipped = true;
      continue;
    }
    at = laterThan(at, line.reply ? 35 : 80, random, now + 1);
    if (at > now) break;
    const said = say(line.who, line.text, at);
    if (!fresh.isNew(said.text)) {
      if (!line.sometimes && !line.reply) return null;
      if (!line.reply) skipped = true;
      continue;
    }
    if (!line.reply) {
      top = comments.length;
      skipped = false;
    }
    comments.push({ ...said, replyTo: line.reply ? top : null, reactions: [] });
  }
  return comments;
}

/** A few short words from others who read it, in the mood of the scene. */
function addMood(book: SceneBook, scene: Scene, story: Story, setting: Setting, fresh: Fresh): void {
  const mood = book.mood(scene.attributes.mood ?? '');
  const { random, now } = setting;
  if (!mood || !random.chance(0.45 + 0.12 * heatOf(scene))) return;
  const silent = setting.people.filter(
    (person) => person.given !== story.by.given && !story.comments.some((comment) => comment.by === person),
  );
  for (const line of random.some(mood.lines, random.between(1, 1 + Math.floor(heatOf(scene) / 2)))) {
    if (line.does !== 'says' || silent.length === 0) continue;
    const by = random.weighted(silent, (person) => person.talk);
    silent.splice(silent.indexOf(by), 1);
    const cast = new Map([...'abcdefgh'].map((letter) => [letter, letter === 'a' ? story.by : by]));
    const at = laterThan(story.at, 180, random, now + 1);
    if (at > now) continue;
    const said = sayer(book, mood, cast, setting)(line.who, line.text, at);
    if (fresh.isNew(said.text)) story.comments.push({ ...said, replyTo: null, reactions: [] });
  }
}

export const heatOf = (scene: Scene): number => Number(scene.attributes.heat ?? 1);

/** Who plays whom. Those whose work the scene asks for, when there is one; `null` when there are too few people. */
export function castOf(scene: Scene, setting: Setting): Map<string, Person> | null {
  const { people, random } = setting;
  const cast = new Map<string, Person>();
  const letters = new Set([
    'a',
    ...scene.lines.flatMap((line) => (line.does === 'says' ? [line.who] : [])),
    ...Object.keys(scene.cast),
    ...lettersIn(scene),
  ]);
  if (letters.size > people.length) return null;
  const taken = new Set<Person>();
  for (const letter of [...letters].sort()) {
    const wanted = letter === 'a' ? scene.attributes.by : scene.cast[letter];
    const free = people.filter((person) => !taken.has(person));
    const able = wanted ? free.filter((person) => isWanted(person, wanted, setting.at)) : free;
    if (wanted && able.length === 0 && (letter === 'a' || wanted === 'new')) return null;
    const person = random.weighted(able.length > 0 ? able : free, (candidate) => candidate.talk);
    taken.add(person);
    cast.set(letter, person);
  }
  return cast;
}

/** Whether a person can be the one who begins a scene. */
export const mayBegin = ({ attributes }: Scene, person: Person, at: number): boolean =>
  !attributes.by || isWanted(person, attributes.by, at);

/** Someone who does such work; `new` came in the last weeks, `settled` some months ago. */
function isWanted(person: Person, wanted: string, at: number): boolean {
  const days = (at - person.startedAt) / DAY;
  if (wanted === 'new') return days >= 0 && days < 45;
  if (wanted === 'settled') return days >= 60 && days < 220;
  return wanted.split(',').includes(person.work);
}

const lettersHeld = new WeakMap<Scene, string[]>();
/** People who are only spoken of have to be somebody too. */
function lettersIn(scene: Scene): string[] {
  const held = lettersHeld.get(scene);
  if (held) return held;
  const found = new Set<string>();
  const look = (text: Scene['body']): void => {
    for (const part of text) {
      if (typeof part === 'string' || 'low' in part) continue;
      if ('choose' in part) part.choose.forEach(look);
      else {
        const letter = /^@?([a-h])(?:\.|$)/.exec(part.slot)?.[1];
        if (letter) found.add(letter);
      }
    }
  };
  const texts = [scene.body, ...(scene.title ? [scene.title] : []), ...scene.tables.flatMap((table) => table.rows.flat())];
  for (const text of [...texts, ...scene.lines.flatMap((line) => (line.does === 'says' ? [line.text] : []))]) look(text);
  const letters = [...found];
  lettersHeld.set(scene, letters);
  return letters;
}

/** Plays a scene of a conversation; the letters are people in it, in the order in which the scene names them. */
export function playChat(
  book: SceneBook,
  scene: Scene,
  cast: ReadonlyMap<string, Person>,
  setting: Setting,
  fresh: Fresh,
): Message[] | null {
  const { random, now } = setting;
  for (let attempt = 0; attempt < 5; attempt++) {
    const say = sayer(book, scene, cast, setting);
    const messages: Message[] = [];
    let at = setting.at;
    let top: number | null = null;
    let stale = false;
    for (const line of scene.lines) {
      if (line.does === 'waits') at += line.minutes * 60_000 * (0.6 + random.next() * 0.8);
      else if (line.does === 'reacts') react(messages.at(-1), line.emoji, [...cast.values()], random, now);
      else {
        at = laterThan(at, line.who === messages.at(-1)?.by.id ? 0.6 : 2.2, random, now + 1);
        if (at > now) break;
        const said = say(line.who, line.text, at);
        if (said.text === '') continue;
        stale ||= !fresh.isNew(said.text);
        if (!line.reply) top = messages.length;
        messages.push({ ...said, thread: line.reply ? top : null, reactions: [] });
      }
    }
    if (!stale && messages.length > 0) return messages;
  }
  return null;
}

function react(message: Message | undefined, emoji: readonly string[], people: readonly Person[], random: Random, now: number): void {
  if (!message) return;
  const others = people.filter((person) => person !== message.by);
  for (const by of random.some(others, random.between(1, others.length))) {
    message.reactions.push({ by, emoji: random.pick(emoji), at: Math.min(now, message.at + random.between(10, 900) * 1000) });
  }
}
