import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SideTables } from './side-tables.ts';

describe('tables beside the log', () => {
  let folder: string;
  let tables: SideTables;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'side-'));
    tables = new SideTables(join(folder, 'log.db'));
    tables.define('CREATE TABLE IF NOT EXISTS things (name TEXT PRIMARY KEY)');
  });
  afterEach(() => {
    tables.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const names = () =>
    tables.database
      .prepare('SELECT name FROM things ORDER BY name')
      .all()
      .map((row) => row.name);

  it('leaves nothing of a transaction that throws', async () => {
    await expect(
      tables.write((database) => {
        database.exec("INSERT INTO things VALUES ('half')");
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(names()).toEqual([]);
  });

  it('waits for another writer without blocking the thread it needs to finish', async () => {
    const log = new DatabaseSync(join(folder, 'log.db'));
    log.exec("BEGIN IMMEDIATE; INSERT INTO things VALUES ('log')");
    const waiting = tables.write((database) => database.exec("INSERT INTO things VALUES ('side')"));
    await delay(50);
    log.exec('COMMIT');
    await waiting;
    log.close();
    expect(names()).toEqual(['log', 'side']);
  });

  it('can be defined again over what is there', () => {
    tables.define('CREATE TABLE IF NOT EXISTS things (name TEXT PRIMARY KEY)');
    expect(names()).toEqual([]);
  });
});
