import type { PersonId } from '../../model/kernel/ids.ts';
import { Value } from './live/value.ts';
import type { Live } from './store.ts';

/** What someone has begun to write in a place: text, the people it mentions and the files they attached. */
export type Draft = { text: string; mentions: { person: string; name: string }[]; files: string[] };

/** The part of `localStorage` that drafts need. */
export type DraftDisk = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const EMPTY: Draft = { text: '', mentions: [], files: [] };
const isEmpty = (draft: Draft) => draft.text === '' && draft.files.length === 0;

/**
 * Drafts per place, kept at every key press so that a crash costs nothing. Synchronous storage on purpose: it is
 * written before the next frame. Drafts of confidential places stay in memory. A full disk keeps them in memory too.
 */
export class Drafts {
  readonly #disk: DraftDisk;
  readonly #prefix: string;
  readonly #held = new Map<string, Value<Draft>>();

  constructor(disk: DraftDisk, person: PersonId) {
    this.#disk = disk;
    this.#prefix = `fikarum.draft:${person}:`;
  }

  /** @param place names where it is written, such as `post:group:1` or `comment:<post>` */
  get(place: string): Live<Draft> {
    let value = this.#held.get(place);
    if (!value) {
      value = new Value(this.#read(place));
      this.#held.set(place, value);
    }
    return value;
  }

  set(place: string, draft: Draft, secret = false): void {
    (this.get(place) as Value<Draft>).set(isEmpty(draft) ? EMPTY : draft);
    try {
      if (secret || isEmpty(draft)) this.#disk.removeItem(this.#prefix + place);
      else this.#disk.setItem(this.#prefix + place, JSON.stringify(draft));
    } catch {
      // The disk is full or closed to us (a private window): the draft lives as long as the page.
    }
  }

  clear(place: string): void {
    this.set(place, EMPTY);
  }

  /** Places that hold something, for the list of drafts. */
  places(): string[] {
    const kept = Array.from({ length: this.#disk.length }, (_, index) => this.#disk.key(index) ?? '')
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length));
    const held = [...this.#held].filter(([, value]) => !isEmpty(value.get())).map(([place]) => place);
    return [...new Set([...kept, ...held])];
  }

  wipe(): void {
    for (const place of this.places()) this.clear(place);
    this.#held.clear();
  }

  #read(place: string): Draft {
    try {
      const kept: unknown = JSON.parse(this.#disk.getItem(this.#prefix + place) ?? 'null');
      if (kept && typeof kept === 'object' && 'text' in kept && typeof kept.text === 'string') {
        const { mentions, files } = kept as Partial<Draft>;
        return { text: kept.text, mentions: Array.isArray(mentions) ? mentions : [], files: Array.isArray(files) ? files : [] };
      }
    } catch {
      // Something else wrote there; an unreadable draft is no draft.
    }
    return EMPTY;
  }
}
