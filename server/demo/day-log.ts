import type { Document } from '../../model/kernel/document.ts';
import { DAY } from './clock.ts';

/** Collects what happens in any order and gives it out by time. */
export class DayLog {
  readonly #begin: number;
  readonly #now: number;
  readonly #days: Document[][] = [];
  #next = 0;

  constructor(begin: number, now: number) {
    this.#begin = begin;
    this.#now = now;
  }

  put(...lists: readonly (readonly Document[])[]): void {
    for (const document of lists.flat()) {
      if (document.changedAt > this.#now) continue;
      const day = Math.max(this.#next, Math.floor((document.changedAt - this.#begin) / DAY));
      const bucket = this.#days[day];
      if (bucket) bucket.push(document);
      else this.#days[day] = [document];
    }
  }

  *before(moment: number): Generator<Document[]> {
    const until = Math.min(this.#days.length, Math.floor((moment - this.#begin) / DAY));
    for (; this.#next < until; this.#next++) {
      const documents = this.#days[this.#next];
      delete this.#days[this.#next];
      if (documents) yield documents.sort((a, b) => a.changedAt - b.changedAt);
    }
  }
}
