import type { RuleBook } from '../model/kernel/feature.ts';
import type { ServerFeature } from './feature.ts';
import type { Sessions } from './http/sessions.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';
import { Engine } from './sync/engine.ts';
import { Hub } from './sync/hub.ts';

const DAY = 24 * 60 * 60 * 1000;
const PRESENCE_EVERY = 2_000;

export type KernelOptions = {
  store: Store;
  book: RuleBook;
  features: readonly ServerFeature[];
  sessions: Sessions;
  log: Log;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** How far back windowed kinds are kept on a device, milliseconds; 90 days. */
  window?: number;
  /** Commands that share one commit at most; 500. */
  most?: number;
};

/** The server without its sockets: store, engine and hub, and who is signed in. */
export class Kernel {
  readonly store: Store;
  readonly book: RuleBook;
  readonly features: readonly ServerFeature[];
  readonly sessions: Sessions;
  readonly log: Log;
  readonly clock: () => number;
  readonly window: number;
  readonly hub: Hub;
  readonly engine: Engine;
  readonly #stopListening: () => void;
  readonly #presence: NodeJS.Timeout;

  constructor(options: KernelOptions) {
    const { store, book, features, sessions, log, clock = Date.now, window = 90 * DAY, most } = options;
    this.store = store;
    this.book = book;
    this.features = features;
    this.sessions = sessions;
    this.log = log;
    this.clock = clock;
    this.window = window;
    this.hub = new Hub({ clock, log });
    this.engine = new Engine({ store, book, features, sessions, listener: this.hub, clock, log, most });
    this.#stopListening = sessions.onEnd((end) => this.hub.end(end));
    this.#presence = setInterval(() => this.hub.tellPresence(), PRESENCE_EVERY);
    this.#presence.unref();
  }

  /** Lets what is under way finish, then closes the store. */
  async close(): Promise<void> {
    clearInterval(this.#presence);
    this.#stopListening();
    await this.engine.idle();
    await this.store.close();
  }
}
