/** Seeded randomness (xoshiro128**, https://prng.di.unimi.it): the same seed gives the same numbers for ever. */
export class Chance {
  readonly #state = new Uint32Array(4);

  constructor(seed: number | string) {
    // splitmix32 over the characters of the seed spreads neighbouring seeds apart.
    let mixed = 0x9e3779b9;
    for (const character of String(seed)) mixed = Math.imul(mixed ^ character.charCodeAt(0), 0x85ebca6b);
    for (let index = 0; index < 4; index++) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let value = mixed ^ (mixed >>> 16);
      value = Math.imul(value, 0x21f0aaad);
      value ^= value >>> 15;
      value = Math.imul(value, 0x735a2d97);
      this.#state[index] = value ^ (value >>> 15);
    }
  }

  /** Another stream that this one does not disturb. */
  fork(name: string): Chance {
    return new Chance(`${name}:${this.#word()}`);
  }

  /** 0 ≤ x < 1 */
  next(): number {
    return this.#word() / 2 ** 32;
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  maybe(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.next() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  readonly bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => this.#word() & 0xff);

  #word(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    const third = c ^ a;
    const fourth = d ^ b;
    this.#state[1] = b ^ third;
    this.#state[0] = a ^ fourth;
    this.#state[2] = third ^ shifted;
    this.#state[3] = (fourth << 11) | (fourth >>> 21);
    return result;
  }
}
