import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { Live, Query } from '../store.ts';
import { newestFirst, update, withoutSpaces } from './live-list.ts';
import { Value } from './value.ts';

export type Source = {
  find(query: Query): Promise<readonly Document[]>;
  get(ids: readonly DocumentId[]): Promise<readonly Document[]>;
};

type ListEntry = {
  query: Query;
  value: Value<readonly Document[]>;
  /** `again`: something happened under way that only a new look can show. */
  load: 'idle' | 'loading' | 'again';
  missed: Document[];
};

const IDLE_LISTS = 100;
/** What a list is before the device has looked: an empty list that is not yet known to be empty. */
export const LOADING: readonly Document[] = [];
export const isLoading = (list: readonly unknown[]): boolean => list === LOADING;

/**
 * The results that screens are looking at, kept up to date by the changes themselves: a message typed here is on the
 * screen before any worker has heard of it, and a batch from the server costs no query unless a full list lost a row.
 */
export class LiveQueries {
  readonly #source: Source;
  readonly #lists = new Map<string, ListEntry>();
  readonly #documents = new Map<DocumentId, Value<Document | null | undefined>>();
  #wanted: DocumentId[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  list(query: Query): Live<readonly Document[]> {
    const key = JSON.stringify([query.kind, query.space, query.parent, query.limit]);
    let entry = this.#lists.get(key);
    if (!entry) {
      entry = { query, value: new Value(LOADING), load: 'idle', missed: [] };
      this.#lists.set(key, entry);
      this.#forgetIdleLists();
      void this.#load(entry);
    }
    return entry.value;
  }

  document(id: DocumentId): Live<Document | null | undefined> {
    let value = this.#documents.get(id);
    if (!value) {
      value = new Value<Document | null | undefined>(undefined);
      this.#documents.set(id, value);
      if (this.#wanted.push(id) === 1) queueMicrotask(() => void this.#fetch());
    }
    return value;
  }

  /** Documents as they are now, deleted ones included. All listeners are told after all lists are right. */
  changed(documents: readonly Document[]): void {
    if (documents.length === 0) return;
    const told: Value<unknown>[] = [];
    for (const document of documents) {
      const value = this.#documents.get(document.id);
      if (value?.put(document.deleted ? null : document)) told.push(value as Value<unknown>);
    }
    for (const entry of this.#lists.values()) {
      if (entry.load !== 'idle') entry.missed.push(...documents);
      if (entry.value.get() === LOADING) continue;
      const effect = update(entry.query, entry.value.get(), documents);
      if (!effect.changed) continue;
      if (entry.value.put(effect.list)) told.push(entry.value as Value<unknown>);
      if (effect.refill) void this.#load(entry);
    }
    for (const value of told) value.tell();
  }

  /** Records that are gone without a tombstone: own ones that were refused. */
  forgotten(ids: readonly DocumentId[]): void {
    const gone = new Set(ids);
    for (const id of ids) this.#documents.get(id)?.set(null);
    for (const entry of this.#lists.values()) {
      const list = entry.value.get();
      const rest = list.filter((document) => !gone.has(document.id));
      if (rest.length !== list.length) entry.value.set(rest);
      if (entry.load !== 'idle' || rest.length !== list.length) void this.#load(entry);
    }
  }

  purged(spaces: readonly SpaceId[]): void {
    const gone = new Set(spaces);
    for (const value of this.#documents.values()) if (gone.has(value.get()?.space as SpaceId)) value.set(null);
    for (const entry of this.#lists.values()) {
      entry.missed = entry.missed.filter((document) => !gone.has(document.space));
      entry.value.set(withoutSpaces(entry.value.get(), gone));
      void this.#load(entry);
    }
  }

  /** Asks the store for everything on screen again: the copy below was exchanged. */
  reload(): void {
    for (const entry of this.#lists.values()) void this.#load(entry);
    this.#wanted.push(...this.#documents.keys());
    void this.#fetch();
  }

  async #load(entry: ListEntry): Promise<void> {
    if (entry.load !== 'idle') {
      entry.load = 'again';
      return;
    }
    do {
      entry.load = 'loading';
      entry.missed = [];
      const found = [...(await this.#source.find(entry.query).catch(() => entry.value.get()))].sort(newestFirst);
      const effect = update(entry.query, found, entry.missed);
      entry.value.set(effect.changed ? effect.list : found);
      // What came meanwhile may have left a hole of its own.
      if (effect.changed && effect.refill) entry.load = 'again';
    } while ((entry.load as ListEntry['load']) === 'again');
    entry.load = 'idle';
  }

  async #fetch(): Promise<void> {
    const ids = [...new Set(this.#wanted)];
    this.#wanted = [];
    if (ids.length === 0) return;
    const found = new Map((await this.#source.get(ids)).map((document) => [document.id, document]));
    for (const id of ids) {
      const value = this.#documents.get(id);
      const document = found.get(id);
      // A change that came meanwhile is newer than what was asked for.
      if (value?.get() === undefined || (document && document.seq >= (value.get()?.seq ?? 0)))
        value?.set(document && !document.deleted ? document : null);
    }
  }

  #forgetIdleLists(): void {
    if (this.#lists.size <= IDLE_LISTS) return;
    for (const [key, entry] of this.#lists) {
      if (this.#lists.size <= IDLE_LISTS) return;
      if (!entry.value.followed && entry.load === 'idle') this.#lists.delete(key);
    }
  }
}
