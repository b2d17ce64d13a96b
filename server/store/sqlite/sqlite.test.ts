import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDocument, asSpace, storeAcceptance, tierOf } from '../acceptance.ts';
import { StoreFull } from '../store.ts';
import { SqliteStore } from './sqlite.ts';

storeAcceptance('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fikarum-store-'));
  return {
    open: async () => new SqliteStore({ path: join(folder, 'store.db') }),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});

describe('the SQLite file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fikarum-store-'));
    path = join(folder, 'store.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is in WAL and synchronous=FULL, so that an answered commit is on the disk', async () => {
    const store = new SqliteStore({ path });
    const look = new DatabaseSync(path);
    expect(look.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    look.close();
    await store.close();
  });

  test('says the disk is full, leaves no trace, and works again when there is room', async () => {
    const store = new SqliteStore({ path });
    await store.write((transaction) => transaction.put([aDocument('before')], tierOf));
    const limit = (pages: number) => store.write(async () => store.limitPages(pages));
    await limit(40);
    const big = aDocument('big', { body: { text: 'x'.repeat(500_000) } });
    const attempt = store.write(async (transaction) => {
      await transaction.put([aDocument('small')], tierOf);
      await transaction.savepoint(() => transaction.put([big], tierOf));
    });
    await expect(attempt).rejects.toBeInstanceOf(StoreFull);
    expect((await store.read.after(asSpace('company'), 0, 10)).map((entry) => entry.id)).toEqual(['before']);
    await limit(1_000_000);
    await store.write((transaction) => transaction.put([big], tierOf));
    expect(store.problems()).toEqual([]);
    await store.close();
  });

  test('copied or restored from a backup it begins a new epoch; merely reopened it does not', async () => {
    const store = new SqliteStore({ path });
    await store.write((transaction) => transaction.put([aDocument('a')], tierOf));
    const epoch = store.epoch;
    const backup = join(folder, 'backup.db');
    await store.backupTo(backup);
    await store.write((transaction) => transaction.put([aDocument('b')], tierOf));
    await store.close();

    const restored = new SqliteStore({ path: backup });
    expect(restored.epoch).not.toBe(epoch);
    expect((await restored.read.after(asSpace('company'), 0, 10)).map((entry) => entry.id)).toEqual(['a']);
    const restoredEpoch = restored.epoch;
    await restored.close();
    const again = new SqliteStore({ path: backup });
    expect(again.epoch).toBe(restoredEpoch);
    await again.close();

    copyFileSync(path, join(folder, 'copy.db'));
    const copied = new SqliteStore({ path: join(folder, 'copy.db') });
    expect(copied.epoch).not.toBe(epoch);
    await copied.close();
  });

  test('every query of the log and the lists goes along an index, none sorts or scans', async () => {
    await new SqliteStore({ path }).close();
    const look = new DatabaseSync(path);
    const plan = (sql: string) =>
      look
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => String(row.detail))
        .join('; ');
    const queries = [
      `SELECT text FROM documents WHERE parent = 'p' AND kind = 'membership' AND deleted = 0`,
      `SELECT text FROM documents WHERE space = 's' AND kind = 'membership' AND deleted = 0`,
      `SELECT text FROM documents WHERE parent = 'p' AND kind = 'k' AND deleted = 0 ORDER BY sort LIMIT 5`,
      `SELECT text FROM documents WHERE space = 's' AND seq > 5 ORDER BY seq LIMIT 5`,
      `SELECT text FROM documents WHERE space = 's' AND tier = 'core' AND seq <= 5 AND deleted = 0 ORDER BY seq DESC LIMIT 5`,
      `SELECT text FROM documents WHERE parent = 'p' AND space = 's' AND deleted = 0 ORDER BY kind, sort LIMIT 5`,
    ];
    for (const sql of queries) {
      expect(plan(sql)).toMatch(/^SEARCH documents USING INDEX \w+ \([^)]+\)$/);
    }
    look.close();
  });

  test('killed twenty times in the middle of writing, it has lost nothing it had acknowledged', { timeout: 120_000 }, async () => {
    const acknowledged: string[] = [];
    for (let life = 0; life < 20; life++) {
      const rounds = await writeUntilKilled(path, `life${life}`, 5 + Math.random() * 40);
      for (const round of rounds) for (let index = 0; index < 20; index++) acknowledged.push(`life${life}-${round}-${index}`);
    }
    const store = new SqliteStore({ path });
    expect(store.problems()).toEqual([]);
    const log = await store.read.after(asSpace('company'), 0, 10_000_000);
    const held = new Set<string>(log.map((entry) => entry.id));
    expect(acknowledged.length).toBeGreaterThan(20 * 20);
    expect(acknowledged.filter((id) => !held.has(id))).toEqual([]);
    // Whole transactions only, and numbers without a gap.
    expect(log.length % 20).toBe(0);
    expect(log.every((entry, index) => entry.seq === index + 1)).toBe(true);
    expect((await store.read.heads([asSpace('company')])).get(asSpace('company'))?.seq).toBe(log.length);
    await store.close();
  });
});

/** @returns the rounds the process had acknowledged before it died */
function writeUntilKilled(path: string, name: string, milliseconds: number): Promise<number[]> {
  const script = fileURLToPath(new URL('./writer.fixture.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdout.on('data', (chunk) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
      said += chunk;
    });
    child.on('close', () => resolve(said.split('\n').slice(0, -1).map(Number)));
  });
}
