import type { Command } from '../../model/kernel/command.ts';
import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { CommandId, DocumentId, SpaceId } from '../../model/kernel/ids.ts';

/**
 * The device's copy, as the engine needs it. Implementations: RxDB (SQLite, Dexie or memory below it) and the
 * simulation's disk that forgets. Every method resolves when the change survives the death of the process.
 */
export interface Replica {
  /** Applies the whole change in one transaction or none of it: documents never without their cursor. */
  commit(change: ReplicaChange): Promise<void>;
  records(ids: readonly DocumentId[]): Promise<StoredRecord[]>;
  /** The records with own commands over them: those whose `base` is not `undefined`. */
  touched(): Promise<StoredRecord[]>;
  /**
   * Records of one of these kinds, or deleted, that were last changed before a time: what has fallen out of the window.
   * In the order of their ids, from after one of them.
   */
  changedBefore(query: { kinds: readonly string[]; before: number; after: DocumentId | null; limit: number }): Promise<Document[]>;
  cursors(): Promise<Map<SpaceId, Cursor>>;
  /** All entries in the order they were made. */
  outbox(): Promise<OutboxEntry[]>;
  /** Durable against power loss before it resolves. An entry with a known id is replaced. */
  saveEntries(entries: readonly OutboxEntry[]): Promise<void>;
  removeEntries(ids: readonly CommandId[]): Promise<void>;
  /** Everything of this person leaves the disk (signed out, revoked). */
  wipe(): Promise<void>;
}

/** A document as the device shows it, and the server's version under it while own commands wait. */
export type StoredRecord = {
  document: Document;
  /** `undefined`: the document is the server's. `null`: the server has none yet. */
  base: Document | null | undefined;
};

export type ReplicaChange = {
  put?: readonly StoredRecord[];
  /** Leaves the disk without trace: records that only a refused command had made. */
  forget?: readonly DocumentId[];
  /** `null` forgets the cursor. */
  cursors?: ReadonlyMap<SpaceId, Cursor | null>;
  /** Every record of these spaces leaves the disk, overwritten. Happens before `put`. */
  purge?: readonly SpaceId[];
};

export type OutboxEntry = {
  command: Command;
  /** Grows with each entry of this device. */
  order: number;
  state: EntryState;
};

export type EntryState =
  | { status: 'waiting' }
  /** Refused by the server or by the rule: kept with its text until the person has seen and dealt with it. */
  | { status: 'rejected'; code: string; message: string; text: string | null }
  /** Was refused and has been sent again as another command, in whose transaction this was written: to be removed, never shown. */
  | { status: 'replaced' };

/** The copy cannot be read (corrupt, or another version): set it aside and fill anew, outbox saved first. */
export class ReplicaUnusable extends Error {
  override readonly name = 'ReplicaUnusable';
}

/** The device's disk is full: nothing of the change was stored. */
export class ReplicaFull extends Error {
  override readonly name = 'ReplicaFull';
}
