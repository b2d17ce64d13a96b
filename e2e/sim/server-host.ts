import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RuleBook } from '../../model/kernel/feature.ts';
import type { ServerFeature } from '../../server/feature.ts';
import { Kernel } from '../../server/kernel.ts';
import type { Store } from '../../server/store/store.ts';
import { SqliteStore } from '../../server/store/sqlite/sqlite.ts';
import { syncRouter } from '../../server/sync/router.ts';
import type { SimSessions } from './sim-sessions.ts';
import type { Timeline } from './timeline.ts';
import type { Truth } from './truth.ts';
import { type CommitFault, WatchedStore } from './watched-store.ts';

export type ServerOptions = {
  folder: string;
  book: RuleBook;
  features: readonly ServerFeature[];
  timeline: Timeline;
  sessions: SimSessions;
  /** Milliseconds. */
  window: number;
  truth: Truth;
  /** Puts something between the server and its store: a planted fault. */
  wrapStore?: (store: Store) => Store;
};

/** One life of the server's process. */
export type Incarnation = { kernel: Kernel; router: ReturnType<typeof syncRouter>; inner: SqliteStore; path: string };

/** The real server engine on a real SQLite file, with a life that can end at any instant and begin again from what is on the disk. */
export class ServerHost {
  readonly truth: Truth;
  /** The fault that the next commit meets. */
  fault: CommitFault | null = null;
  /** Told when the process dies: connections break. */
  died: () => void = () => undefined;
  book: RuleBook;
  /** What the server wrote down as unexpected. */
  readonly errors: object[] = [];
  readonly #options: ServerOptions;
  #running: Incarnation | null = null;
  #files = 0;
  #image: string | null = null;
  #backup: { path: string; truth: ReturnType<Truth['copy']> } | null = null;
  #closing: Promise<unknown>[] = [];

  constructor(options: ServerOptions) {
    this.#options = options;
    this.truth = options.truth;
    this.book = options.book;
  }

  get running(): Incarnation | null {
    return this.#running;
  }

  start(): void {
    const path = this.#image ?? this.#fresh();
    const inner = new SqliteStore({ path });
    const watched = new WatchedStore(inner, {
      alive: () => this.#running?.inner === inner,
      fault: () => this.#takeFault(),
      committed: (what) => this.truth.commit(what),
      kill: () => this.kill(),
    });
    const { features, sessions, timeline, window, wrapStore } = this.#options;
    const kernel = new Kernel({
      store: wrapStore ? wrapStore(watched) : watched,
      book: this.book,
      features,
      sessions,
      log: { info: () => undefined, warn: () => undefined, error: (fields) => this.errors.push(fields) },
      clock: () => timeline.now,
      window,
    });
    this.#running = { kernel, router: syncRouter(kernel), inner, path };
  }

  /** SIGKILL: nothing is finished, and what is on the disk at this instant is what is left. */
  kill(): void {
    const dead = this.#running;
    if (!dead) return;
    this.#running = null;
    // A copy of the files as they are, and the same inode's number in it: to the store it is the same file again.
    this.#image = this.#copy(dead.path, true);
    this.#options.sessions.forgetListeners();
    void dead.kernel.close();
    this.#closing.push(dead.inner.close().then(() => remove(dead.path)));
    this.died();
  }

  backUp(): void {
    if (!this.#running) return;
    if (this.#backup) remove(this.#backup.path);
    this.#backup = { path: this.#copy(this.#running.path, false), truth: this.truth.copy() };
  }

  get hasBackup(): boolean {
    return this.#backup !== null;
  }

  /** Puts the backup in the place of what there is; the server must be down. */
  restore(): void {
    if (!this.#backup) return;
    if (this.#image) remove(this.#image);
    this.#image = this.#copy(this.#backup.path, false);
    this.truth.restore(this.#backup.truth);
  }

  async close(): Promise<void> {
    this.kill();
    await Promise.all(this.#closing);
  }

  #takeFault(): CommitFault | null {
    const fault = this.fault;
    this.fault = null;
    return fault;
  }

  #fresh(): string {
    return join(this.#options.folder, `server-${this.#files++}.db`);
  }

  #copy(from: string, sameFile: boolean): string {
    const to = this.#fresh();
    copyFileSync(from, to);
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
    if (!sameFile) return to;
    const database = new DatabaseSync(to);
    database.prepare(`UPDATE meta SET value = ? WHERE name = 'file'`).run(String(statSync(to).ino));
    database.close();
    return to;
  }
}

function remove(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}
