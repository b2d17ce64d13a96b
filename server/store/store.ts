import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { Tier } from '../../model/kernel/kind.ts';
import type { Refusal } from '../../model/kernel/refusal.ts';

/**
 * Where the server keeps everything. Two implementations (SQLite, PostgreSQL), one acceptance suite.
 * Documents leave it as stored JSON text wherever they are only passed on: a pull parses nothing.
 */
export interface Store {
  /** Names this history of the store; a restored backup gets another. */
  readonly epoch: string;
  /**
   * One transaction, alone among writers. Resolves when it is durable (on disk, as far as fsync promises);
   * rejects and leaves no trace when `work` throws or the disk refuses (`StoreFull`).
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /** Reads what is committed at the moment of each call; never sees a transaction under way. */
  readonly read: Reader;
  /** Several reads of one and the same committed state. Keep it short: the state is held for its length. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A document as the JSON text that goes on the wire. */
export type DocumentText = string;

export interface Reader {
  /** The documents that exist, deleted ones included; order as stored, unknown ids left out. */
  documents(ids: readonly DocumentId[]): Promise<Document[]>;
  /** All live memberships of a person, of every role. Source: documents of kind `membership` whose parent is the person. */
  membershipsOf(person: PersonId): Promise<Document[]>;
  /** All live memberships in a space. */
  membersOf(space: SpaceId): Promise<Document[]>;
  /** Live documents under a parent, oldest first. */
  children(parent: string, kind: string, limit: number): Promise<Document[]>;
  /** The same documents as the text that goes on the wire. */
  entries(ids: readonly DocumentId[]): Promise<LogEntry[]>;
  /** How far these spaces' logs go; a space without a log is left out. */
  heads(spaces: readonly SpaceId[]): Promise<Map<SpaceId, Head>>;
  /** The log after a place, oldest first, deletions included. */
  after(space: SpaceId, seq: number, limit: number): Promise<LogEntry[]>;
  /**
   * The log from a place downwards (`seq ≤ from`), newest first, without deletions, one tier;
   * stops at the first document changed before `since`.
   */
  before(space: SpaceId, tier: Tier, from: number, since: number, limit: number): Promise<LogEntry[]>;
  /**
   * Live documents of a kind in a space (or under a parent in it) with `sort < before`, newest first. Never ends between
   * documents of the same sort value: then it answers more than `limit`.
   */
  older(query: { space: SpaceId; kind: string; parent?: string; before: number; limit: number }): Promise<LogEntry[]>;
  /** Live documents of any kind in a space that hang under one of the parents, oldest first. */
  hanging(space: SpaceId, parents: readonly string[], limit: number): Promise<LogEntry[]>;
  /** How a command ended, if it was ever handled. */
  outcome(command: CommandId): Promise<StoredOutcome | null>;
}

export type LogEntry = {
  id: DocumentId;
  space: SpaceId;
  seq: number;
  kind: string;
  author: PersonId | null;
  changedAt: number;
  deleted: boolean;
  text: DocumentText;
};

/** `seq`: the latest taken. `changedAt`: when, milliseconds. */
export type Head = { seq: number; changedAt: number };

/** A document with its seq, and the text under which it was stored. */
export type StoredDocument = { document: Document; text: DocumentText };

/** What is remembered of a handled command, so that a lost answer never applies it twice. */
export type StoredOutcome = { person: PersonId; status: 'done' | 'rejected'; refusal: Refusal | null; documents: DocumentId[] };

export interface WriteTransaction extends Reader {
  /** Undoes what `work` did, and only that, when it throws; the error goes on to the caller. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Takes the next seq of each document's space, in order, and stores them.
   * @returns the documents as stored, with seq
   */
  put(documents: readonly Document[], tier: (kind: string) => Tier): Promise<StoredDocument[]>;
  recordOutcome(command: CommandId, outcome: StoredOutcome): Promise<void>;
}

/** The disk or the database is full: nothing was written, the person's device keeps what it has. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

export type { Cursor };
