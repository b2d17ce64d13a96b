type Job = () => Promise<void>;

/**
 * One change of the device's state at a time. What a person does goes before what the server sends, so that a screen
 * never waits behind a long fill: at most for the one batch that is being stored.
 */
export class Turn {
  readonly #person: Job[] = [];
  readonly #server: Job[] = [];
  #busy = false;
  readonly #after: () => void;

  /** @param after called after every change */
  constructor(after: () => void = () => undefined) {
    this.#after = after;
  }

  take<T>(lane: 'person' | 'server', work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      (lane === 'person' ? this.#person : this.#server).push(() => work().finally(this.#after).then(resolve, reject));
      if (!this.#busy) void this.#next();
    });
  }

  async #next(): Promise<void> {
    this.#busy = true;
    for (let job = this.#person.shift() ?? this.#server.shift(); job; job = this.#person.shift() ?? this.#server.shift()) await job();
    this.#busy = false;
  }
}
