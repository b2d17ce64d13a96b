import type { z } from 'zod';
import type { CommandOf } from '../../model/kernel/command.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Presence, Signal } from '../../model/kernel/protocol.ts';
import type { Refusal } from '../../model/kernel/refusal.ts';
import type { Drafts } from './drafts.ts';
import type { Removals } from './removals.ts';
import type { Uploads } from './uploads/uploads.ts';

/**
 * What the screens see of the whole machinery below: documents that change by themselves, and commands.
 * Everything answers from this device; nothing waits for the network but `older`.
 */
export interface Store {
  readonly me: PersonId;
  /** What is begun and not sent, per place. */
  readonly drafts: Drafts;
  /** What is removed as soon as nobody can regret it any more. */
  readonly removals: Removals;
  /** Files on their way to the server. */
  readonly uploads: Uploads;
  /** Must what is written in this space stay off the disk? */
  isConfidential(space: SpaceId): boolean;
  /** Live documents, newest first (largest `sort`). */
  documents(query: Query): Live<readonly Document[]>;
  /** One live document; `undefined` while the device is looking, `null` when it has none (or it is deleted). */
  document(id: DocumentId): Live<Document | null | undefined>;
  /** What waits or failed among the person's own doings, by the documents they touch. */
  pending(id: DocumentId): Live<Pending | null>;
  outbox(): Live<readonly OutboxItem[]>;
  status(): Live<SyncStatus>;
  /** Who types in a space (or thread), who is here. Empty while offline. */
  typing(space: SpaceId, thread: DocumentId | null): Live<readonly PersonId[]>;
  presence(person: PersonId): Live<Presence | null>;
  signal(signal: DistributiveOmit<Signal, 'person'>): void;

  /**
   * Does what the person meant: checked, kept in the outbox, on the screen; sent when there is a network.
   * @returns the refusal when the rule says no at once: nothing was stored and the caller still has the text
   */
  run<Schema extends z.ZodType>(definition: CommandOf<Schema>, space: SpaceId, input: z.input<Schema>): Promise<Ran>;
  /** Sends a failed entry again, changed if `input` is given. */
  retry(entry: CommandId, input?: unknown): Promise<void>;
  /** The person has seen the failure and lets it go. */
  dismiss(entry: CommandId): Promise<void>;
  /** Tries the network now. */
  reconnect(): void;
  /** Fetches documents older than the window into the device. Online only: rejects with `TransportError` when there is none. */
  older(query: { space: SpaceId; kind: string; parent?: string; before: number; limit: number }): Promise<{ more: boolean }>;
  /** A new UUIDv7 for a thing made here. */
  newId(): string;
  now(): number;
}

export type Query = {
  kind: string;
  space?: SpaceId;
  /** With it, `space` is not needed: what hangs under one thing. */
  parent?: string;
  /** At most this many of the newest. Left out: all (only under a parent or for core kinds). */
  limit?: number;
};

/** A value that changes by itself; made for `useSyncExternalStore`. `get` answers the same reference until it changes. */
export interface Live<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export type Ran = { ok: true; entry: CommandId } | { ok: false; refusal: Refusal };

export type Pending =
  /** In the outbox: waits for the network (or is on its way). */
  | { status: 'waiting'; entry: CommandId; online: boolean }
  /** Waits for a file that is being uploaded. */
  | { status: 'uploading'; entry: CommandId }
  | { status: 'rejected'; entry: CommandId; refusal: Refusal; text: string | null };

export type OutboxItem = {
  entry: CommandId;
  command: string;
  space: SpaceId;
  input: unknown;
  text: string | null;
  at: number;
  pending: Pending;
};

export type SyncStatus =
  | { state: 'starting' }
  | { state: 'connecting'; waiting: number; lastInSync: number | null }
  | { state: 'live'; waiting: number; filling: boolean }
  | { state: 'offline'; waiting: number; lastInSync: number | null }
  /** The session is over: everything is kept, and the person is asked to sign in when they like. */
  | { state: 'signedOut'; waiting: number }
  | { state: 'revoked' }
  | { state: 'outdated'; waiting: number }
  /** The device's disk is full: what is written now is not kept until there is room. */
  | { state: 'full'; waiting: number };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
