import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplicaFull, ReplicaUnusable } from '../replica.ts';
import { openDatabase } from './acceptance/database.ts';
import { type Instance, insert, open as openInstance, type Thing, write, full } from './acceptance/setting.ts';
import type { SqliteConnection } from './connection.ts';
import { Database } from './database.ts';
import type { Extension } from './extension.ts';
import { NodeFiles } from './node-connection.ts';
import { nodeReplica } from './node-storage.ts';
import type { SqliteStorage, SqliteStorageInstance } from './rx-storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fikarum-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openIn = (storage: SqliteStorage, collection = 'documents') =>
  openInstance({ storage: () => storage }, { database: 'me', collection }) as Promise<Instance & SqliteStorageInstance<Thing>>;
const onDisk = () =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join();
const pragma = (connection: SqliteConnection, name: string) => [...connection.prepare(`PRAGMA ${name}`).rows([])][0]?.[0];

describe('durability', () => {
  it('the outbox waits for the disk at every commit, the documents do not', async () => {
    const files = new NodeFiles(folder);
    for (const [part, synchronous] of [
      ['outbox', 2],
      ['documents', 1],
    ] as const) {
      const database = await Database.open(files, 'me', part, null);
      expect(pragma(database.connection, 'synchronous')).toBe(synchronous);
      expect(pragma(database.connection, 'journal_mode')).toBe('wal');
      expect(pragma(database.connection, 'secure_delete')).toBe(1);
      database.close();
    }
  });

  it('the outbox lies in a file of its own', async () => {
    const { storage, page } = nodeReplica(folder);
    await insert<Thing>(await openIn(storage(), 'outbox'), { id: 'a' });
    await insert<Thing>(await openIn(storage()), { id: 'a' });
    const databases = await page('p').request({ type: 'databases' });
    expect(databases.map(({ name, part }) => `${name} ${part}`).sort()).toEqual(['me documents', 'me outbox']);
  });

  it('a batch whose answer was lost is written once when it is sent again to the next owner', async () => {
    const first = nodeReplica(folder);
    const storage = first.storage();
    const instance = await openIn(storage);
    const heard: string[] = [];
    instance
      .changeStream()
      .subscribe(({ events }) => heard.push(...events.map(({ operation, documentId }) => `${operation} ${documentId}`)));
    // The owner commits and dies before it answers.
    await first.host.drop('page');
    storage.client.attach({ send: (message) => void first.host.receive('gone', structuredClone(message)) });
    const document = full<Thing>({ id: 'x', age: 1 });
    const writing = write(instance, [{ document }]);
    const committing = instance.commit({ put: [{ id: 'y' }], remove: ['z'] }, 'sync');
    await new Promise((done) => setTimeout(done, 20));
    storage.client.detach();
    await first.host.drop('gone');
    const counting = instance.count({ query: { selector: {}, sort: [{ id: 'asc' }], skip: 0 }, queryPlan: {} as never });

    const second = nodeReplica(folder);
    const newcomer = await openIn(second.storage('newcomer'));
    second.adopt('page', storage.client);
    expect(await writing).toEqual([]);
    await committing;
    expect((await counting).count).toBe(2);
    expect((await newcomer.findDocumentsById(['x'], false))[0]).toEqual(document);
    expect(heard.filter((one) => one === 'INSERT x')).toHaveLength(1);
  });

  it('after a change of owner a page hears what it may have missed', async () => {
    const first = nodeReplica(folder);
    const [a, b] = [first.storage('a'), first.storage('b')];
    const [writer, reader] = [await openIn(a), await openIn(b)];
    await insert<Thing>(reader, { id: 'before' });
    const heard: string[] = [];
    reader.changeStream().subscribe(({ events }) => heard.push(...events.map(({ documentId }) => documentId)));
    b.client.detach();
    await first.host.drop('b');
    await insert<Thing>(writer, { id: 'missed' });
    await writer.close();
    const second = nodeReplica(folder);
    second.adopt('b', b.client);
    await expect.poll(() => heard).toContain('missed');
  });
});

describe('what is removed leaves the disk', () => {
  const secret = 'Räkneexempel-4711';
  const words = Array.from(
    { length: 300 },
    (_, index): Thing => ({ id: `t${index}`, name: 'group:lost', tags: [`${secret} ${'x'.repeat(index * 40)}`] }),
  );

  it.each(['purge', 'remove', 'tombstones'])('by %s', async (way) => {
    const { storage } = nodeReplica(folder);
    const instance = await openIn(storage());
    await insert(instance, ...words, { id: 'stays', name: 'group:other', tags: ['Kvarblivet'] });
    expect(onDisk()).toContain('R\u00c3\u00a4kneexempel');
    if (way === 'purge') await instance.commit({ purge: { field: 'name', values: ['group:lost'] } }, 'sync');
    if (way === 'remove') await instance.commit({ remove: words.map(({ id }) => id) }, 'sync');
    if (way === 'tombstones') {
      const stored = await instance.findDocumentsById(
        words.map(({ id }) => id),
        false,
      );
      const rows = stored.map((previous) => ({ previous, document: { ...full<Thing>({ id: previous.id }, 2), _deleted: true } }));
      expect(await write(instance, rows)).toEqual([]);
      await instance.cleanup(0);
    }
    // While it is open: not only closing clears the log.
    const left = onDisk();
    expect(left).toContain('Kvarblivet');
    expect(left).not.toContain('kneexempel');
    expect(left).not.toContain('group:lost');
    expect(await instance.findDocumentsById(['t1', 'stays'], true)).toHaveLength(1);
  });
});

describe('a database that cannot be read', () => {
  const path = (part: string) => new NodeFiles(folder).path(`me.${part}`);
  const change = (file: string, sql: string) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  const damages: [string, (file: string) => void][] = [
    ['is of another version', (file) => change(file, 'PRAGMA user_version = 99')],
    ['is of another program', (file) => change(file, 'PRAGMA application_id = 1')],
    ['is no database', (file) => writeFileSync(file, 'x'.repeat(9000))],
    ['ends too early', (file) => truncateSync(file, 40_000)],
    ['has lost its first page', (file) => writeFileSync(file, Buffer.concat([Buffer.alloc(100), readFileSync(file).subarray(100)]))],
  ];

  async function leave(): Promise<void> {
    const { storage } = nodeReplica(folder);
    for (const collection of ['documents', 'outbox']) {
      const instance = await openIn(storage(), collection);
      await insert(instance, ...Array.from({ length: 500 }, (_, index) => ({ id: `t${index}`, tags: ['x'.repeat(200)] })));
      await instance.close();
    }
  }

  it.each(damages)('because it %s: says so, and is set aside with the outbox kept', async (_, damage) => {
    await leave();
    damage(path('documents'));
    const { storage, page } = nodeReplica(folder);
    await expect(openIn(storage())).rejects.toBeInstanceOf(ReplicaUnusable);
    expect(await page('p').request({ type: 'setAside', database: 'me' })).toEqual({ outbox: 'kept' });
    expect(await (await openIn(storage())).findDocumentsById(['t1'], true)).toEqual([]);
    expect(await (await openIn(storage(), 'outbox')).findDocumentsById(['t1'], true)).toHaveLength(1);
  });

  it('RxDB hands the error on, and opens what was set aside as new', async () => {
    const open = () => {
      const { storage, page } = nodeReplica(folder);
      return { page, opening: openDatabase({ storage }, 'a', 'me') };
    };
    const { database, outbox } = await open().opening;
    await outbox.insert({ id: 'kept', order: 1, entry: '{}' });
    await database.close();
    truncateSync(path('documents'), 40_000);
    const { page, opening } = open();
    await expect(opening).rejects.toBeInstanceOf(ReplicaUnusable);
    await page('p').request({ type: 'setAside', database: 'me' });
    const again = await open().opening;
    expect((await again.outbox.find().exec()).map(({ id }) => id)).toEqual(['kept']);
    expect(await again.documents.count().exec()).toBe(0);
    await again.database.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an outbox that cannot be read is put by for whoever can', async () => {
    await leave();
    truncateSync(path('outbox'), 40_000);
    const { storage, page } = nodeReplica(folder);
    await expect(openIn(storage(), 'outbox')).rejects.toBeInstanceOf(ReplicaUnusable);
    expect(await page('p').request({ type: 'setAside', database: 'me' })).toEqual({ outbox: 'unreadable' });
    expect(readFileSync(`${path('outbox')}-kept`)).toHaveLength(40_000);
    await insert<Thing>(await openIn(storage(), 'outbox'), { id: 'new' });
  });

  it('damage further in is met when it is read, or looked for', async () => {
    await leave();
    const bytes = readFileSync(path('documents'));
    bytes.fill(0xff, 65_536);
    writeFileSync(path('documents'), bytes);
    const { storage, page } = nodeReplica(folder);
    const instance = await openIn(storage());
    await expect(
      instance.query({ query: { selector: {}, sort: [{ id: 'asc' }], skip: 0 }, queryPlan: {} as never }),
    ).rejects.toBeInstanceOf(ReplicaUnusable);
    await expect(page('p').request({ type: 'verify', database: 'me' })).rejects.toBeInstanceOf(ReplicaUnusable);
  });

  it('everything of one person can be destroyed, and nothing of another', async () => {
    await leave();
    const { storage, page } = nodeReplica(folder);
    await openIn(storage());
    const other = await openInstance({ storage: () => storage('q') }, { database: 'you' });
    await page('p').request({ type: 'destroy', database: 'me' });
    expect(existsSync(path('documents')) || existsSync(path('outbox'))).toBe(false);
    await insert(other, { id: 'x' });
  });
});

describe('a full disk', () => {
  it('says so, and nothing of the batch is stored', async () => {
    const { storage, files } = nodeReplica(folder);
    const open = files.open.bind(files);
    files.open = async (name) => {
      const connection = await open(name);
      const exec = connection.exec.bind(connection);
      connection.exec = (sql) => exec(sql.includes('user_version =') ? `${sql}; PRAGMA max_page_count = 20` : sql);
      return connection;
    };
    const instance = await openIn(storage());
    await insert<Thing>(instance, { id: 'first' });
    const much = Array.from({ length: 300 }, (_, index): Thing => ({ id: `t${index}`, tags: ['x'.repeat(5000)] }));
    await expect(insert(instance, ...much)).rejects.toBeInstanceOf(ReplicaFull);
    expect(await instance.findDocumentsById(['first', 't0', 't1'], true)).toHaveLength(1);
    expect(await insert<Thing>(instance, { id: 'second' })).toEqual([]);
  });
});

describe('an extension in the same transactions', () => {
  const index: Extension = {
    collection: 'documents',
    open: (connection) => connection.exec("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, content='', contentless_delete=1)"),
    onWrite(connection, { written, removed }) {
      const remove = connection.prepare('DELETE FROM words WHERE rowid = ?');
      const add = connection.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
      for (const row of [...removed, ...written.map(({ row }) => row)]) remove.run([row]);
      for (const { row, deleted, data } of written) {
        const { tags } = JSON.parse(data) as Thing;
        if (tags?.includes('forbidden')) throw new Error('not this one');
        if (!deleted) add.run([row, tags?.join(' ') ?? '']);
      }
    },
    ask: (connection, question) =>
      [
        ...connection
          .prepare('SELECT d.id FROM words JOIN "documents-0" d ON d.row = words.rowid WHERE words MATCH ?')
          .rows([String(question)]),
      ].flat(),
  };

  it('never disagrees with the documents', async () => {
    const { storage, page } = nodeReplica(folder, index);
    const instance = await openIn(storage());
    const ask = (question: string) => page('p').request({ type: 'ask', database: 'me', question });
    await insert<Thing>(instance, { id: 'a', tags: ['kaffe'] }, { id: 'b', tags: ['kaffe', 'bulle'] });
    expect(await ask('kaffe')).toEqual(['a', 'b']);
    await instance.commit({ put: [{ id: 'a', tags: ['te'] }] }, 'sync');
    expect([await ask('kaffe'), await ask('te')]).toEqual([['b'], ['a']]);
    await expect(insert<Thing>(instance, { id: 'c', tags: ['kaffe'] }, { id: 'd', tags: ['forbidden'] })).rejects.toThrow('not this one');
    expect([await ask('kaffe'), (await instance.findDocumentsById(['c', 'd'], true)).length]).toEqual([['b'], 0]);
    await instance.commit({ remove: ['b'] }, 'sync');
    await insert<Thing>(instance, { id: 'e', tags: ['bulle'] });
    expect([await ask('kaffe'), await ask('bulle')]).toEqual([[], ['e']]);
  });
});
