import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../../model/kernel/ids.ts';
import type { LiveFrame, OlderRequest, Signal } from '../../../model/kernel/protocol.ts';
import type { Engine } from '../engine/engine.ts';
import type { Screen } from '../engine/parts.ts';
import { newestFirst } from '../live/live-list.ts';
import type { Query, Ran } from '../store.ts';
import type { Host, HostListener, HostState, News } from './host.ts';

/** A replica as screens read it. */
export interface Finder {
  find(query: Query): Promise<readonly Document[]>;
  documents(ids: readonly DocumentId[]): Promise<readonly Document[]>;
}

type Ephemeral = Extract<LiveFrame, { type: 'signal' | 'presence' }>;

/** What the engine tells of itself, spread to whoever follows. Made before the engine, which speaks while it opens. */
export class Broadcast implements Screen {
  readonly listeners = new Set<HostListener>();

  readonly tell = (news: News): void => {
    for (const listener of [...this.listeners]) listener.told(news);
  };
  changed = (documents: readonly Document[]) => this.tell({ type: 'changed', documents });
  forgotten = (ids: readonly DocumentId[]) => this.tell({ type: 'forgotten', ids });
  purged = (spaces: readonly SpaceId[]) => this.tell({ type: 'purged', spaces });
  reload = () => this.tell({ type: 'reload' });
  ephemeral = (frame: Ephemeral) =>
    this.tell(frame.type === 'signal' ? { type: 'signal', signal: frame.signal } : { type: 'present', people: frame.people });
}

/** The engine of this very page. */
export class EngineHost implements Host {
  readonly #engine: Engine;
  readonly #finders: readonly Finder[];
  readonly #broadcast: Broadcast;
  readonly #stops: (() => void)[];

  /** @param finders the replica on the disk and the one in memory */
  constructor(engine: Engine, finders: readonly Finder[], broadcast: Broadcast) {
    this.#engine = engine;
    this.#finders = finders;
    this.#broadcast = broadcast;
    this.#stops = [
      engine.state.subscribe(() => broadcast.tell({ type: 'state', state: this.#state() })),
      engine.entries.subscribe(() => broadcast.tell({ type: 'entries', entries: engine.entries.get() })),
    ];
  }

  async find(query: Query): Promise<readonly Document[]> {
    const [first, ...others] = await Promise.all(this.#finders.map((finder) => finder.find(query)));
    if (others.every((found) => found.length === 0)) return first ?? [];
    return [first ?? [], ...others].flat().sort(newestFirst).slice(0, query.limit);
  }

  async get(ids: readonly DocumentId[]): Promise<readonly Document[]> {
    return (await Promise.all(this.#finders.map((finder) => finder.documents(ids)))).flat();
  }

  run = (name: string, space: SpaceId, input: unknown): Promise<Ran> => this.#engine.run(name, space, input);
  retry = (entry: CommandId, input?: unknown): Promise<Ran> => this.#engine.retry(entry, input);
  dismiss = (entry: CommandId): Promise<void> => this.#engine.dismiss(entry);
  fetch = (ids: readonly DocumentId[]): Promise<readonly Document[]> => this.#engine.fetch(ids);
  signal = (signal: Signal): void => this.#engine.signal(signal);
  reconnect = (): void => this.#engine.reconnect();

  async older(request: OlderRequest): Promise<{ more: boolean }> {
    return { more: (await this.#engine.older(request)).more };
  }

  follow(listener: HostListener): () => void {
    this.#broadcast.listeners.add(listener);
    listener.told({ type: 'state', state: this.#state() });
    listener.told({ type: 'entries', entries: this.#engine.entries.get() });
    return () => this.#broadcast.listeners.delete(listener);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#broadcast.listeners.clear();
  }

  #state(): HostState {
    return { engine: this.#engine.state.get(), ahead: this.#engine.now() - Date.now() };
  }
}
