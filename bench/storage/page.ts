// What bench/storage.ts measures, inside a browser: the same documents and questions on our storage and on RxDB's for IndexedDB.
import {
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type RxDocumentData,
  type RxStorage,
  type RxStorageInstance,
  randomToken,
} from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Document } from '../../model/kernel/document.ts';
import { cryptoRandom, type DocumentId, type PersonId, type SpaceId, uuidv7 } from '../../model/kernel/ids.ts';
import { cursorRow, type DocumentRow, documentRow, documentsSchema, type OutboxRow, outboxSchema } from '../../renderer/store/schema.ts';
import { SqliteStorageInstance } from '../../renderer/store/sqlite/rx-storage.ts';
import { ReplicaTabs } from '../../renderer/store/tabs/replica-tabs.ts';
import { percentile } from '../figure.ts';

type Instance<T> = RxStorageInstance<T, object, object>;
export type Measured = Record<string, number>;

const BATCH = 5000;
const KINDS = ['message', 'comment', 'post', 'reaction'];
const WORDS = 'vi ses klockan tre i stora salen och tar kaffe efteråt om någon vill följa med till huset bredvid'.split(' ');

const spaces = Array.from({ length: 200 }, () => `group:${uuidv7(Date.now(), cryptoRandom)}` as SpaceId);
const posts = Array.from({ length: 2000 }, () => uuidv7(Date.now(), cryptoRandom));

/** Some 300 bytes, as a message or a comment of a few sentences is. */
function makeDocument(index: number): Document {
  const at = 1_780_000_000_000 - index * 60_000;
  const text = Array.from({ length: 9 }, (_, word) => WORDS[(index * 7 + word * 3) % WORDS.length]).join(' ');
  return {
    id: uuidv7(at, cryptoRandom) as DocumentId,
    space: spaces[index % spaces.length] as SpaceId,
    kind: KINDS[index % KINDS.length] as string,
    seq: index,
    parent: posts[index % posts.length] as string,
    author: `p${index % 300}` as PersonId,
    sort: at,
    createdAt: at,
    changedAt: at,
    deleted: false,
    body: { text },
  };
}

let documents: Document[] = [];

async function openDocuments(storage: RxStorage<object, object>, database: string): Promise<Instance<DocumentRow>> {
  return openCollection(storage, database, 'documents', fillWithDefaultSettings(documentsSchema));
}

function openCollection<T>(
  storage: RxStorage<object, object>,
  databaseName: string,
  collectionName: string,
  schema: Instance<T>['schema'],
) {
  return storage.createStorageInstance<T>({
    databaseInstanceToken: randomToken(10),
    databaseName,
    collectionName,
    schema,
    options: {},
    multiInstance: true,
    devMode: false,
  });
}

const withMeta = <T>(row: T, lwt: number): RxDocumentData<T> =>
  ({ ...row, _deleted: false, _attachments: {}, _meta: { lwt }, _rev: '1-bench' }) as RxDocumentData<T>;

/** Writes everything as a first copy does: in batches, each with its cursor, the next when the one before is stored. Documents a second. */
async function firstCopy(instance: Instance<DocumentRow>): Promise<number> {
  const started = performance.now();
  for (let start = 0; start < documents.length; start += BATCH) {
    const rows = documents.slice(start, start + BATCH).map((document) => documentRow({ document, base: undefined }));
    rows.push(cursorRow(`group:${start}` as SpaceId, { epoch: 'e', head: start, low: { core: 0, windowed: start, kept: 0 }, at: start }));
    if (instance instanceof SqliteStorageInstance) {
      await instance.commit({ put: rows }, 'bench');
    } else {
      const lwt = now();
      const { error } = await instance.bulkWrite(
        rows.map((row) => ({ document: withMeta(row, lwt) })),
        'bench',
      );
      if (error.length > 0) throw new Error('not written');
    }
  }
  return documents.length / ((performance.now() - started) / 1000);
}

async function times(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await work(index);
    samples.push(performance.now() - started);
  }
  return samples;
}

async function measure(name: string, storage: RxStorage<object, object>): Promise<Measured> {
  const database = `bench-${name}`;
  const instance = await openDocuments(storage, database);
  const outbox = await openCollection<OutboxRow>(storage, database, 'outbox', fillWithDefaultSettings(outboxSchema));
  const written = await firstCopy(instance);

  const newest = (selector: object) => {
    const query: MangoQuery<DocumentRow> = {
      selector: { ...selector, _deleted: { $eq: false } } as never,
      sort: [{ rank: 'asc' }, { id: 'asc' }],
      limit: 50,
    };
    const prepared = prepareQuery<DocumentRow>(instance.schema, normalizeMangoQuery<DocumentRow>(instance.schema, query));
    return instance.query(prepared);
  };
  const looks: object[] = [
    ...KINDS.map((kind) => ({ kind: { $eq: kind } })),
    ...spaces.slice(0, 40).map((space, index) => ({ space: { $eq: space }, kind: { $eq: KINDS[index % KINDS.length] } })),
    ...posts.slice(0, 40).map((parent, index) => ({ parent: { $eq: parent }, kind: { $eq: KINDS[index % KINDS.length] } })),
  ];
  const lists = await times(300, (index) => newest(looks[index % looks.length] as object));
  const byId = await times(300, (index) => instance.findDocumentsById([documents[(index * 331) % documents.length]?.id as string], false));

  const one = await times(100, (index) => {
    const row = documentRow({ document: makeDocument(-index), base: undefined });
    return instance.bulkWrite([{ document: withMeta(row, now()) }], 'bench');
  });
  const entries = await times(100, (order) => {
    const row = { id: `entry-${order}`, order, entry: JSON.stringify(makeDocument(order)) };
    return outbox.bulkWrite([{ document: withMeta(row, now()) }], 'bench');
  });

  await outbox.close();
  await instance.close();
  return {
    written,
    latest50: percentile(lists, 0.5),
    latest95: percentile(lists, 0.95),
    byId: percentile(byId, 0.5),
    one: percentile(one, 0.5),
    entry: percentile(entries, 0.5),
  };
}

const bench = {
  prepare(count: number): void {
    documents = Array.from({ length: count }, (_, index) => makeDocument(index));
  },
  sqlite(): Promise<Measured> {
    const tabs = new ReplicaTabs('bench', () => new Worker('/worker.js', { type: 'module' }));
    return measure('sqlite', tabs.storage);
  },
  dexie: (): Promise<Measured> => measure('dexie', getRxStorageDexie() as unknown as RxStorage<object, object>),
  /** From nothing running to the newest 50 on the screen's side, with everything stored before. Milliseconds. */
  async coldSqlite(): Promise<number> {
    const started = performance.now();
    const tabs = new ReplicaTabs('bench', () => new Worker('/worker.js', { type: 'module' }));
    return cold(started, tabs.storage, 'bench-sqlite');
  },
  coldDexie: (): Promise<number> => cold(performance.now(), getRxStorageDexie() as unknown as RxStorage<object, object>, 'bench-dexie'),
};

async function cold(started: number, storage: RxStorage<object, object>, database: string): Promise<number> {
  const instance = await openDocuments(storage, database);
  const query: MangoQuery<DocumentRow> = {
    selector: { kind: { $eq: 'post' }, _deleted: { $eq: false } } as never,
    sort: [{ rank: 'asc' }, { id: 'asc' }],
    limit: 50,
  };
  const { documents: found } = await instance.query(
    prepareQuery<DocumentRow>(instance.schema, normalizeMangoQuery<DocumentRow>(instance.schema, query)),
  );
  if (found.length !== 50) throw new Error(`${found.length} found`);
  return performance.now() - started;
}

export type BenchPage = typeof bench;
Object.assign(globalThis, { bench });
