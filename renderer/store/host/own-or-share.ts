import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { OlderRequest, Signal } from '../../../model/kernel/protocol.ts';
import type { Query } from '../store.ts';
import type { Channel } from './channel.ts';
import type { Host, HostListener } from './host.ts';
import { RemoteHost } from './remote-host.ts';
import { serve } from './serve.ts';

export type Started = { host: Host; stop: () => Promise<void> };
/** The part of the Web Locks API that is needed. */
export type Locks = Pick<LockManager, 'request'>;

type Options = {
  /** Names the lock: one engine per person and device. */
  name: string;
  locks: Locks;
  channel: () => Channel;
  /** Starts the engine in this page; called when the lock is held, so never twice at once in one browser. */
  start: () => Promise<Started>;
  /** Could not be started here after all (the files are held by something that does not answer). */
  failed: (error: unknown) => void;
  newId: () => string;
};

/** A host whose place can change: another page's engine first, one's own when that page has closed. */
export class MovingHost implements Host {
  #host: Host;
  readonly #followers = new Map<HostListener, () => void>();

  constructor(host: Host) {
    this.#host = host;
  }

  move(host: Host): void {
    this.#host = host;
    for (const [listener, stop] of this.#followers) {
      stop();
      this.#followers.set(listener, host.follow(listener));
      listener.told({ type: 'reload' });
    }
  }

  find = (query: Query): Promise<readonly Document[]> => this.#host.find(query);
  get = (ids: readonly DocumentId[]): Promise<readonly Document[]> => this.#host.get(ids);
  run = (name: string, space: SpaceId, input: unknown) => this.#host.run(name, space, input);
  retry = (entry: CommandId, input?: unknown) => this.#host.retry(entry, input);
  dismiss = (entry: CommandId): Promise<void> => this.#host.dismiss(entry);
  older = (request: OlderRequest) => this.#host.older(request);
  fetch = (ids: readonly DocumentId[]): Promise<readonly Document[]> => this.#host.fetch(ids);
  signal = (signal: Signal): void => this.#host.signal(signal);
  reconnect = (): void => this.#host.reconnect();

  follow(listener: HostListener): () => void {
    this.#followers.set(listener, this.#host.follow(listener));
    return () => {
      this.#followers.get(listener)?.();
      this.#followers.delete(listener);
    };
  }
}

/**
 * One page owns the engine and the files, the others use it. Whoever waits longest takes over when the owner closes:
 * the browser gives the lock to it, also when the owner has crashed.
 */
export async function ownOrShare(options: Options): Promise<{ host: Host; close: () => Promise<void> }> {
  const { locks, name } = options;
  const channel = options.channel();
  const leaving = new AbortController();
  const { promise: ended, resolve: release } = Promise.withResolvers<void>();
  let holding: Promise<unknown> = Promise.resolve();

  /** Starts the engine here and keeps the lock until this page closes. */
  async function hold(resolve: (started: Started) => void, reject: (error: unknown) => void): Promise<void> {
    let started: Started;
    try {
      started = await options.start();
    } catch (error) {
      reject(error);
      return;
    }
    const stopServing = serve(started.host, channel, name);
    resolve(started);
    await ended;
    stopServing();
    await started.stop();
  }

  const first = await new Promise<Started | null>((resolve, reject) => {
    holding = locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) {
        resolve(null);
        return;
      }
      await hold(resolve, reject);
    });
  });

  const close = async (): Promise<void> => {
    leaving.abort();
    release();
    await holding.catch(() => undefined);
    channel.close();
  };
  if (first) return { host: first.host, close };

  const remote = new RemoteHost(channel, options.newId());
  const moving = new MovingHost(remote);
  holding = locks.request(name, { signal: leaving.signal }, () =>
    hold((mine) => {
      remote.handOver(mine.host);
      moving.move(mine.host);
    }, options.failed),
  );
  holding.catch(() => undefined);
  return { host: moving, close };
}
