import type { Cursor } from '../../model/kernel/cursor.ts';
import { COMPANY, type DocumentId, type PersonId, personDocument, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { TIERS } from '../../model/kernel/kind.ts';
import type { Cursors, PullAnswer, PullRequest } from '../../model/kernel/protocol.ts';
import { spaceTypeOf } from '../../model/kernel/space.ts';
import type { Head, LogEntry, Reader } from '../store/store.ts';
import { type Rights, rightsOf } from './access.ts';
import { JsonText, jsonArray } from './json-text.ts';

/** Windowed documents of a space that a device gets before anything else: enough for the first screen. */
const FIRST_SCREEN = 50;
/** Characters of documents after which an answer is full, however few they are. */
const FULL = 2_000_000;
/** Rows asked for at a time, so that big documents are never all in memory at once. */
const CHUNK = 250;

export type PullContext = {
  reader: Reader;
  person: PersonId;
  epoch: string;
  now: number;
  /** How far back windowed kinds are kept on a device, milliseconds. */
  window: number;
};

/**
 * One step of filling a device and catching up, from one snapshot: the first screens of new spaces, then what has happened
 * since in the others, then downwards what is still missing. Deletes from no device and forgets nothing: the cursors in the
 * answer say exactly what has been handed over.
 */
export async function pull(context: PullContext, request: PullRequest): Promise<JsonText<PullAnswer>> {
  const rights = await rightsOf(context.reader, context.person, context.now);
  const heads = await context.reader.heads([...rights.keys()]);
  const spaces = [...rights.keys()].sort(byInterest(heads));
  const lost = Object.keys(request.cursors).filter((space) => !rights.has(space as SpaceId));
  const { held, reset } = await sortOut(context, request.cursors, spaces, heads);
  const basket = new Basket(request.limit);

  const moved: Cursors = {};
  for (const space of spaces) {
    if (basket.full) break;
    if (!held.has(space)) held.set(space, await firstScreen(context, space, heads.get(space)?.seq ?? 0, basket, moved));
  }
  if (!isFilledWithPeople(request.cursors, reset) && rights.has(COMPANY)) await basket.addAuthors(context.reader);
  for (const space of spaces) await catchUp(context, space, held.get(space), heads.get(space)?.seq ?? 0, basket, moved);
  for (const tier of TIERS) {
    for (const space of spaces) await fillDown(context, space, tier, held.get(space), basket, moved);
  }

  const unfinished = spaces.some((space) => {
    const cursor = moved[space] ?? held.get(space);
    return !cursor || cursor.head < (heads.get(space)?.seq ?? 0) || TIERS.some((tier) => cursor.low[tier] > 0);
  });
  // One that must be emptied but found no room in this answer is told of when its new cursor comes with it.
  const emptied = reset.filter((space) => moved[space]);
  return basket.answer({ cursors: moved, lost, reset: emptied, confidential: confidentialOf(rights), more: unfinished });
}

/** Which cursors still mean something here. A device that is ahead, or of another history, or longer away than the window fills again. */
async function sortOut(
  { reader, epoch, now, window }: PullContext,
  cursors: Cursors,
  spaces: readonly SpaceId[],
  heads: ReadonlyMap<SpaceId, Head>,
) {
  const held = new Map<SpaceId, Cursor>();
  const reset: SpaceId[] = [];
  for (const space of spaces) {
    const cursor = cursors[space];
    if (!cursor) continue;
    const head = heads.get(space)?.seq ?? 0;
    let sound = cursor.epoch === epoch && cursor.head <= head && TIERS.every((tier) => cursor.low[tier] <= cursor.head);
    if (sound && cursor.head < head && cursor.at < now - window) {
      // Nothing happened in a quiet space: its old cursor is as good as new. What counts is what the device has missed.
      const [missed] = await reader.after(space, cursor.head, 1);
      sound = !missed || missed.changedAt >= now - window;
    }
    if (sound) held.set(space, cursor);
    else reset.push(space);
  }
  return { held, reset };
}

async function firstScreen(context: PullContext, space: SpaceId, head: number, basket: Basket, moved: Cursors): Promise<Cursor> {
  const { reader, epoch, now, window } = context;
  const low = { core: head, windowed: head, kept: head };
  const wanted = Math.min(FIRST_SCREEN, basket.room);
  const entries = await reader.before(space, 'windowed', head, now - window, wanted);
  basket.add(await reader.entries([spaceDocument(space)]));
  basket.add(entries);
  low.windowed = entries.length < wanted ? 0 : bottomOf(entries);
  const cursor = { epoch, head, low, at: now };
  moved[space] = cursor;
  return cursor;
}

async function catchUp(
  context: PullContext,
  space: SpaceId,
  held: Cursor | undefined,
  head: number,
  basket: Basket,
  moved: Cursors,
): Promise<void> {
  let cursor = moved[space] ?? held;
  if (!cursor) return;
  while (cursor.head < head && !basket.full) {
    const wanted = Math.min(CHUNK, basket.room);
    const entries = await context.reader.after(space, cursor.head, wanted);
    basket.add(entries);
    // The last number of a log may belong to nothing any more within one snapshot; then the log's own head counts.
    const whole = entries.length < wanted;
    cursor = { ...cursor, head: whole ? head : (entries.at(-1)?.seq ?? head), at: whole ? context.now : cursor.at };
    moved[space] = cursor;
  }
}

async function fillDown(
  context: PullContext,
  space: SpaceId,
  tier: (typeof TIERS)[number],
  held: Cursor | undefined,
  basket: Basket,
  moved: Cursors,
): Promise<void> {
  let cursor = moved[space] ?? held;
  if (!cursor) return;
  const since = tier === 'windowed' ? context.now - context.window : Number.NEGATIVE_INFINITY;
  while (cursor.low[tier] > 0 && !basket.full) {
    const wanted = Math.min(CHUNK, basket.room);
    const entries = await context.reader.before(space, tier, cursor.low[tier], since, wanted);
    basket.add(entries);
    cursor = { ...cursor, low: { ...cursor.low, [tier]: entries.length < wanted ? 0 : bottomOf(entries) } };
    moved[space] = cursor;
  }
}

/** `low` after these, newest first: everything above it has been handed over. */
const bottomOf = (entries: readonly LogEntry[]): number => Math.max(0, (entries.at(-1)?.seq ?? 1) - 1);

/** Personal space and company first, then what was most recently alive. */
const byInterest = (heads: ReadonlyMap<SpaceId, Head>) => {
  const rank = (space: SpaceId) => (spaceTypeOf(space) === 'personal' ? 0 : space === COMPANY ? 1 : 2);
  return (a: SpaceId, b: SpaceId) => rank(a) - rank(b) || (heads.get(b)?.changedAt ?? 0) - (heads.get(a)?.changedAt ?? 0);
};

const isFilledWithPeople = (cursors: Cursors, reset: readonly SpaceId[]): boolean =>
  cursors[COMPANY]?.low.core === 0 && !reset.includes(COMPANY);

const confidentialOf = (rights: Rights): SpaceId[] => [...rights].filter(([, right]) => right.confidential).map(([space]) => space);

/** The documents of an answer, each once, as text. */
class Basket {
  readonly #limit: number;
  readonly #taken = new Set<DocumentId>();
  readonly #texts: string[] = [];
  readonly #authors = new Set<PersonId>();
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get room(): number {
    return Math.max(1, this.#limit - this.#texts.length);
  }

  get full(): boolean {
    return this.#texts.length >= this.#limit || this.#size >= FULL;
  }

  add(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      if (this.#taken.has(entry.id)) continue;
      this.#taken.add(entry.id);
      this.#texts.push(entry.text);
      this.#size += entry.text.length;
      if (entry.author) this.#authors.add(entry.author);
    }
  }

  /** So that the first screen shows names and faces before all people have come. */
  async addAuthors(reader: Reader): Promise<void> {
    this.add(await reader.entries([...this.#authors].map(personDocument)));
  }

  answer(rest: { cursors: Cursors; lost: string[]; reset: SpaceId[]; confidential: SpaceId[]; more: boolean }): JsonText<PullAnswer> {
    return new JsonText(`{"documents":${jsonArray(this.#texts)},${JSON.stringify(rest).slice(1)}`);
  }
}
