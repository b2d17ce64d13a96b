import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { COMPANY, spaceDocument } from '../../model/kernel/ids.ts';
import { claimFolder } from '../data-folder.ts';
import { SEEDED } from './seed.ts';

/**
 * What lies in a data folder before a server opens it. `nothing`: no company and nobody with an account. `unfinished`: the demo
 * company, cut short while it was made. `company`: somebody's own, which the demo neither fills nor removes.
 */
export type Holding = 'nothing' | 'demo' | 'unfinished' | 'company';

export function lookInto(folder: string): Holding {
  const path = join(folder, 'fikarum.db');
  if (!existsSync(path)) return 'nothing';
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const has = (table: string, where = '', ...values: string[]): boolean => {
      const known = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table);
      return known !== undefined && database.prepare(`SELECT 1 FROM ${table} ${where} LIMIT 1`).get(...values) !== undefined;
    };
    const begun = has('documents', 'WHERE id = ?', spaceDocument(COMPANY));
    if (has('act', 'WHERE action = ?', SEEDED)) return begun ? 'demo' : 'unfinished';
    return begun || has('account') ? 'company' : 'nothing';
  } finally {
    database.close();
  }
}

/**
 * Removes what a server keeps in a folder, and nothing that it does not.
 * @throws FolderInUse while a server works on it
 */
export function clear(folder: string): void {
  claimFolder(folder).release();
  for (const name of ['fikarum.db', 'fikarum.db-wal', 'fikarum.db-shm', 'blobs', 'uploads', 'lock', 'lock-journal'])
    rmSync(join(folder, name), { recursive: true, force: true });
}
