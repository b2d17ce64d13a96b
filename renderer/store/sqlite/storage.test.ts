import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { storageCases } from './acceptance/cases.ts';
import { nodeReplica } from './node-storage.ts';
import type { SqliteStorage } from './rx-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'fikarum-storage-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the replica on SQLite, in Node', () => {
  const replica = nodeReplica(folder);
  const pages = new Map<string, SqliteStorage>();
  const storage = (page: string) => {
    const made = pages.get(page) ?? replica.storage(page);
    pages.set(page, made);
    return made;
  };
  for (const { name, run } of storageCases) it(name, () => run({ storage }));
});
