import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { DatabaseFiles, SqliteConnection, SqliteStatement, SqliteValue } from './connection.ts';
import { SqliteFailure } from './failure.ts';

/** The replica's SQL on Node's own SQLite: for tests, which thereby run the very statements that the worker runs. */
export class NodeConnection implements SqliteConnection {
  readonly #database: DatabaseSync;

  constructor(path: string) {
    this.#database = asFailure(() => new DatabaseSync(path));
  }

  exec(sql: string): void {
    asFailure(() => this.#database.exec(sql));
  }

  prepare(sql: string): SqliteStatement {
    return new NodeStatement(asFailure(() => this.#database.prepare(sql)));
  }

  close(): void {
    this.#database.close();
  }
}

class NodeStatement implements SqliteStatement {
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    statement.setReturnArrays(true);
  }

  run(values: readonly SqliteValue[]): number {
    return Number(asFailure(() => this.#statement.run(...values)).changes);
  }

  *rows(values: readonly SqliteValue[]): IterableIterator<SqliteValue[]> {
    const iterator = asFailure(() => this.#statement.iterate(...values));
    try {
      for (let next = asFailure(() => iterator.next()); !next.done; next = asFailure(() => iterator.next())) {
        yield next.value as unknown as SqliteValue[];
      }
    } finally {
      iterator.return?.();
    }
  }

  // Node finalizes with the garbage, and all at once when the database closes.
  finalize(): void {}
}

function asFailure<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as { errcode?: unknown }).errcode;
    throw typeof code === 'number' ? new SqliteFailure(code, (error as Error).message, { cause: error }) : error;
  }
}

export class NodeFiles implements DatabaseFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, encodeURIComponent(name));
  }

  async open(name: string): Promise<SqliteConnection> {
    return new NodeConnection(this.path(name));
  }

  list(): string[] {
    return readdirSync(this.#folder)
      .filter((file) => !/-(wal|shm|journal|kept)$/.test(file))
      .map(decodeURIComponent);
  }

  remove(name: string): void {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(this.path(name) + end, { force: true });
  }

  async keepCopy(name: string): Promise<void> {
    if (existsSync(this.path(name))) renameSync(this.path(name), `${this.path(name)}-kept`);
    this.remove(name);
  }
}
