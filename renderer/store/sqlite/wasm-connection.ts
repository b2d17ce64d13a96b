import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { SqliteConnection, SqliteStatement, SqliteValue } from './connection.ts';
import { FULL, SqliteFailure } from './failure.ts';

/**
 * The C functions as they are, https://sqlite.org/c3ref/funclist.html. The package's object-oriented interface checks and
 * copies every value; bound directly, a batch is written twice as fast (measured: 31,000 rows a second and 73,000).
 */
type Exports = {
  sqlite3_bind_text(statement: number, place: number, text: number, length: number, destructor: number): number;
  sqlite3_bind_int(statement: number, place: number, value: number): number;
  sqlite3_bind_double(statement: number, place: number, value: number): number;
  sqlite3_bind_null(statement: number, place: number): number;
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
  sqlite3_changes(database: number): number;
  sqlite3_column_count(statement: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
};

const ROW = 100;
const DONE = 101;
const NULL = 5;
const INTEGER = 1;
const FLOAT = 2;
/** SQLite may read the text until the statement has run: it lies in our scratch memory until the next. */
const STATIC = 0;
const IO_ERROR = 10;

type Database = InstanceType<Sqlite3Static['oo1']['DB']>;
type Prepared = ReturnType<Database['prepare']>;

/** What went wrong below SQLite, which itself knows only "I/O error": set by whoever sees the browser's error. */
export type StorageTrouble = { last: unknown };

/** SQLite's WebAssembly build. */
export class WasmConnection implements SqliteConnection {
  readonly #sqlite: Sqlite3Static;
  readonly #database: Database;
  readonly #trouble: StorageTrouble;
  readonly #scratch: Scratch;

  constructor(sqlite: Sqlite3Static, database: Database, trouble: StorageTrouble) {
    this.#sqlite = sqlite;
    this.#database = database;
    this.#trouble = trouble;
    this.#scratch = new Scratch(sqlite.wasm);
  }

  exec(sql: string): void {
    this.#asFailure(() => this.#database.exec(sql));
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#asFailure(() => this.#database.prepare(sql));
    const database = this.#database.pointer as unknown as number;
    return new WasmStatement(this.#sqlite, statement, database, this.#scratch, (code) => this.#failure(code));
  }

  close(): void {
    this.#scratch.free();
    this.#database.close();
  }

  #asFailure<T>(work: () => T): T {
    this.#trouble.last = undefined;
    try {
      return work();
    } catch (error) {
      const code = (error as { resultCode?: unknown }).resultCode;
      throw typeof code === 'number' ? this.#failure(code) : error;
    }
  }

  #failure(code: number): SqliteFailure {
    const message = this.#sqlite.capi.sqlite3_errmsg(this.#database);
    const cause = this.#trouble.last;
    this.#trouble.last = undefined;
    const full = (code & 0xff) === IO_ERROR && isNoRoom(cause);
    return new SqliteFailure(full ? FULL : code, message, { cause });
  }
}

/** Chromium writes as much as there is room for, of which the pool makes an error without a name; others refuse by name. */
const isNoRoom = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || error.message.startsWith('Unknown write() failure'));

class WasmStatement implements SqliteStatement {
  readonly #exports: Exports;
  readonly #wasm: Sqlite3Static['wasm'];
  readonly #prepared: Prepared;
  readonly #statement: number;
  readonly #database: number;
  readonly #scratch: Scratch;
  readonly #failure: (code: number) => Error;

  constructor(sqlite: Sqlite3Static, prepared: Prepared, database: number, scratch: Scratch, failure: (code: number) => Error) {
    this.#wasm = sqlite.wasm;
    this.#exports = sqlite.wasm.exports as Exports;
    this.#prepared = prepared;
    this.#statement = prepared.pointer as unknown as number;
    this.#scratch = scratch;
    this.#database = database;
    this.#failure = failure;
  }

  run(values: readonly SqliteValue[]): number {
    try {
      this.#bind(values);
      for (let code = this.#exports.sqlite3_step(this.#statement); code !== DONE; code = this.#exports.sqlite3_step(this.#statement)) {
        if (code !== ROW) throw this.#failure(code);
      }
      return this.#exports.sqlite3_changes(this.#database);
    } finally {
      this.#exports.sqlite3_reset(this.#statement);
    }
  }

  *rows(values: readonly SqliteValue[]): IterableIterator<SqliteValue[]> {
    try {
      this.#bind(values);
      const columns = this.#exports.sqlite3_column_count(this.#statement);
      for (let code = this.#exports.sqlite3_step(this.#statement); code !== DONE; code = this.#exports.sqlite3_step(this.#statement)) {
        if (code !== ROW) throw this.#failure(code);
        const row: SqliteValue[] = [];
        for (let column = 0; column < columns; column++) row.push(this.#column(column));
        yield row;
      }
    } finally {
      this.#exports.sqlite3_reset(this.#statement);
    }
  }

  finalize(): void {
    this.#prepared.finalize();
  }

  #bind(values: readonly SqliteValue[]): void {
    const texts = this.#scratch.write(values);
    let text = 0;
    values.forEach((value, index) => {
      const place = index + 1;
      let code: number;
      if (typeof value === 'string') {
        code = this.#exports.sqlite3_bind_text(this.#statement, place, texts[text++] as number, texts[text++] as number, STATIC);
      } else if (value === null) {
        code = this.#exports.sqlite3_bind_null(this.#statement, place);
      } else if ((value | 0) === value) {
        code = this.#exports.sqlite3_bind_int(this.#statement, place, value);
      } else {
        code = this.#exports.sqlite3_bind_double(this.#statement, place, value);
      }
      if (code !== 0) throw this.#failure(code);
    });
  }

  #column(column: number): SqliteValue {
    const type = this.#exports.sqlite3_column_type(this.#statement, column);
    if (type === NULL) return null;
    if (type === INTEGER || type === FLOAT) return this.#exports.sqlite3_column_double(this.#statement, column);
    const text = this.#exports.sqlite3_column_text(this.#statement, column);
    return decoder.decode(this.#wasm.heap8u().subarray(text, text + this.#exports.sqlite3_column_bytes(this.#statement, column)));
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Memory of SQLite's in which texts lie while a statement reads them. */
class Scratch {
  readonly #wasm: Sqlite3Static['wasm'];
  #start = 0;
  #size = 0;
  readonly #places: number[] = [];

  constructor(wasm: Sqlite3Static['wasm']) {
    this.#wasm = wasm;
  }

  /** Lays the texts among the values side by side. @returns address and length in bytes of each, in turn */
  write(values: readonly SqliteValue[]): readonly number[] {
    let most = 0;
    for (const value of values) if (typeof value === 'string') most += value.length * 3;
    if (most > this.#size) {
      this.free();
      this.#size = Math.max(65_536, most * 2);
      this.#start = this.#wasm.alloc(this.#size) as unknown as number;
    }
    this.#places.length = 0;
    let at = this.#start;
    const memory = this.#wasm.heap8u();
    for (const value of values) {
      if (typeof value !== 'string') continue;
      const { written } = encoder.encodeInto(value, memory.subarray(at, at + value.length * 3));
      this.#places.push(at, written);
      at += written;
    }
    return this.#places;
  }

  free(): void {
    if (this.#size > 0) this.#wasm.dealloc(this.#start as never);
    this.#size = 0;
  }
}
