import { ReplicaFull, ReplicaUnusable } from '../replica.ts';

/** An error of SQLite itself. `code` is a primary result code, https://sqlite.org/rescode.html */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure';
  readonly code: number;
  constructor(code: number, message: string, options?: ErrorOptions) {
    super(`${message} (SQLite ${code})`, options);
    this.code = code & 0xff;
  }
}

const CORRUPT = 11;
export const FULL = 13;
const NOT_A_DATABASE = 26;

/** Gives the failures that the application acts upon their own names; all others stay as they are. */
export function named(error: unknown): unknown {
  if (!(error instanceof SqliteFailure)) return error;
  if (error.code === CORRUPT || error.code === NOT_A_DATABASE) return new ReplicaUnusable(error.message, { cause: error });
  if (error.code === FULL) return new ReplicaFull(error.message, { cause: error });
  return error;
}
