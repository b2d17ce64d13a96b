import {
  type BulkWriteRow,
  type EventBulk,
  ensureRxStorageInstanceParamsAreCorrect,
  now,
  type PreparedQuery,
  RXDB_VERSION,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
  randomToken,
} from 'rxdb/plugins/core';
import { type Observable, Subject } from 'rxjs';
import type { ReplicaClient } from './client.ts';
import type { Answers, Notice, TableName } from './messages.ts';
import { type AnyDocument, ANYTHING, documentOf, rowOf, type StoredRow } from './row.ts';
import { type Shape, shapeOf } from './shape.ts';
import type { Query } from './table.ts';

type Events<T> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, RxStorageDefaultCheckpoint>;
type Event<T> = RxStorageChangeEvent<RxDocumentData<T>>;

/** What happens to a collection at once: in one transaction, or not at all. */
export type Change<T> = {
  /** Leaves the disk, overwritten, before anything is put: every document whose indexed field has one of the values. */
  purge?: { field: string; values: readonly string[] };
  /** Leave the disk, overwritten, with no tombstone left. */
  remove?: readonly string[];
  /** Stored whatever was there before. */
  put?: readonly T[];
};

/** RxDB on SQLite, wherever the files are: all of it is asked of the client's host. */
export class SqliteStorage implements RxStorage<object, object> {
  readonly name = 'sqlite';
  readonly rxdbVersion = RXDB_VERSION;
  readonly client: ReplicaClient;

  constructor(client: ReplicaClient) {
    this.client = client;
  }

  async createStorageInstance<T>(params: RxStorageInstanceCreationParams<T, object>): Promise<SqliteStorageInstance<T>> {
    ensureRxStorageInstanceParamsAreCorrect(params);
    if (params.schema.attachments)
      throw new Error('Files are not kept in the replica: a collection with attachments cannot be stored here');
    const instance = new SqliteStorageInstance<T>(this.client, params);
    await instance.open();
    return instance;
  }
}

export class SqliteStorageInstance<T> implements RxStorageInstance<T, object, object, RxStorageDefaultCheckpoint> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<T>>>;
  readonly options: Readonly<object>;
  readonly internals = {};
  readonly #client: ReplicaClient;
  readonly #table: TableName;
  readonly #shape: Shape;
  readonly #token: string;
  readonly #changes = new Subject<Events<T>>();
  #instance = 0;
  #closing: Promise<void> | undefined;

  constructor(client: ReplicaClient, params: RxStorageInstanceCreationParams<T, object>) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.#client = client;
    this.#token = params.databaseInstanceToken;
    this.#table = { database: params.databaseName, collection: params.collectionName, version: params.schema.version };
    this.#shape = shapeOf(params.collectionName, params.schema);
  }

  async open(): Promise<void> {
    this.#instance = await this.#client.open(this.#table, this.schema, {
      notice: (notice) => this.#noticed(notice),
      missed: (rows) => this.#missed(rows),
    });
  }

  async bulkWrite(writes: BulkWriteRow<T>[], context: string): Promise<RxStorageBulkWriteResponse<T>> {
    this.#ensureOpen();
    const rows = writes.map(({ document }) => rowOf(this.#shape, document as unknown as AnyDocument));
    const { conflicts } = await this.#client.request({
      type: 'write',
      table: this.#table,
      instance: this.#instance,
      batch: { rows, expects: writes.map(({ previous }) => previous?._rev ?? null) },
      context,
    });
    const stored = new Map(conflicts.map((conflict) => [conflict.index, conflict.stored]));
    const error: RxStorageBulkWriteResponse<T>['error'] = [];
    const events: Event<T>[] = [];
    writes.forEach((writeRow, index) => {
      const inTheWay = stored.get(index);
      const documentId = rows[index]?.[0] ?? '';
      if (inTheWay) {
        error.push({ isError: true, status: 409, documentId, writeRow, documentInDb: documentOf<T>(inTheWay), context });
      } else {
        const event = eventOf(documentId, writeRow.document as RxDocumentData<T>, writeRow.previous);
        if (event) events.push(event);
      }
    });
    this.#emit(events, context);
    return { error };
  }

  /**
   * Several changes in one transaction, without asking first what was there. Beyond RxDB's interface, and much quicker
   * for what comes from the server: one message there, one back.
   */
  async commit({ put = [], remove, purge }: Change<T>, context: string): Promise<void> {
    this.#ensureOpen();
    const lwt = now();
    // Later than any revision before it, as RxDB compares them by the number in front.
    const _rev = `${Math.round(lwt * 100)}-${this.#token}`;
    const documents = put.map((one) => ({ ...one, _deleted: false, _attachments: {}, _meta: { lwt }, _rev }) as RxDocumentData<T>);
    const written = await this.#client.request({
      type: 'write',
      table: this.#table,
      instance: this.#instance,
      batch: {
        ...(remove && { remove }),
        ...(purge && { purge: [purge] }),
        rows: documents.map((document) => rowOf(this.#shape, document as unknown as AnyDocument)),
        expects: ANYTHING,
      },
      context,
    });
    this.#emit(this.#committed(documents, written), context);
  }

  #committed(documents: readonly RxDocumentData<T>[], { removed, replaced }: Answers['write']): Event<T>[] {
    const before = new Map(replaced.map(({ index, stored }) => [index, documentOf<T>(stored)]));
    const written = documents.flatMap((document, index) => eventOf(this.#idOf(document), document, before.get(index)) ?? []);
    return [...removed.flatMap((row) => this.#removal(row) ?? []), ...written];
  }

  #removal(row: StoredRow): Event<T> | null {
    const previous = documentOf<T>(row);
    return previous._deleted ? null : eventOf(row[0], { ...previous, _deleted: true }, previous);
  }

  #noticed({ written, removed, context }: Notice): void {
    const events = removed.flatMap((row) => this.#removal(row) ?? []);
    for (const { row, previous } of written) {
      events.push(...[eventOf(row[0], documentOf<T>(row), previous ? documentOf<T>(previous) : undefined) ?? []].flat());
    }
    this.#emit(events, context);
  }

  /** What was there before is not known; an update without it makes RxDB look again wherever that matters. */
  #missed(rows: readonly StoredRow[]): void {
    const events = rows.map((row): Event<T> => {
      const documentData = documentOf<T>(row);
      return documentData._deleted
        ? { operation: 'DELETE', documentId: row[0], documentData, previousDocumentData: { ...documentData, _deleted: false } }
        : { operation: 'UPDATE', documentId: row[0], documentData, previousDocumentData: undefined };
    });
    this.#emit(events, 'missed');
  }

  #emit(events: Event<T>[], context: string): void {
    const last = events.at(-1);
    if (!last || this.#closing) return;
    const checkpoint = { id: last.documentId, lwt: last.documentData._meta.lwt };
    this.#changes.next({ id: randomToken(10), events, checkpoint, context });
  }

  #idOf(document: RxDocumentData<T>): string {
    return (document as unknown as AnyDocument)[this.#shape.primary] as string;
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<T>[]> {
    this.#ensureOpen();
    return (await this.#client.request({ type: 'byId', table: this.#table, ids, withDeleted })).map((row) => documentOf<T>(row));
  }

  async query({ query }: PreparedQuery<T>): Promise<RxStorageQueryResult<T>> {
    this.#ensureOpen();
    const rows = await this.#client.request({ type: 'query', table: this.#table, query: query as unknown as Query });
    return { documents: rows.map((row) => documentOf<T>(row)) };
  }

  async count({ query }: PreparedQuery<T>): Promise<RxStorageCountResult> {
    this.#ensureOpen();
    return this.#client.request({ type: 'count', table: this.#table, query: query as unknown as Query });
  }

  async getAttachmentData(): Promise<Blob> {
    throw new Error('Files are not kept in the replica');
  }

  changeStream(): Observable<Events<T>> {
    return this.#changes.asObservable();
  }

  /** @param minimumDeletedTime milliseconds; 0 takes every tombstone off the disk now */
  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#ensureOpen();
    const before = minimumDeletedTime === 0 ? null : now() - minimumDeletedTime;
    await this.#client.request({ type: 'cleanup', table: this.#table, before });
    return true;
  }

  close(): Promise<void> {
    this.#closing ??= this.#end(() => this.#client.close(this.#instance));
    return this.#closing;
  }

  async remove(): Promise<void> {
    this.#ensureOpen();
    this.#closing = this.#end(() => this.#client.remove(this.#instance));
    await this.#closing;
  }

  async #end(work: () => Promise<void>): Promise<void> {
    this.#changes.complete();
    await work();
  }

  #ensureOpen(): void {
    if (this.#closing) throw new Error(`The collection ${this.collectionName} is closed`);
  }
}

function eventOf<T>(documentId: string, documentData: RxDocumentData<T>, previous: RxDocumentData<T> | undefined): Event<T> | null {
  const before = previous && !previous._deleted ? previous : undefined;
  if (documentData._deleted) {
    // A tombstone over nothing is not an event to anyone.
    return previous ? { operation: 'DELETE', documentId, documentData, previousDocumentData: previous } : null;
  }
  return before
    ? { operation: 'UPDATE', documentId, documentData, previousDocumentData: before }
    : { operation: 'INSERT', documentId, documentData, previousDocumentData: undefined };
}
