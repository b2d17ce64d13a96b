import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { StoreFull } from '../store.ts';

export type Row = Record<string, string | number | null>;

/** Primary result codes (https://sqlite.org/rescode.html): extended ones carry them in their low byte. */
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;

/** One connection to the file, with its statements prepared once. Not to be shared by two transactions at a time. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param durability `full`: a commit survives power loss. `off`: tests that do not look at it. */
  constructor(path: string, options: { readOnly: boolean; durability: 'full' | 'off' }) {
    this.#database = new DatabaseSync(path, { readOnly: options.readOnly, timeout: 10_000 });
    if (!options.readOnly) this.exec('PRAGMA journal_mode = WAL');
    this.exec(
      `PRAGMA synchronous = ${options.durability === 'full' ? 'FULL' : 'OFF'}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768`,
    );
  }

  exec(sql: string): void {
    guard(() => this.#database.exec(sql));
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    // The statements name their columns; none returns a blob or a big integer.
    return guard(() => this.#statement(sql).all(...values)) as Row[];
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return guard(() => this.#statement(sql).get(...values)) as Row | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    guard(() => this.#statement(sql).run(...values));
  }

  number(sql: string): number {
    return Number(Object.values(this.get(sql) ?? {})[0]);
  }

  /** After some errors SQLite has already rolled back by itself. */
  rollback(): void {
    if (this.#database.isTransaction) this.exec('ROLLBACK');
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
    if (code === SQLITE_FULL || code === SQLITE_IOERR) throw new StoreFull('the database cannot write to its disk', { cause: error });
    throw error;
  }
}
