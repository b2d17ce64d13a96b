import {
  type BulkWriteRow,
  deepEqual,
  type EventBulk,
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageChangeEvent,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  randomToken,
} from 'rxdb/plugins/core';

/** What the suite needs of a storage, wherever it runs: in Node, or in a browser on OPFS. */
export type Setting = {
  /** A page's storage. All pages share the files. */
  storage(page: string): RxStorage<object, object>;
};

export type Case = { name: string; run(setting: Setting): Promise<void> };

/** The suite runs where there is no test runner too, so it brings its own assertion. */
export function same(actual: unknown, expected: unknown, what = 'value'): void {
  if (deepEqual(actual, expected)) return;
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
}

export async function refuses(work: () => Promise<unknown>, pattern: RegExp): Promise<void> {
  const error = await work().then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !pattern.test(`${error.name}: ${error.message}`)) throw new Error(`expected ${pattern}, found ${error}`);
}

export type Thing = {
  id: string;
  name?: string;
  age?: number;
  grown?: boolean;
  /** In no index. */
  weight?: number;
  tags?: string[];
  nested?: { word?: string; list?: { n: number }[] };
};

export type Instance<T = Thing> = RxStorageInstance<T, object, object, RxStorageDefaultCheckpoint>;
export type Events<T = Thing> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, RxStorageDefaultCheckpoint>;

export const thingSchema: RxJsonSchema<RxDocumentData<Thing>> = fillWithDefaultSettings<Thing>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    name: { type: 'string', maxLength: 100 },
    age: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.5 },
    grown: { type: 'boolean' },
    weight: { type: 'number' },
    tags: { type: 'array', items: { type: 'string' } },
    nested: { type: 'object', properties: { word: { type: 'string', maxLength: 20 } }, additionalProperties: true },
  },
  required: ['id'],
  indexes: [['name', 'age'], 'age', ['grown', 'name'], 'nested.word'],
});

export async function open<T = Thing>(
  setting: Setting,
  {
    page = 'a',
    database = randomToken(8),
    collection = 'things',
    schema = thingSchema as unknown as RxJsonSchema<RxDocumentData<T>>,
  }: { page?: string; database?: string; collection?: string; schema?: RxJsonSchema<RxDocumentData<T>> } = {},
): Promise<Instance<T>> {
  return setting.storage(page).createStorageInstance<T>({
    databaseInstanceToken: randomToken(10),
    databaseName: database,
    collectionName: collection,
    schema,
    options: {},
    multiInstance: true,
    devMode: true,
  }) as Promise<Instance<T>>;
}

/** A document as RxDB hands it to a storage, with its meta data. */
export const full = <T>(document: T, revision = 1, deleted = false): RxDocumentData<T> =>
  ({ ...document, _deleted: deleted, _attachments: {}, _rev: `${revision}-test`, _meta: { lwt: now() } }) as RxDocumentData<T>;

export const insert = <T>(instance: Instance<T>, ...documents: T[]) =>
  write(
    instance,
    documents.map((document) => ({ document: full(document) })),
  );

/** Writes, and answers the ids of what was refused. */
export async function write<T>(instance: Instance<T>, rows: { document: RxDocumentData<T>; previous?: RxDocumentData<T> }[]) {
  const { error } = await instance.bulkWrite(rows as BulkWriteRow<T>[], 'acceptance');
  return error.map(({ documentId }) => documentId);
}

export function preparedQuery<T>(instance: Instance<T>, query: MangoQuery<T>) {
  const normalized = normalizeMangoQuery<T>(instance.schema, query);
  return prepareQuery<T>(instance.schema, normalized);
}

export async function idsOf<T extends { id: string }>(instance: Instance<T>, query: MangoQuery<T>): Promise<string[]> {
  return (await instance.query(preparedQuery(instance, query))).documents.map(({ id }) => id);
}

export function listen<T>(instance: Instance<T>): Events<T>[] {
  const heard: Events<T>[] = [];
  instance.changeStream().subscribe((bulk) => heard.push(bulk as Events<T>));
  return heard;
}

export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 3000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}
