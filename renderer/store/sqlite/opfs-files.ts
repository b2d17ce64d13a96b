import sqlite3InitModule, { type SAHPoolUtil, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { DatabaseFiles, SqliteConnection } from './connection.ts';
import { type StorageTrouble, WasmConnection } from './wasm-connection.ts';

/** This browser, or this window of it, has no private file system with synchronous access. */
export class NoOpfs extends Error {
  override readonly name = 'NoOpfs';
}

/** What only workers have, and so the page's type library lacks. */
type SyncFile = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<{ truncate(size: number): void; write(bytes: Uint8Array): number; flush(): void; close(): void }>;
};

/** A database takes a file and its log. */
const FILES = 2;

/**
 * SQLite on the origin's private file system, through the pool of synchronous access handles that SQLite brings. Only in a
 * dedicated worker. Whoever has the pool has every file of it: nobody else can open one until this worker ends.
 */
export class OpfsFiles implements DatabaseFiles {
  readonly #sqlite: Sqlite3Static;
  readonly #pool: SAHPoolUtil;
  readonly #trouble: StorageTrouble;
  readonly #directory: string;

  private constructor(sqlite: Sqlite3Static, pool: SAHPoolUtil, trouble: StorageTrouble, directory: string) {
    this.#sqlite = sqlite;
    this.#pool = pool;
    this.#trouble = trouble;
    this.#directory = directory;
  }

  /**
   * @param waiting called each time that the files turn out to be held by another tab, which will be tried again
   * @throws NoOpfs
   */
  static async acquire(directory: string, waiting: () => void): Promise<OpfsFiles> {
    if (
      !navigator.storage?.getDirectory ||
      !globalThis.FileSystemFileHandle ||
      !('createSyncAccessHandle' in FileSystemFileHandle.prototype)
    ) {
      throw new NoOpfs('No private file system with synchronous access');
    }
    const trouble: StorageTrouble = { last: undefined };
    const sqlite = await start(trouble);
    for (let wait = 20; ; wait = Math.min(wait * 1.5, 1000)) {
      try {
        const pool = await sqlite.installOpfsSAHPoolVfs({
          name: directory,
          directory,
          initialCapacity: 4 * FILES,
          // A tab that comes too early would otherwise delete the files that it failed to open: that is the default.
          preserveOnInitFailure: true,
          forceReinitIfPreviouslyFailed: true,
        } as Parameters<typeof sqlite.installOpfsSAHPoolVfs>[0]);
        return new OpfsFiles(sqlite, pool, trouble, directory);
      } catch (error) {
        if (!isHeld(error)) throw unsupported(error) ? new NoOpfs(String(error), { cause: error }) : error;
        waiting();
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  }

  async open(name: string): Promise<SqliteConnection> {
    const path = pathOf(name);
    const needed = this.#pool.getFileNames().includes(path) ? 1 : FILES;
    await this.#pool.reserveMinimumCapacity(this.#pool.getFileNames().length + needed);
    return new WasmConnection(this.#sqlite, new this.#pool.OpfsSAHPoolDb(path), this.#trouble);
  }

  list(): string[] {
    const paths = this.#pool.getFileNames().filter((path) => !/-(wal|journal)$/.test(path));
    return paths.map((path) => decodeURIComponent(path.slice(1)));
  }

  remove(name: string): void {
    for (const end of ['', '-wal', '-journal']) this.#pool.unlink(pathOf(name) + end);
  }

  async keepCopy(name: string): Promise<void> {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(`${this.#directory}-kept`, { create: true });
    const file = await folder.getFileHandle(encodeURIComponent(name), { create: true });
    const handle = await (file as SyncFile).createSyncAccessHandle();
    try {
      handle.truncate(0);
      handle.write(this.#pool.exportFile(pathOf(name)));
      handle.flush();
    } finally {
      handle.close();
    }
    this.remove(name);
  }
}

/** The pool's paths go through a URL, so that only what survives it can be a name. */
const pathOf = (name: string): string => `/${encodeURIComponent(name)}`;

const isHeld = (error: unknown): boolean => error instanceof DOMException && error.name === 'NoModificationAllowedError';

/** Private windows of Firefox, and browsers whose handles are still asynchronous. */
const unsupported = (error: unknown): boolean =>
  (error instanceof DOMException && (error.name === 'SecurityError' || error.name === 'NotAllowedError')) ||
  (error instanceof Error && /OPFS/.test(error.message));

function start(trouble: StorageTrouble): Promise<Sqlite3Static> {
  // The pool reports the browser's own error only through its log, and SQLite makes "I/O error" of it.
  const remember = (...told: unknown[]) => {
    trouble.last = told.find((one) => one instanceof Error || one instanceof DOMException);
  };
  Object.assign(globalThis, {
    sqlite3ApiConfig: {
      error: remember,
      warn: remember,
      log: () => undefined,
      debug: () => undefined,
      disable: { vfs: { opfs: true, 'opfs-vfs': true, 'opfs-wl': true, kvvfs: true } },
    },
  });
  return sqlite3InitModule();
}
