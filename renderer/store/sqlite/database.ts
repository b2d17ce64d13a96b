import { ReplicaUnusable } from '../replica.ts';
import { type DatabaseFiles, type SqliteConnection, Statements } from './connection.ts';
import type { Extension } from './extension.ts';
import { named } from './failure.ts';
import type { AnySchema } from './shape.ts';
import { Table } from './table.ts';

/** Raise it when the layout of tables changes: what an older version stored is then set aside and fetched again. */
const LAYOUT = 1;
/** "FIKA": tells our files from any other SQLite database. */
const APPLICATION = 0x46494b41;

/**
 * What a collection's name promises: `outbox` survives a power cut the moment a write is answered, and lies in a file
 * of its own, so that a replica that cannot be read takes nothing along that only this device has.
 */
export type Part = 'documents' | 'outbox';
export const partOf = (collection: string): Part => (collection === 'outbox' ? 'outbox' : 'documents');
export const fileOf = (database: string, part: Part): string => `${database}.${part}`;

/** An open database file and its tables. */
export class Database {
  readonly connection: SqliteConnection;
  readonly #statements: Statements;
  readonly #tables = new Map<string, Table>();
  readonly #extension: Extension | null;

  private constructor(connection: SqliteConnection, extension: Extension | null) {
    this.connection = connection;
    this.#statements = new Statements(connection);
    this.#extension = extension;
  }

  /** @throws ReplicaUnusable when the file is damaged or of another version */
  static async open(files: DatabaseFiles, name: string, part: Part, extension: Extension | null): Promise<Database> {
    let connection: SqliteConnection | undefined;
    try {
      connection = await files.open(fileOf(name, part));
      prepare(connection, part);
      extension?.open(connection);
      return new Database(connection, extension);
    } catch (error) {
      connection?.close();
      throw named(error);
    }
  }

  table(collection: string, schema: AnySchema): Table {
    const key = `${collection}-${schema.version}`;
    let table = this.#tables.get(key);
    if (!table) {
      const write = this.#extension?.collection === collection ? this.#extension.onWrite : undefined;
      table = new Table(collection, schema, this.connection, this.#statements, write);
      this.#tables.set(key, table);
    }
    return table;
  }

  /** @returns whether it was the last table of the file */
  drop(collection: string, schema: AnySchema): boolean {
    this.table(collection, schema).drop();
    this.#tables.delete(`${collection}-${schema.version}`);
    const [[left] = [0]] = this.#statements
      .get("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name GLOB '*-tombstones'")
      .rows([]);
    return left === 0;
  }

  ask(question: unknown): unknown {
    if (!this.#extension) throw new Error('Nothing here answers questions');
    return this.#extension.ask(this.connection, question);
  }

  /** Overwrites what removed rows left in the write-ahead log; the pages themselves are zeroed as they are freed. */
  forgetTraces(): void {
    this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Reads every page: seconds for a large replica, so not for every start. @throws ReplicaUnusable */
  verify(): void {
    const [[verdict] = ['']] = this.#statements.get('PRAGMA quick_check(1)').rows([]);
    if (verdict !== 'ok') throw new ReplicaUnusable(String(verdict));
  }

  close(): void {
    this.#statements.finalize();
    this.connection.close();
  }
}

function prepare(connection: SqliteConnection, part: Part): void {
  // Exclusive, for the log's index then needs no shared memory, which OPFS does not have.
  connection.exec('PRAGMA locking_mode = EXCLUSIVE');
  const version = number(connection, 'PRAGMA user_version');
  const empty = number(connection, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (version === 0 && empty) connection.exec(`PRAGMA page_size = ${PAGE}`);
  else if (version !== LAYOUT) throw new ReplicaUnusable(`The replica has layout ${version}; this program reads ${LAYOUT}`);
  else if (number(connection, 'PRAGMA application_id') !== APPLICATION) throw new ReplicaUnusable('Not a replica of ours');

  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA wal_autocheckpoint = ${LOG};
    PRAGMA synchronous = ${part === 'outbox' ? 'FULL' : 'NORMAL'};
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -${CACHE};
    PRAGMA application_id = ${APPLICATION};
    PRAGMA user_version = ${LAYOUT};
  `);
}

/**
 * Measured in Chromium on OPFS, 100,000 documents. A page is a call into the browser: 16 KiB pages take 34,000 documents a
 * second, 8 KiB 23,000, 4 KiB 14,000. A rollback journal (TRUNCATE, PERSIST) is as quick with thousands at once, but takes
 * 3–9 ms for a single document, where the write-ahead log takes 0.3.
 */
const PAGE = 16_384;
/** Pages in the log before it is copied into the file: 32 MiB, so that a first copy stops for that a few times only. */
const LOG = 2000;
/** KiB of memory. */
const CACHE = 16_000;

function number(connection: SqliteConnection, sql: string): number {
  const statement = connection.prepare(sql);
  try {
    const [[value] = [0]] = statement.rows([]);
    return value as number;
  } finally {
    statement.finalize();
  }
}
