import type { Clock } from '../parts.ts';

/** A clock that stands until it is told to go on. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 0, 5, 8);
  readonly #timers = new Set<{ at: number; work: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, work: () => void): () => void {
    const timer = { at: this.#now + milliseconds, work };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass, and everything that it sets off come to rest. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await rest();
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
      await rest();
    }
    this.#now = until;
  }
}

/** Everything that does not wait for the clock or for the server has happened. */
export const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
