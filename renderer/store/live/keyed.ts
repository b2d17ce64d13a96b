import type { Live } from '../store.ts';
import { Value } from './value.ts';

/** Many small values of one map, each with its own followers: only those whose value changed are told. */
export class Keyed<Key, T> {
  readonly #same: (a: T, b: T) => boolean;
  readonly #values = new Map<Key, Value<T | null>>();
  #all: ReadonlyMap<Key, T> = new Map();

  constructor(same: (a: T, b: T) => boolean) {
    this.#same = same;
  }

  of(key: Key): Live<T | null> {
    let value = this.#values.get(key);
    if (!value) {
      value = new Value<T | null>(this.#all.get(key) ?? null);
      this.#values.set(key, value);
    }
    return value;
  }

  replace(all: ReadonlyMap<Key, T>): void {
    this.#all = all;
    for (const [key, value] of this.#values) {
      const now = all.get(key) ?? null;
      const before = value.get();
      if (now === null || before === null ? now !== before : !this.#same(now, before)) value.set(now);
      else if (now === null && !value.followed) this.#values.delete(key);
    }
  }
}
