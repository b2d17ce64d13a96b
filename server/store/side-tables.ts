import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { StoreFull } from './store.ts';

/** SQLite's result codes that mean something to a caller (sqlite.org/rescode.html). */
const BUSY = 5;
const FULL = 13;
const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

/** How long a write waits for another writer before it gives up, milliseconds. */
const PATIENCE = 10_000;

/**
 * Tables of one part of the server (accounts, uploads) in the same SQLite file as the log, over a connection of their own.
 *
 * `work` is synchronous on purpose: nothing else of this process runs inside the transaction, so the log's writer can never
 * wait for it while it waits for the log's writer. And waiting happens between tries, not inside SQLite, because a
 * connection that blocks the thread would block the very transaction it waits for.
 */
export class SideTables {
  readonly database: DatabaseSync;

  /** @param path the database file, or `:memory:` */
  constructor(path: string) {
    this.database = new DatabaseSync(path, { timeout: PATIENCE });
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF');
  }

  /** Creates what is missing. Call before the server listens. */
  define(schema: string): void {
    this.database.exec(`BEGIN IMMEDIATE; ${schema}; COMMIT; PRAGMA busy_timeout = 0`);
  }

  /**
   * One transaction, durable when the promise resolves; nothing of it stays when `work` throws.
   * @throws StoreFull when the disk has no room
   */
  async write<T>(work: (database: DatabaseSync) => T): Promise<T> {
    const givingUp = Date.now() + PATIENCE;
    for (;;) {
      try {
        return this.#attempt(work);
      } catch (error) {
        if (codeOf(error) === FULL) throw new StoreFull('the disk is full');
        if (codeOf(error) !== BUSY || Date.now() > givingUp) throw error;
        await delay(2);
      }
    }
  }

  #attempt<T>(work: (database: DatabaseSync) => T): T {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work(this.database);
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }
}
