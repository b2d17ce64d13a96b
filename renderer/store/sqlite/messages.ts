import { ReplicaFull, ReplicaUnusable } from '../replica.ts';
import type { Part } from './database.ts';
import type { StoredRow } from './row.ts';
import type { AnySchema } from './shape.ts';
import type { Batch, Query, Written } from './table.ts';

/**
 * Names an open collection. Requests carry all that they need, so that any of them can be made again to the next owner.
 * `instance` tells the storage instances of one page apart: each hears what the others write.
 */
export type TableName = { database: string; collection: string; version: number };

/** What a page asks of whoever has the files. */
export type Request =
  | { type: 'open'; table: TableName; instance: number; schema: AnySchema }
  | { type: 'close'; table: TableName; instance: number }
  | { type: 'write'; table: TableName; instance: number; batch: Batch; context: string }
  | { type: 'byId'; table: TableName; ids: readonly string[]; withDeleted: boolean }
  | { type: 'since'; table: TableName; lwt: number }
  | { type: 'query'; table: TableName; query: Query }
  | { type: 'count'; table: TableName; query: Query }
  | { type: 'cleanup'; table: TableName; before: number | null }
  | { type: 'remove'; table: TableName }
  | { type: 'ask'; database: string; question: unknown }
  | { type: 'verify'; database: string }
  | { type: 'databases' }
  | { type: 'setAside'; database: string }
  | { type: 'destroy'; database: string };

export type Answers = {
  open: null;
  close: null;
  write: Written;
  byId: StoredRow[];
  since: StoredRow[];
  query: StoredRow[];
  count: { count: number; mode: 'fast' | 'slow' };
  cleanup: null;
  remove: null;
  ask: unknown;
  verify: null;
  databases: DatabaseInfo[];
  setAside: SetAside;
  destroy: null;
};

export type DatabaseInfo = { name: string; part: Part };

/** What became of the outbox: it is in its place, it could not be read and was put by, or there was none. */
export type SetAside = { outbox: 'kept' | 'unreadable' | 'none' };

/** A write that another page or instance made. */
export type Notice = {
  table: TableName;
  context: string;
  written: readonly { row: StoredRow; previous: StoredRow | null }[];
  removed: readonly StoredRow[];
};

export type ToHost = { id: number; request: Request; again: boolean };
export type FromHost = { id: number; answer: unknown } | { id: number; failure: Failure } | { instance: number; notice: Notice };

/** An error as it crosses between threads, where classes get lost. */
export type Failure = { kind: 'full' | 'unusable' | 'closed' | 'other'; message: string };

/** The collection is not open where the files are: it was removed or set aside by another page. */
export class TableClosed extends Error {
  override readonly name = 'TableClosed';
}

export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ReplicaFull) return { kind: 'full', message };
  if (error instanceof ReplicaUnusable) return { kind: 'unusable', message };
  return { kind: error instanceof TableClosed ? 'closed' : 'other', message };
}

export function errorOf({ kind, message }: Failure): Error {
  switch (kind) {
    case 'full':
      return new ReplicaFull(message);
    case 'unusable':
      return new ReplicaUnusable(message);
    case 'closed':
      return new TableClosed(message);
    case 'other':
      return new Error(message);
  }
}
