import type { Document } from '../../../model/kernel/document.ts';
import type { CommandId, DocumentId, PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import type { OlderRequest, Presence, Signal } from '../../../model/kernel/protocol.ts';
import type { EngineState, EntryView } from '../engine/engine-state.ts';
import type { Query, Ran } from '../store.ts';

/**
 * What a page needs of the one engine of this device. The page that owns it calls it directly, the other pages
 * through a channel: so everything here is a message, a question with an answer, or a value that is told when it changes.
 */
export interface Host {
  find(query: Query): Promise<readonly Document[]>;
  get(ids: readonly DocumentId[]): Promise<readonly Document[]>;
  run(name: string, space: SpaceId, input: unknown): Promise<Ran>;
  retry(entry: CommandId, input?: unknown): Promise<Ran>;
  dismiss(entry: CommandId): Promise<void>;
  older(request: OlderRequest): Promise<{ more: boolean }>;
  /** Documents that this device does not have, from the server. */
  fetch(ids: readonly DocumentId[]): Promise<readonly Document[]>;
  signal(signal: Signal): void;
  reconnect(): void;
  /** Follows what happens; called at once with what is. The answer ends it. */
  follow(listener: HostListener): () => void;
}

/** Told in the order in which it happened. */
export interface HostListener {
  told(news: News): void;
}

export type News =
  | { type: 'changed'; documents: readonly Document[] }
  | { type: 'forgotten'; ids: readonly DocumentId[] }
  | { type: 'purged'; spaces: readonly SpaceId[] }
  | { type: 'reload' }
  | { type: 'state'; state: HostState }
  | { type: 'entries'; entries: readonly EntryView[] }
  | { type: 'signal'; signal: Signal }
  | { type: 'present'; people: Readonly<Record<PersonId, Presence>> };

/** `ahead`: the server's clock minus this device's, milliseconds. */
export type HostState = { engine: EngineState; ahead: number };
