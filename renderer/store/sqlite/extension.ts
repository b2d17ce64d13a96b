import type { SqliteConnection } from './connection.ts';

/**
 * Something that lives in the same database and changes in the same transactions as the documents, such as an index
 * for search: it can never disagree with them.
 */
export interface Extension {
  /** Makes its own tables, if they are not there. Runs when the database is opened, before the first write. */
  open(connection: SqliteConnection): void;
  /** The collection whose writes it wants to see. */
  readonly collection: string;
  /** Inside the transaction of the write: throwing undoes the write too. */
  onWrite: ExtensionWrite;
  /** A question of the page's. Both sides must be able to cross between threads. */
  ask(connection: SqliteConnection, question: unknown): unknown;
}

export type ExtensionWrite = (connection: SqliteConnection, change: ExtensionChange) => void;

export type ExtensionChange = {
  /** Numbers of rows that leave the table. They may be given to other documents later. */
  removed: readonly number[];
  /** Rows as they are now. `data` is the document's JSON; a number stays with its document for as long as it is stored. */
  written: readonly { row: number; id: string; deleted: boolean; data: string }[];
};
