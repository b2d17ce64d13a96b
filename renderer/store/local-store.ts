import type { z } from 'zod';
import type { CommandOf } from '../../model/kernel/command.ts';
import { cryptoRandom, type CommandId, type DocumentId, type PersonId, type SpaceId, uuidv7 } from '../../model/kernel/ids.ts';
import type { Presence } from '../../model/kernel/protocol.ts';
import { type RefusalCode, refuse } from '../../model/kernel/refusal.ts';
import type { Drafts } from './drafts.ts';
import type { EngineState, EntryView } from './engine/engine-state.ts';
import type { Host, HostState, News } from './host/host.ts';
import { LiveQueries } from './live/live-queries.ts';
import { Keyed } from './live/keyed.ts';
import { Value } from './live/value.ts';
import { Signals } from './signals.ts';
import type { Removals } from './removals.ts';
import type { Live, OutboxItem, Pending, Query, Ran, Store, SyncStatus } from './store.ts';
import type { Uploads } from './uploads/uploads.ts';

type Parts = {
  me: PersonId;
  host: Host;
  drafts: Drafts;
  removals: Removals;
  uploads: Uploads;
  texts: (name: string, input: unknown) => string | null;
};

/** The store that screens see, over the engine wherever that runs. */
export class LocalStore implements Store {
  readonly me: PersonId;
  readonly drafts: Drafts;
  readonly removals: Removals;
  readonly uploads: Uploads;
  readonly #parts: Parts;
  readonly #queries: LiveQueries;
  readonly #signals = new Signals();
  readonly #status = new Value<SyncStatus>({ state: 'starting' });
  readonly #outbox = new Value<readonly OutboxItem[]>([]);
  readonly #pending = new Keyed<DocumentId, Pending>(samePending);
  #entries: readonly EntryView[] = [];
  #state: HostState | null = null;
  #confidential: ReadonlySet<SpaceId> = new Set();
  readonly #unfollow: () => void;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.me = parts.me;
    this.drafts = parts.drafts;
    this.removals = parts.removals;
    this.uploads = parts.uploads;
    this.#queries = new LiveQueries({ find: (query) => parts.host.find(query), get: (ids) => this.#get(ids) });
    this.#unfollow = parts.host.follow({ told: (news) => this.#told(news) });
  }

  documents = (query: Query) => this.#queries.list(query);
  document = (id: DocumentId) => this.#queries.document(id);
  pending = (id: DocumentId): Live<Pending | null> => this.#pending.of(id);
  outbox = () => this.#outbox;
  status = () => this.#status;
  typing = (space: SpaceId, thread: DocumentId | null): Live<readonly PersonId[]> => this.#signals.typing(space, thread);
  presence = (person: PersonId): Live<Presence | null> => this.#signals.presence(person);
  isConfidential = (space: SpaceId): boolean => this.#confidential.has(space);
  newId = (): string => uuidv7(this.now(), cryptoRandom);
  now = (): number => Date.now() + (this.#state?.ahead ?? 0);
  reconnect = (): void => this.#parts.host.reconnect();

  signal: Store['signal'] = (signal) => this.#parts.host.signal({ ...signal, person: this.me });

  run<Schema extends z.ZodType>(definition: CommandOf<Schema>, space: SpaceId, input: z.input<Schema>): Promise<Ran> {
    return this.#parts.host.run(definition.name, space, input);
  }

  async retry(entry: CommandId, input?: unknown): Promise<void> {
    await this.#parts.host.retry(entry, input);
  }

  dismiss(entry: CommandId): Promise<void> {
    return this.#parts.host.dismiss(entry);
  }

  older: Store['older'] = (query) => this.#parts.host.older(query);

  close(): void {
    this.#unfollow();
  }

  /** Looks on the device, and for what is referred to but older than the window, with the server when there is one. */
  async #get(ids: readonly DocumentId[]) {
    return this.#parts.host.get(ids);
  }

  #told(news: News): void {
    switch (news.type) {
      case 'changed':
        this.#queries.changed(news.documents);
        break;
      case 'forgotten':
        this.#queries.forgotten(news.ids);
        break;
      case 'purged':
        this.#queries.purged(news.spaces);
        break;
      case 'reload':
        this.#queries.reload();
        break;
      case 'signal':
        this.#signals.heard(news.signal);
        break;
      case 'present':
        this.#signals.present(news.people);
        break;
      case 'entries':
        this.#entries = news.entries;
        this.#outboxChanged();
        break;
      case 'state':
        this.#state = news.state;
        this.#confidential = new Set(news.state.engine.confidential);
        if (news.state.engine.connection.status !== 'live') this.#signals.silence();
        this.#status.set(statusOf(news.state.engine));
        this.#outboxChanged();
        break;
    }
  }

  #outboxChanged(): void {
    const online = this.#state?.engine.connection.status === 'live';
    const byDocument = new Map<DocumentId, Pending>();
    const items = this.#entries.map((view): OutboxItem => {
      const pending = pendingOf(view, online);
      const { command } = view.entry;
      for (const id of view.touches) byDocument.set(id, pending);
      const text = pending.status === 'rejected' ? pending.text : this.#parts.texts(command.name, command.input);
      return { entry: command.id, command: command.name, space: command.space, input: command.input, text, at: command.at, pending };
    });
    this.#pending.replace(byDocument);
    this.#outbox.set(items);
  }
}

function pendingOf({ entry, held }: EntryView, online: boolean): Pending {
  const { id } = entry.command;
  if (entry.state.status === 'rejected') {
    const { code, message, text } = entry.state;
    return { status: 'rejected', entry: id, refusal: refuse(code as RefusalCode, message), text };
  }
  return held ? { status: 'uploading', entry: id } : { status: 'waiting', entry: id, online };
}

const samePending = (a: Pending, b: Pending): boolean =>
  a.status === b.status && a.entry === b.entry && (a.status !== 'waiting' || a.online === (b as typeof a).online);

/** What the person needs to know of the machinery, in one word and two figures. */
export function statusOf({ connection, storage, waiting, lastInSync }: EngineState): SyncStatus {
  if (connection.status === 'revoked') return { state: 'revoked' };
  if (storage.status === 'full') return { state: 'full', waiting };
  switch (connection.status) {
    case 'live':
      return { state: 'live', waiting, filling: connection.filling };
    case 'connecting':
      return { state: 'connecting', waiting, lastInSync };
    case 'offline':
      return { state: 'offline', waiting, lastInSync };
    case 'signedOut':
      return { state: 'signedOut', waiting };
    case 'outdated':
      return { state: 'outdated', waiting };
  }
}
