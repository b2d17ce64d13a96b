import type { Clock } from '../../renderer/store/engine/parts.ts';
import type { Timeline } from './timeline.ts';

type Timer = { at: number; work: () => void; cancel: () => void };

/** A device's clock: wrong by its skew, and its timers stand still while it sleeps. */
export class SimClock implements Clock {
  /** Milliseconds by which it is ahead of the truth. */
  skew = 0;
  readonly #timeline: Timeline;
  readonly #timers = new Set<Timer>();
  #asleepSince: number | null = null;

  constructor(timeline: Timeline, skew: number) {
    this.#timeline = timeline;
    this.skew = skew;
  }

  now(): number {
    return this.#timeline.now + this.skew;
  }

  after(milliseconds: number, work: () => void): () => void {
    const timer: Timer = { at: this.#timeline.now + milliseconds, work, cancel: () => undefined };
    this.#timers.add(timer);
    if (this.#asleepSince === null) this.#arm(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  sleep(): void {
    this.#asleepSince = this.#timeline.now;
    for (const timer of this.#timers) timer.cancel();
  }

  wake(): void {
    const slept = this.#timeline.now - (this.#asleepSince ?? this.#timeline.now);
    this.#asleepSince = null;
    for (const timer of this.#timers) {
      timer.at += slept;
      this.#arm(timer);
    }
  }

  /** The process is dead: nothing of it happens any more. */
  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }

  #arm(timer: Timer): void {
    timer.cancel = this.#timeline.after(timer.at - this.#timeline.now, () => {
      this.#timers.delete(timer);
      timer.work();
    });
  }
}
