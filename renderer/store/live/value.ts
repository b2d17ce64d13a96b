import type { Live } from '../store.ts';

/** A value with listeners: the one kind of `Live` there is. */
export class Value<T> implements Live<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get followed(): boolean {
    return this.#listeners.size > 0;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes it without telling anyone yet; answers whether there is something to tell. */
  put(value: T): boolean {
    if (Object.is(this.#value, value)) return false;
    this.#value = value;
    return true;
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  set(value: T): void {
    if (this.put(value)) this.tell();
  }
}
