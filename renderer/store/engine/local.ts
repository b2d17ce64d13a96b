import type { Cursor } from '../../../model/kernel/cursor.ts';
import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import { ReplicaFull, type StoredRecord } from '../replica.ts';
import { Bases, fold, serverVersion, type Waiting } from './fold.ts';
import type { Homes, SpaceChange } from './homes.ts';
import type { Screen } from './parts.ts';

export type Change = {
  /** The server's, in any order; stored when newer than what is held and its space is followed. */
  documents?: readonly Document[];
  cursors?: ReadonlyMap<SpaceId, Cursor | null>;
  purge?: readonly SpaceId[];
  /** Commands that no longer count: done, or refused. */
  leaving?: readonly CommandId[];
};

/**
 * The device's documents: for each the server's version and, while own commands wait, those commands over it.
 * Used inside a turn only. What it keeps in memory is small (cursors, waiting commands, ids) and follows each commit.
 */
export class Local {
  readonly homes: Homes;
  readonly #person: PersonId;
  readonly #screen: Screen;
  readonly #cursors = new Map<SpaceId, Cursor>();
  /** Documents with own commands over them, as stored. */
  #touched = new Map<DocumentId, Document>();
  #waiting: Waiting[] = [];
  /** A commit failed after a command was accepted: the records must be brought up to the commands first. */
  #behind = false;
  /** Spaces that must leave the disk though it refused so far: tried again with every change. */
  readonly #owed = new Set<SpaceId>();

  constructor(homes: Homes, person: PersonId, screen: Screen) {
    this.homes = homes;
    this.#person = person;
    this.#screen = screen;
  }

  get cursors(): ReadonlyMap<SpaceId, Cursor> {
    return this.#cursors;
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** Whether anything of a space may be stored here. */
  holds(space: SpaceId): boolean {
    return this.#cursors.has(space) || [...this.#touched.values()].some((document) => document.space === space);
  }

  /** Takes up what the disk has, and applies all waiting commands again: a crash may have come between the two. */
  async open(waiting: Waiting[]): Promise<void> {
    for (const [space, cursor] of await this.homes.disk.cursors()) this.#cursors.set(space, cursor);
    this.#touched = new Map((await this.homes.disk.touched()).map((record) => [record.document.id, record.document]));
    this.#waiting = waiting;
    this.#behind = true;
    try {
      await this.settle({});
    } catch (error) {
      // A full disk keeps nobody from reading; what waits is shown as soon as there is room.
      if (!(error instanceof ReplicaFull)) throw error;
    }
  }

  /** The documents as the screen shows them. */
  async documents(ids: readonly DocumentId[]): Promise<Map<DocumentId, Document>> {
    if (this.#behind) await this.settle({});
    return new Map((await this.homes.records(ids)).map((record) => [record.document.id, record.document]));
  }

  /**
   * Puts a new command, which is in the outbox already, over what is there. The screen is told at once, then the records
   * are stored; should that fail, the next change brings them.
   */
  async add(waiting: Waiting, documents: readonly Document[]): Promise<void> {
    waiting.writes = documents.map((document) => document.id);
    this.#waiting.push(waiting);
    this.#behind = true;
    this.#screen.changed(documents);
    const held = new Map((await this.homes.records(waiting.writes)).map((record) => [record.document.id, record]));
    const put = documents.map((document) => ({ document, base: serverVersion(held.get(document.id)) }));
    await this.homes.commit({ put, forget: [], cursors: new Map(), purge: [] });
    for (const document of documents) this.#touched.set(document.id, document);
    this.#behind = false;
  }

  /**
   * Brings the server's news and the waiting commands together, in one transaction with the cursors (rebase).
   * When the disk refuses nothing changes, but what must be purged is tried alone at once, and then with every change.
   */
  async settle(change: Change): Promise<void> {
    for (const space of change.purge ?? []) this.#owed.add(space);
    const purged = new Set(this.#owed);
    const leaving = new Set(change.leaving);
    const waiting = this.#waiting.filter((one) => !leaving.has(one.entry.command.id));
    const bases = new Bases((ids) => this.homes.records(ids), purged);
    const news = await this.#newer(change, bases, purged);
    const rebase = this.#behind || leaving.size > 0 || purged.size > 0 || this.#concerns(news);
    const made = rebase ? await fold(waiting, this.#person, bases) : null;
    const planned = await this.#plan(news, made, bases, purged);
    const all: SpaceChange = { ...planned, cursors: change.cursors ?? new Map(), purge: [...purged] };
    try {
      await this.homes.commit(all);
    } catch (error) {
      if (purged.size > 0) await this.#purgeOnly([...purged]);
      throw error;
    }
    this.#waiting = waiting;
    this.#follow(all);
    if (made) {
      this.#touched = made;
      this.#behind = false;
    }
  }

  /** Tries whether the disk takes anything again: what it refused before, or else a cursor that it has already. */
  async probe(): Promise<void> {
    const space = [...this.#cursors.keys()].find((one) => !this.homes.isConfidential(one));
    const cursor = space && this.#cursors.get(space);
    if (space && cursor) await this.settle({ cursors: new Map([[space, cursor]]) });
    else await this.homes.probe();
  }

  /** Documents that fell out of the window leave the device; what waiting commands touch or look at stays, or they would be refused. */
  async drop(documents: readonly Document[]): Promise<number> {
    const looked = new Set(this.#waiting.flatMap((waiting) => waiting.reads));
    const forget = documents.filter((document) => !this.#touched.has(document.id) && !looked.has(document.id));
    if (forget.length === 0) return 0;
    const change: SpaceChange = { put: [], forget, cursors: new Map(), purge: [] };
    await this.homes.commit(change);
    this.#follow(change);
    return forget.length;
  }

  clear(): void {
    this.#cursors.clear();
    this.#touched.clear();
    this.#owed.clear();
    this.#waiting = [];
    this.#screen.reload();
  }

  /** What of the change is news: newer than what is held, in a space that is followed. Also makes them the bases. */
  async #newer(change: Change, bases: Bases, purged: ReadonlySet<SpaceId>): Promise<Document[]> {
    const followed = (space: SpaceId) => {
      const cursor = change.cursors?.get(space);
      return cursor !== undefined ? cursor !== null : this.#cursors.has(space) && !purged.has(space);
    };
    const coming = (change.documents ?? []).filter((document) => followed(document.space));
    await bases.load(coming.map((document) => document.id));
    const news = new Map<DocumentId, Document>();
    for (const document of coming) {
      if (document.seq <= (bases.get(document.id)?.seq ?? -1)) continue;
      bases.set(document);
      news.set(document.id, document);
    }
    return [...news.values()];
  }

  #concerns(news: readonly Document[]): boolean {
    if (this.#waiting.length === 0 || news.length === 0) return false;
    const ids = new Set(news.map((document) => document.id));
    return this.#waiting.some((waiting) => waiting.reads.some((id) => ids.has(id)) || waiting.writes.some((id) => ids.has(id)));
  }

  /** The records to store and to forget. `made` is null when no waiting command is concerned. */
  async #plan(news: readonly Document[], made: Map<DocumentId, Document> | null, bases: Bases, purged: ReadonlySet<SpaceId>) {
    const put: StoredRecord[] = [];
    const forget: Document[] = [];
    if (!made) return { put: news.map((document) => ({ document, base: undefined })), forget };
    const left = [...this.#touched.values()].filter((document) => !made.has(document.id) && !purged.has(document.space));
    await bases.load(left.map((document) => document.id));
    for (const [id, document] of made) {
      const held = bases.records.get(id);
      const base = bases.get(id);
      if (!held || held.base === undefined || !same(held.document, document) || !same(held.base, base)) put.push({ document, base });
    }
    const settled = new Map(news.filter((document) => !made.has(document.id)).map((document) => [document.id, document]));
    for (const { id } of left) {
      const base = bases.get(id);
      if (base) settled.set(id, base);
      else forget.push(this.#touched.get(id)!);
    }
    for (const document of settled.values()) put.push({ document, base: undefined });
    return { put, forget };
  }

  async #purgeOnly(spaces: SpaceId[]): Promise<void> {
    // Whatever the disk says: from now on these spaces are asked for from the start, and nothing of theirs is taken as held.
    for (const space of spaces) this.#cursors.delete(space);
    this.#behind = true;
    const change: SpaceChange = { put: [], forget: [], cursors: new Map(), purge: spaces };
    await this.homes.commit(change);
    this.#follow(change);
  }

  /** The commit is done: what is kept in memory follows it, and the screen. */
  #follow(done: SpaceChange): void {
    for (const space of done.purge) {
      this.#cursors.delete(space);
      this.#owed.delete(space);
    }
    for (const [space, cursor] of done.cursors) {
      if (cursor) this.#cursors.set(space, cursor);
      else this.#cursors.delete(space);
    }
    if (done.purge.length > 0) this.#screen.purged(done.purge);
    if (done.forget.length > 0) this.#screen.forgotten(done.forget.map((document) => document.id));
    if (done.put.length > 0) this.#screen.changed(done.put.map((record) => record.document));
  }
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
