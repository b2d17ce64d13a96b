import type { RandomBytes } from '../../../model/kernel/ids.ts';

const FIRST = 1_000;
const LONGEST = 60_000;

/** Waiting times after failures: doubling from 1 s to 60 s, each between half and whole of it, so that devices do not come back in step. */
export class Backoff {
  readonly #random: RandomBytes;
  #failures = 0;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** @returns milliseconds to wait now */
  next(): number {
    const full = Math.min(LONGEST, FIRST * 2 ** Math.min(this.#failures, 10));
    this.#failures++;
    return Math.round(full * (0.5 + (this.#random(1)[0] ?? 0) / 510));
  }

  succeeded(): void {
    this.#failures = 0;
  }
}
