/** What SQLite stores of JavaScript. Booleans are 0 and 1. */
export type SqliteValue = string | number | null;

/**
 * The little of SQLite that the replica needs, so that the same SQL runs in the worker (SQLite's WebAssembly build on
 * OPFS) and in Node (`node:sqlite`). Everything is synchronous. Errors are `SqliteFailure`.
 */
export interface SqliteConnection {
  /** Runs statements that answer nothing of interest. */
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  /** Runs to its end. @returns the number of rows inserted, changed or deleted */
  run(values: readonly SqliteValue[]): number;
  /** Yields row by row; leaving the loop early is fine. One iteration at a time. */
  rows(values: readonly SqliteValue[]): IterableIterator<SqliteValue[]>;
  finalize(): void;
}

/** Where databases are kept: names are flat (`person-1.documents`), as OPFS has no folders worth the name. */
export interface DatabaseFiles {
  open(name: string): Promise<SqliteConnection>;
  /** Names of the databases, journals left out. */
  list(): string[];
  /** Deletes a closed database with its journals. */
  remove(name: string): void;
  /** Moves a closed database out of the way, as it is, to where a person who helps can find it. */
  keepCopy(name: string): Promise<void>;
}

/** Runs the work whole or not at all. */
export function transaction<T>(connection: SqliteConnection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself; the second rollback then fails, and the first error is the news.
    try {
      connection.exec('ROLLBACK');
    } catch {}
    throw error;
  }
}

const CACHED = 100;

/** Prepared statements by their text, the least lately used thrown out. */
export class Statements {
  readonly #connection: SqliteConnection;
  readonly #prepared = new Map<string, SqliteStatement>();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  get(sql: string): SqliteStatement {
    let statement = this.#prepared.get(sql);
    if (statement) {
      this.#prepared.delete(sql);
    } else {
      statement = this.#connection.prepare(sql);
      const [oldest] = this.#prepared;
      if (oldest && this.#prepared.size >= CACHED) {
        oldest[1].finalize();
        this.#prepared.delete(oldest[0]);
      }
    }
    this.#prepared.set(sql, statement);
    return statement;
  }

  finalize(): void {
    for (const statement of this.#prepared.values()) statement.finalize();
    this.#prepared.clear();
  }
}

/** A name between quotes, whatever it contains. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
