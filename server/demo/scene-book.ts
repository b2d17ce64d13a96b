import { readdirSync, readFileSync } from 'node:fs';
import type { Day } from './clock.ts';
import { slotsOf } from './grammar.ts';
import type { Random } from './random.ts';
import { readScript, type Scene, type Table } from './script.ts';
import { isKnownSlot } from './slots.ts';

const FOLDER = new URL('scenes/', import.meta.url);

function readScenes(): Scene[] {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const scenes = files.flatMap((name) => readScript(readFileSync(new URL(name, FOLDER), 'utf8')));
  for (const scene of scenes) checkSlots(scene);
  return scenes;
}

/** A misspelt slot is found when the scripts are read, not on the day when it is its turn. */
function checkSlots(scene: Scene): void {
  const own = new Set(scene.tables.flatMap((table) => table.slots));
  const texts = [
    scene.body,
    ...(scene.title ? [scene.title] : []),
    ...scene.options.map((option) => option.text),
    ...scene.lines.flatMap((line) => (line.does === 'says' ? [line.text] : [])),
    ...scene.tables.flatMap((table) => table.rows.flat()),
  ];
  for (const slot of texts.flatMap(slotsOf))
    if (!own.has(slot) && !isKnownSlot(slot)) throw new Error(`the scene ${scene.name} has no value for [${slot}]`);
}

/** How different a scene can be: the more rows it chooses among, the oftener it may be played. */
const varietyOf = (scene: Scene): number =>
  Math.max(3, ...scene.tables.map((table) => table.rows.length)) *
  (scene.tables.filter((table) => table.rows.length > 3).length > 1 ? 1.5 : 1);

/** All scenes, and what has been played where: scenes and rows come round before they come again. */
export class SceneBook {
  readonly #byPlace = new Map<string, Scene[]>();
  readonly #at = new Map<string, readonly Scene[]>();
  readonly #moods = new Map<string, Scene>();
  readonly #plays = new Map<string, number>();
  readonly #decks = new Map<Table, { order: number[]; at: number }>();
  readonly #most: number;

  /** @param scale how many companies' worth of text is asked for; scenes that come a few times a year come that many times oftener */
  constructor(scale: number) {
    this.#most = Math.max(1, scale);
    for (const scene of readScenes()) {
      if (scene.places.length === 0) this.#moods.set(scene.name, scene);
      for (const place of scene.places) this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), scene]);
    }
  }

  scenesAt(topics: readonly string[], chat: boolean): readonly Scene[] {
    const key = `${chat} ${topics.join(' ')}`;
    const held = this.#at.get(key);
    if (held) return held;
    const found = topics.flatMap((topic) => this.#byPlace.get(topic) ?? []);
    const scenes = [...new Set(found)].filter((scene) => isChat(scene) === chat);
    this.#at.set(key, scenes);
    return scenes;
  }

  /** How many posts a place has scenes for before they begin to look alike. */
  variety(topics: readonly string[]): number {
    return this.scenesAt(topics, false).reduce((sum, scene) => sum + Math.min(14, varietyOf(scene)), 0);
  }

  mood(name: string): Scene | undefined {
    return this.#moods.get(name);
  }

  /** One that suits the place and the day, those rarely played there before others. */
  choose(place: string, scenes: readonly Scene[], day: Day, random: Random): Scene | null {
    const fitting = scenes.filter((scene) => this.#fits(scene, day));
    if (fitting.length === 0) return null;
    const scene = random.weighted(fitting, (candidate) => {
      const here = this.#plays.get(`${place} ${candidate.name}`) ?? 0;
      return varietyOf(candidate) ** 0.7 / (1 + here * 2) ** 2;
    });
    this.#count(`${place} ${scene.name}`);
    this.#count(scene.name);
    return scene;
  }

  #fits({ name, attributes }: Scene, day: Day): boolean {
    if (attributes.month && !attributes.month.split(',').includes(String(day.month))) return false;
    if (attributes.day && !attributes.day.split(',').includes(String(day.weekday))) return false;
    return !attributes.max || (this.#plays.get(name) ?? 0) < Number(attributes.max) * this.#most;
  }

  #count(key: string): void {
    this.#plays.set(key, (this.#plays.get(key) ?? 0) + 1);
  }

  /** The next row of a table; all have had their turn before one comes again. */
  row(table: Table, random: Random): Table['rows'][number] {
    let deck = this.#decks.get(table);
    if (!deck || deck.at >= deck.order.length) {
      deck = { order: random.shuffled([...table.rows.keys()]), at: 0 };
      this.#decks.set(table, deck);
    }
    return table.rows[deck.order[deck.at++]!]!;
  }
}

/** Conversations have their texts in lines only. */
const isChat = (scene: Scene): boolean => scene.body.length === 0;
