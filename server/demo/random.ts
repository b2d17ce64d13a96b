/**
 * Chance that repeats itself: the same seed gives the same company, on every machine.
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand), seeded by hashing a text (FNV-1a).
 */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
  /** Picks by weight; weights need not add up to one. */
  weighted<T>(of: readonly T[], weight: (item: T) => number): T;
  /** A new array in another order. */
  shuffled<T>(of: readonly T[]): T[];
  /** Up to `count` different ones. */
  some<T>(of: readonly T[], count: number): T[];
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** Bell-shaped around `mean`, never below 0. */
  around(mean: number): number;
  /** A generator of its own, so that more chance in one place does not change another. */
  fork(name: string): Random;
};

/** FNV-1a, 32 bits, over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export function seededRandom(seed: string): Random {
  let a = hashText(seed);
  let b = hashText(`${seed}/b`);
  let c = hashText(`${seed}/c`);
  let counter = 1;
  const integer = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let index = 0; index < 12; index++) integer();
  const next = () => integer() / 0x1_0000_0000;
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(of: readonly T[]): T => {
    if (of.length === 0) throw new Error('nothing to pick from');
    return of[Math.floor(next() * of.length)]!;
  };
  const shuffled = <T>(of: readonly T[]): T[] => {
    const result = [...of];
    for (let index = result.length - 1; index > 0; index--) {
      const other = Math.floor(next() * (index + 1));
      [result[index], result[other]] = [result[other]!, result[index]!];
    }
    return result;
  };
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    weighted: (of, weight) => {
      let total = 0;
      for (const item of of) total += weight(item);
      let rest = next() * total;
      for (const item of of) {
        rest -= weight(item);
        if (rest < 0) return item;
      }
      return pick(of);
    },
    shuffled,
    some: (of, count) => {
      if (count >= of.length) return shuffled(of);
      if (count * 4 > of.length) return shuffled(of).slice(0, count);
      const taken = new Set<number>();
      while (taken.size < count) taken.add(Math.floor(next() * of.length));
      return [...taken].map((index) => of[index]!);
    },
    bytes: (count) => {
      const result = new Uint8Array(count);
      for (let index = 0; index < count; index++) result[index] = integer() & 0xff;
      return result;
    },
    around: (mean) => Math.max(0, mean * (0.25 + (next() + next() + next()) / 2)),
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}
