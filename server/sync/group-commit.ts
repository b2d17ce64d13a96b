import { setImmediate as breathe } from 'node:timers/promises';
import type { Document } from '../../model/kernel/document.ts';
import type { Tier } from '../../model/kernel/kind.ts';
import { type Store, type StoredDocument, StoreFull, type WriteTransaction } from '../store/store.ts';

/** A document that was written, and as it was before; `null` when it is new. */
export type Change = StoredDocument & { before: Document | null };

/** The transaction as the jobs in it see it: what is put here is told to everyone once it is durable. */
export class Batch {
  readonly transaction: WriteTransaction;
  readonly changes: Change[] = [];
  readonly #tier: (kind: string) => Tier;

  constructor(transaction: WriteTransaction, tier: (kind: string) => Tier) {
    this.transaction = transaction;
    this.#tier = tier;
  }

  async put(documents: readonly Document[], before: Pick<ReadonlyMap<string, Document>, 'get'>): Promise<StoredDocument[]> {
    const stored = await this.transaction.put(documents, this.#tier);
    for (const { document, text } of stored) this.changes.push({ document, text, before: before.get(document.id) ?? null });
    return stored;
  }

  /** What a step that throws had changed is undone and told to nobody. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const mark = this.changes.length;
    try {
      return await this.transaction.savepoint(work);
    } catch (error) {
      this.changes.length = mark;
      throw error;
    }
  }
}

type Job = {
  weight: number;
  work(batch: Batch): Promise<unknown>;
  answer(value: unknown, transaction: WriteTransaction): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
};
type Ended = { job: Job } & ({ ok: true; value: unknown } | { ok: false; error: unknown });

export type GroupCommitOptions<Extra> = {
  store: Store;
  tier: (kind: string) => Tier;
  /** The most weight (commands) in one transaction. */
  most: number;
  /** What has to be read in the transaction, after all jobs, for those who are told. */
  prepare(changes: readonly Change[], transaction: WriteTransaction): Promise<Extra>;
  /** Called once the transaction is durable and before any job is answered. Must not throw. */
  committed(changes: readonly Change[], extra: Extra): void;
};

/** Milliseconds of work after which the process looks at its sockets again. */
const SLICE = 20;

/**
 * All jobs that wait when the writer is free share one transaction, each in a savepoint of its own, and are answered when it
 * is durable: the disk is waited for once for all of them.
 */
export class GroupCommit<Extra> {
  readonly #options: GroupCommitOptions<Extra>;
  readonly #waiting: Job[] = [];
  #running: Promise<void> | null = null;

  constructor(options: GroupCommitOptions<Extra>) {
    this.#options = options;
  }

  /**
   * Jobs run in the order of these calls. Rejects with what `work` threw, or `StoreFull` with the whole transaction.
   * @param answer what is told of the job, read when all jobs of the transaction are done: rights as they will be then
   */
  run<T>(weight: number, work: (batch: Batch) => Promise<T>): Promise<T>;
  run<T, A>(weight: number, work: (batch: Batch) => Promise<T>, answer: (done: T, transaction: WriteTransaction) => Promise<A>): Promise<A>;
  run<T>(weight: number, work: (batch: Batch) => Promise<T>, answer = async (done: T, _: WriteTransaction): Promise<unknown> => done) {
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ weight, work, answer: (done, transaction) => answer(done as T, transaction), resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    // One turn of the loop lets all that has arrived with the same reading of the sockets join.
    await breathe();
    while (this.#waiting.length > 0) await this.#commit();
    this.#running = null;
  }

  async #commit(): Promise<void> {
    const taken: Job[] = [];
    let weight = 0;
    const ended: Ended[] = [];
    let done: { changes: readonly Change[]; extra: Extra };
    try {
      done = await this.#options.store.write(async (transaction) => {
        const batch = new Batch(transaction, this.#options.tier);
        let sliceEnds = performance.now() + SLICE;
        for (let job = this.#next(weight); job; job = this.#next(weight)) {
          taken.push(job);
          weight += job.weight;
          ended.push(await attempt(job, batch));
          if (performance.now() > sliceEnds) {
            await breathe();
            sliceEnds = performance.now() + SLICE;
          }
        }
        for (const end of ended) if (end.ok) end.value = await end.job.answer(end.value, transaction);
        return { changes: batch.changes, extra: await this.#options.prepare(batch.changes, transaction) };
      });
    } catch (error) {
      for (const job of taken) job.reject(error);
      return;
    }
    this.#options.committed(done.changes, done.extra);
    for (const end of ended) {
      if (end.ok) end.job.resolve(end.value);
      else end.job.reject(end.error);
    }
  }

  #next(weight: number): Job | undefined {
    const [first] = this.#waiting;
    if (!first || (weight > 0 && weight + first.weight > this.#options.most)) return undefined;
    return this.#waiting.shift();
  }
}

async function attempt(job: Job, batch: Batch): Promise<Ended> {
  try {
    return { job, ok: true, value: await batch.savepoint(() => job.work(batch)) };
  } catch (error) {
    // A full disk has ended the transaction for everyone in it.
    if (error instanceof StoreFull) throw error;
    return { job, ok: false, error };
  }
}
