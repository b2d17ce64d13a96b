import { statSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { cryptoRandom, uuidv7 } from '../../../model/kernel/ids.ts';
import type { Reader, Store, WriteTransaction } from '../store.ts';
import { Connection } from './connection.ts';
import { SqliteReader } from './reader.ts';
import { migrate } from './schema.ts';
import { SqliteTransaction } from './transaction.ts';

export type SqliteOptions = {
  /** The database file; made when missing. Beside it SQLite keeps `-wal` and `-shm`. */
  path: string;
  /** `off` only for tests that do not look at what survives. */
  durability?: 'full' | 'off';
};

const SNAPSHOTS = 4;

/** The store in one SQLite file: one writer, and readers that see what is committed. */
export class SqliteStore implements Store {
  readonly epoch: string;
  readonly read: Reader;
  readonly #options: Required<SqliteOptions>;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #idle: Connection[] = [];
  #opened = 0;
  readonly #waiting: ((connection: Connection) => void)[] = [];
  #tail: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | null = null;

  constructor(options: SqliteOptions) {
    this.#options = { durability: 'full', ...options };
    this.#writer = new Connection(options.path, { readOnly: false, durability: this.#options.durability });
    migrate(this.#writer);
    this.epoch = claimHistory(this.#writer, options.path);
    this.#reader = this.#openReader();
    this.read = new SqliteReader(this.#reader);
  }

  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new Error('the store is closed'));
    const turn = this.#tail.then(async () => {
      this.#writer.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(new SqliteTransaction(this.#writer));
        this.#writer.exec('COMMIT');
        return result;
      } catch (error) {
        this.#writer.rollback();
        throw error;
      }
    });
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const connection = await this.#borrow();
    try {
      connection.exec('BEGIN');
      return await work(new SqliteReader(connection));
    } finally {
      connection.rollback();
      this.#giveBack(connection);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#tail.then(() => {
      for (const connection of [...this.#idle, this.#reader, this.#writer]) connection.close();
    });
    return this.#closing;
  }

  /** What `PRAGMA quick_check` complains of; empty when the file is sound. Reads the whole file. */
  problems(): string[] {
    const rows = this.#reader.all('PRAGMA quick_check');
    return rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok');
  }

  /**
   * Copies the database to a new file while the server runs. The copy is marked: opened as a store it counts as a restored
   * backup and takes a new epoch, so that devices which are ahead of it fill again.
   */
  async backupTo(path: string): Promise<void> {
    const source = new DatabaseSync(this.#options.path, { readOnly: true });
    try {
      await backup(source, path);
    } finally {
      source.close();
    }
    const copy = new Connection(path, { readOnly: false, durability: this.#options.durability });
    copy.run(SET_META, 'file', 'copy');
    copy.exec('PRAGMA journal_mode = DELETE');
    copy.close();
  }

  /** The most pages of 4 KiB the file may grow to: beyond it writes are refused with `StoreFull`. For a quota, and to test one. */
  limitPages(pages: number): void {
    this.#writer.number(`PRAGMA max_page_count = ${Math.floor(pages)}`);
  }

  async #borrow(): Promise<Connection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#opened < SNAPSHOTS) {
      this.#opened++;
      return this.#openReader();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else if (this.#closing) connection.close();
    else this.#idle.push(connection);
  }

  #openReader(): Connection {
    return new Connection(this.#options.path, { readOnly: true, durability: this.#options.durability });
  }
}

const SET_META = 'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

/**
 * The epoch of the history in this file. A file that is another one than the one last opened under this epoch was copied
 * or restored: what devices hold may be ahead of it, so it begins a new epoch.
 */
function claimHistory(connection: Connection, path: string): string {
  const file = String(statSync(path).ino);
  const held = connection.get(`SELECT value FROM meta WHERE name = 'file'`)?.value;
  const epoch = connection.get(`SELECT value FROM meta WHERE name = 'epoch'`)?.value;
  if (typeof epoch === 'string' && held === file) return epoch;
  const fresh = uuidv7(Date.now(), cryptoRandom);
  connection.exec('BEGIN IMMEDIATE');
  connection.run(SET_META, 'epoch', fresh);
  connection.run(SET_META, 'file', file);
  connection.exec('COMMIT');
  return fresh;
}
