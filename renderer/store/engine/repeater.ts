import type { RandomBytes } from '../../../model/kernel/ids.ts';
import { Backoff } from './backoff.ts';
import type { Clock } from './parts.ts';

/** What a round of work says of the next: nothing left to do, one more at once, or again after a while. */
export type Round = 'idle' | 'again' | 'later';

/** Work that runs one round at a time as long as it is wanted, and waits ever longer while it fails. */
export class Repeater {
  readonly #clock: Clock;
  readonly #backoff: Backoff;
  readonly #round: () => Promise<Round>;
  #state: 'idle' | 'running' | 'waiting' | 'stopped' = 'idle';
  #wanted = false;
  #cancel: () => void = () => undefined;

  constructor(clock: Clock, random: RandomBytes, round: () => Promise<Round>) {
    this.#clock = clock;
    this.#backoff = new Backoff(random);
    this.#round = round;
  }

  /** A round that begins after this call will be run. While it waits after a failure it goes on waiting. */
  want(): void {
    this.#wanted = true;
    if (this.#state === 'idle') void this.#run();
  }

  /** Now, even if it was waiting: what it failed on may have changed. */
  hurry(): void {
    if (this.#state === 'waiting') {
      this.#cancel();
      this.#state = 'idle';
    }
    this.want();
  }

  stop(): void {
    this.#cancel();
    this.#state = 'stopped';
  }

  async #run(): Promise<void> {
    this.#state = 'running';
    while (this.#wanted && this.#running()) {
      this.#wanted = false;
      const round = await this.#round();
      if (!this.#running()) return;
      if (round === 'later') {
        this.#wait();
        return;
      }
      this.#backoff.succeeded();
      if (round === 'again') this.#wanted = true;
    }
    if (this.#running()) this.#state = 'idle';
  }

  /** `stop` may come while a round is awaited. */
  #running(): boolean {
    return this.#state === 'running';
  }

  #wait(): void {
    this.#wanted = true;
    this.#state = 'waiting';
    this.#cancel = this.#clock.after(this.#backoff.next(), () => {
      this.#state = 'idle';
      void this.#run();
    });
  }
}
