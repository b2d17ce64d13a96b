import { Value } from '../live/value.ts';
import { ReplicaClient } from '../sqlite/client.ts';
import { SqliteStorage } from '../sqlite/rx-storage.ts';
import { names } from '../sqlite/worker-messages.ts';
import type { Live } from '../store.ts';
import { Follower } from './follower.ts';
import { Owner } from './owner.ts';
import type { TabState } from './tab-state.ts';

/**
 * One replica for all tabs of an origin. The tab that holds a Web Lock owns the worker with the files; the others reach
 * that worker over a channel; when the owner closes, sleeps or falls silent another takes its place, and requests that
 * were under way are made again to it. The storage is the same object all the time.
 */
export class ReplicaTabs {
  readonly client = new ReplicaClient();
  readonly storage = new SqliteStorage(this.client);
  readonly #state = new Value<TabState>({ role: 'joining' });
  readonly #replica: string;
  readonly #createWorker: () => Worker;
  readonly #tab = crypto.randomUUID();
  readonly #listening = new AbortController();
  #stay: Stay | null = null;

  /** @param replica names the locks, the channels and the directory of the files */
  constructor(replica: string, createWorker: () => Worker) {
    this.#replica = replica;
    this.#createWorker = createWorker;
    const { signal } = this.#listening;
    // A page that sleeps keeps its worker's handles, and would keep every other tab from the files for as long.
    for (const event of ['freeze', 'pagehide']) addEventListener(event, () => this.#sleep(), { signal, capture: true });
    for (const event of ['resume', 'pageshow']) addEventListener(event, () => this.#join(), { signal, capture: true });
    this.#join();
  }

  get state(): Live<TabState> {
    return this.#state;
  }

  /** Lets go of everything at once; close the databases first. */
  leave(): void {
    this.#listening.abort();
    this.#stay?.end();
    this.#stay = null;
    this.#state.set({ role: 'left' });
  }

  #join(): void {
    if (this.#stay) return;
    this.#state.set({ role: 'joining' });
    this.#stay = new Stay(this.#replica, this.#tab, this.client, this.#createWorker, (state) => this.#state.set(state));
  }

  #sleep(): void {
    if (!this.#stay) return;
    this.#stay.end();
    this.#stay = null;
    this.#state.set({ role: 'asleep' });
  }
}

/** From joining until leaving or falling asleep. */
class Stay {
  readonly #replica: string;
  readonly #tab: string;
  readonly #client: ReplicaClient;
  readonly #createWorker: () => Worker;
  readonly #tell: (state: TabState) => void;
  /** Set when it is over; lets go of the locks that are held until then. */
  readonly #over = Promise.withResolvers<void>();
  #ended = false;
  #queueing = new AbortController();
  #part: Follower | Owner | null = null;

  constructor(replica: string, tab: string, client: ReplicaClient, createWorker: () => Worker, tell: (state: TabState) => void) {
    this.#replica = replica;
    this.#tab = tab;
    this.#client = client;
    this.#createWorker = createWorker;
    this.#tell = (state) => this.#ended || tell(state);
    void navigator.locks.request(names(replica).tab(tab), () => {
      if (this.#ended) return;
      this.#follow();
      return this.#over.promise;
    });
  }

  end(): void {
    this.#ended = true;
    this.#queueing.abort();
    this.#part?.close();
    this.#part = null;
    this.#over.resolve();
  }

  #follow(): void {
    this.#part = new Follower(this.#replica, this.#tab, this.#client, {
      following: () => this.#tell({ role: 'follower' }),
      silent: () => void this.#steal(),
    });
    this.#queueing = new AbortController();
    void this.#own({ signal: this.#queueing.signal });
  }

  /** Waits for the owner's lock, and is the owner for as long as nobody steals it. */
  async #own(how: LockOptions): Promise<void> {
    try {
      await navigator.locks.request(names(this.#replica).owner, how, () => this.#asOwner());
    } catch (error) {
      if (this.#ended || !(error instanceof DOMException && error.name === 'AbortError') || how.signal?.aborted) return;
      // Another tab took us for dead. We are not, so we follow it.
      this.#part?.close();
      this.#tell({ role: 'joining' });
      this.#follow();
    }
  }

  async #asOwner(): Promise<void> {
    if (this.#ended) return;
    this.#part?.close();
    const failed = Promise.withResolvers<void>();
    this.#tell({ role: 'joining' });
    const owner = new Owner(this.#replica, this.#client, this.#createWorker, {
      ready: () => this.#tell({ role: 'owner' }),
      held: () => this.#tell({ role: 'waiting', for: 'files' }),
      unsupported: (message) => {
        this.#tell({ role: 'unsupported', message });
        failed.resolve();
      },
      failed: (message) => {
        this.#client.fail(new Error(message));
        this.#tell({ role: 'failed', message });
        failed.resolve();
      },
    });
    this.#part = owner;
    await Promise.race([this.#over.promise, failed.promise]);
    if (this.#part === owner) owner.close();
  }

  /** The owner does not answer: takes its lock, which also tells it, should it be alive, to let go of the files. */
  async #steal(): Promise<void> {
    this.#tell({ role: 'waiting', for: 'owner' });
    await navigator.locks.request(names(this.#replica).stealing, { ifAvailable: true }, (lock) => {
      if (!lock || this.#ended) return;
      this.#queueing.abort();
      const owning = this.#own({ steal: true });
      // Long enough for the others to hear of the new owner before one of them loses patience too.
      return Promise.race([owning, new Promise((done) => setTimeout(done, 5000))]).then(() => undefined);
    });
  }
}
