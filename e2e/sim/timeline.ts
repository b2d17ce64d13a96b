import { setImmediate as breathe } from 'node:timers/promises';

type Event = { at: number; order: number; work: (() => void) | null };

/** Rounds of the event loop after which something is taken to wait for ever. */
const ENDLESS = 5_000;

/** The one true clock of a simulation and all that is going to happen, in an order that depends on nothing else. */
export class Timeline {
  /** Milliseconds since 1970. */
  now = Date.UTC(2026, 0, 5, 8);
  /** Asked after each moment: whether something real (the server's database) is still under way. */
  busy: () => boolean = () => false;
  readonly #heap: Event[] = [];
  #order = 0;

  after(milliseconds: number, work: () => void): () => void {
    const event: Event = { at: this.now + Math.max(0, Math.round(milliseconds)), order: this.#order++, work };
    this.#push(event);
    return () => {
      event.work = null;
    };
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Lets so much time pass. All that falls into one millisecond happens together, then everything that it set off is awaited. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    await this.settle();
    for (let next = this.#heap[0]; next && next.at <= until; next = this.#heap[0]) {
      this.now = next.at;
      while (this.#heap[0]?.at === this.now) this.#pop()?.work?.();
      await this.settle();
    }
    this.now = until;
  }

  /** A night in which nothing happens: what was going to happen happens that much later. */
  skip(milliseconds: number): void {
    this.now += milliseconds;
    for (const event of this.#heap) event.at += milliseconds;
  }

  async settle(): Promise<void> {
    let rounds = 0;
    do {
      await breathe();
      if (rounds++ > ENDLESS) throw new Error('the server never comes to rest');
    } while (this.busy());
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let index = heap.push(event) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (before(heap[parent]!, event)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = event;
  }

  #pop(): Event | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (before(last, heap[child]!)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
