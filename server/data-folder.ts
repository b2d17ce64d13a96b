import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * The folder in which a server keeps everything: `fikarum.db`, `blobs/`, `uploads/`. One process at a time may change what lies
 * in it, because the others' devices are told by that process alone. The lock is one of the operating system's (held through
 * SQLite on a small file), so it goes when the process does, however it dies.
 * @throws FolderInUse
 */
export function claimFolder(folder: string): { database: string; release: () => void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new FolderInUse('a server or another command works on this folder', { cause: error });
  }
  return { database: join(folder, 'fikarum.db'), release: () => lock.isOpen && lock.close() };
}
