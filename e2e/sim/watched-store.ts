import type { Document } from '../../model/kernel/document.ts';
import type { CommandId } from '../../model/kernel/ids.ts';
import { type Reader, type Store, StoreFull, type StoredOutcome, type WriteTransaction } from '../../server/store/store.ts';
import type { Committed } from './truth.ts';

/** What happens to the server at its next commit. */
export type CommitFault = 'killBefore' | 'killInside' | 'killAfter' | 'full';

export type Watch = {
  /** Whether the process still lives. */
  alive(): boolean;
  /** The fault that is due, once. */
  fault(): CommitFault | null;
  committed(what: Committed): void;
  /** The process dies at this instant: what is on the disk now is what is left. */
  kill(): void;
};

class Killed extends Error {}

/** The real store, with every commit written down for the auditor and with the moments at which a process can die. */
export class WatchedStore implements Store {
  readonly #inner: Store;
  readonly #watch: Watch;

  constructor(inner: Store, watch: Watch) {
    this.#inner = inner;
    this.#watch = watch;
  }

  get epoch(): string {
    return this.#inner.epoch;
  }

  get read(): Reader {
    return this.#inner.read;
  }

  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#inner.snapshot(work);
  }

  async write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    if (!this.#watch.alive()) return new Promise(() => undefined);
    const fault = this.#watch.fault();
    if (fault === 'full') throw new StoreFull('the simulated disk of the server is full');
    if (fault === 'killBefore') return this.#die();
    const documents: Document[] = [];
    const outcomes: [CommandId, StoredOutcome][] = [];
    let result: T;
    try {
      result = await this.#inner.write(async (transaction) => {
        const done = await work(watched(transaction, documents, outcomes));
        if (fault !== 'killInside') return done;
        this.#watch.kill();
        throw new Killed();
      });
    } catch (error) {
      if (error instanceof Killed) return new Promise(() => undefined);
      throw error;
    }
    this.#watch.committed({ documents, outcomes });
    return fault === 'killAfter' ? this.#die() : result;
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #die(): Promise<never> {
    this.#watch.kill();
    return new Promise(() => undefined);
  }
}

/** Reads go straight through; what is written is noted, and forgotten again with a savepoint that is undone. */
function watched(inner: WriteTransaction, documents: Document[], outcomes: [CommandId, StoredOutcome][]): WriteTransaction {
  return new Proxy(inner, {
    get(target, name) {
      if (name === 'put')
        return async (...given: Parameters<WriteTransaction['put']>) => {
          const stored = await target.put(...given);
          documents.push(...stored.map(({ document }) => document));
          return stored;
        };
      if (name === 'recordOutcome')
        return async (command: CommandId, outcome: StoredOutcome) => {
          await target.recordOutcome(command, outcome);
          outcomes.push([command, outcome]);
        };
      if (name === 'savepoint')
        return async <T>(work: () => Promise<T>) => {
          const marks = [documents.length, outcomes.length] as const;
          try {
            return await target.savepoint(work);
          } catch (error) {
            [documents.length, outcomes.length] = marks;
            throw error;
          }
        };
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
