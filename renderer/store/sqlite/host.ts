import { ReplicaUnusable } from '../replica.ts';
import type { DatabaseFiles } from './connection.ts';
import { Database, fileOf, type Part, partOf } from './database.ts';
import type { Extension } from './extension.ts';
import { named } from './failure.ts';
import {
  type Answers,
  type DatabaseInfo,
  failureOf,
  type FromHost,
  type Notice,
  type Request,
  type SetAside,
  TableClosed,
  type TableName,
  type ToHost,
} from './messages.ts';
import { ANYTHING, storedOf } from './row.ts';
import type { AnySchema } from './shape.ts';
import type { Table, Written } from './table.ts';

type OpenTable = { name: TableName; schema: AnySchema; database: Database; table: Table; listeners: Map<string, Listener> };
type Listener = { client: string; instance: number };

/** The side that has the files: it answers the pages (clients), and tells each what the others wrote. Lives in the worker. */
export class ReplicaHost {
  readonly #files: DatabaseFiles;
  readonly #extension: Extension | null;
  readonly #send: (client: string, message: FromHost) => void;
  readonly #databases = new Map<string, Promise<Database>>();
  readonly #tables = new Map<string, OpenTable>();
  /** Opening and closing take turns, lest one opens what another is about to close; what comes meanwhile stands in line. */
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(files: DatabaseFiles, send: (client: string, message: FromHost) => void, extension: Extension | null = null) {
    this.#files = files;
    this.#send = send;
    this.#extension = extension;
  }

  /** Answers by `send`. Requests take effect in the order in which they came. */
  async receive(client: string, { id, request, again }: ToHost): Promise<void> {
    try {
      const answer = await this.#answer(client, request, again);
      this.#send(client, { id, answer });
    } catch (error) {
      this.#send(client, { id, failure: failureOf(named(error)) });
    }
  }

  #answer(client: string, request: Request, again: boolean): Answers[Request['type']] | Promise<Answers[Request['type']]> {
    switch (request.type) {
      case 'open':
        return this.#inTurn(() => this.#open(request, { client, instance: request.instance }));
      case 'close':
        return this.#inTurn(() => this.#close(request.table, [listenerKey({ client, instance: request.instance })]));
      case 'write':
        return this.#inLine(() => this.#write(request, { client, instance: request.instance }, again));
      case 'byId':
        return this.#inLine(() => this.#opened(request.table).table.byId(request.ids, request.withDeleted));
      case 'since':
        return this.#inLine(() => this.#opened(request.table).table.since(request.lwt));
      case 'query':
        return this.#inLine(() => this.#opened(request.table).table.query(request.query));
      case 'count':
        return this.#inLine(() => this.#opened(request.table).table.count(request.query));
      case 'cleanup':
        return this.#inLine(() => this.#cleanup(request.table, request.before));
      case 'remove':
        return this.#inTurn(() => this.#remove(request.table));
      case 'ask':
        return this.#inTurn(async () => (await this.#database(request.database, 'documents')).ask(request.question));
      case 'verify':
        return this.#inTurn(() => this.#verify(request.database));
      case 'databases':
        return this.#inLine(() => this.#list());
      case 'setAside':
        return this.#inTurn(() => this.#setAside(request.database));
      case 'destroy':
        return this.#inTurn(() => this.#destroy(request.database));
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++;
    const result = this.#turn.then(work).finally(() => this.#waiting--);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #inLine<T>(work: () => T): T | Promise<T> {
    return this.#waiting === 0 ? work() : this.#inTurn(async () => work());
  }

  #opened(name: TableName): OpenTable {
    const open = this.#tables.get(keyOf(name));
    if (!open) throw new TableClosed(`${name.collection} of ${name.database} is not open`);
    return open;
  }

  #database(name: string, part: Part): Promise<Database> {
    const file = fileOf(name, part);
    let database = this.#databases.get(file);
    if (!database) {
      database = Database.open(this.#files, name, part, part === 'documents' ? this.#extension : null);
      this.#databases.set(file, database);
      database.catch(() => this.#databases.delete(file));
    }
    return database;
  }

  async #open({ table: name, schema }: Extract<Request, { type: 'open' }>, listener: Listener): Promise<null> {
    const database = await this.#database(name.database, partOf(name.collection));
    const opened = this.#tables.get(keyOf(name)) ?? {
      name,
      schema,
      database,
      table: database.table(name.collection, schema),
      listeners: new Map(),
    };
    opened.listeners.set(listenerKey(listener), listener);
    this.#tables.set(keyOf(name), opened);
    return null;
  }

  async #close(name: TableName, leaving: readonly string[]): Promise<null> {
    const opened = this.#tables.get(keyOf(name));
    for (const key of leaving) opened?.listeners.delete(key);
    if (opened?.listeners.size === 0) {
      this.#tables.delete(keyOf(name));
      await this.#closeIfUnused(name.database, partOf(name.collection));
    }
    return null;
  }

  /** A page is gone without having closed anything. */
  drop(client: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const { name, listeners } of [...this.#tables.values()]) {
        const leaving = [...listeners].flatMap(([key, listener]) => (listener.client === client ? [key] : []));
        if (leaving.length > 0) await this.#close(name, leaving);
      }
    });
  }

  async #closeIfUnused(name: string, part: Part): Promise<void> {
    for (const open of this.#tables.values()) if (open.name.database === name && partOf(open.name.collection) === part) return;
    const database = this.#databases.get(fileOf(name, part));
    this.#databases.delete(fileOf(name, part));
    (await database?.catch(() => undefined))?.close();
  }

  #write({ table: name, batch, context }: Extract<Request, { type: 'write' }>, writer: Listener, again: boolean): Written {
    const { table, database, listeners } = this.#opened(name);
    const written = table.write(batch, again);
    const others = [...listeners].flatMap(([key, listener]) => (key === listenerKey(writer) ? [] : [listener]));
    if (others.length > 0) {
      const notice = { table: name, context, ...changes(batch.rows.map(storedOf), written) };
      if (notice.written.length + notice.removed.length > 0) {
        for (const { client, instance } of others) this.#send(client, { instance, notice });
      }
    }
    if (written.removed.length > 0) database.forgetTraces();
    // The writer knows what it believed was there; only what it did not ask about is news to it.
    return { ...written, replaced: batch.expects === ANYTHING ? written.replaced : [] };
  }

  #cleanup(name: TableName, before: number | null): null {
    const { table, database } = this.#opened(name);
    if (table.cleanup(before ?? undefined) > 0) database.forgetTraces();
    return null;
  }

  async #remove(name: TableName): Promise<null> {
    const { database, schema } = this.#opened(name);
    this.#tables.delete(keyOf(name));
    const part = partOf(name.collection);
    const last = database.drop(name.collection, schema);
    await this.#closeIfUnused(name.database, part);
    if (last && !this.#databases.has(fileOf(name.database, part))) this.#files.remove(fileOf(name.database, part));
    return null;
  }

  async #verify(name: string): Promise<null> {
    for (const part of this.#partsOf(name)) (await this.#database(name, part)).verify();
    return null;
  }

  #list(): DatabaseInfo[] {
    return this.#files.list().flatMap((name) => {
      const [, database, part] = /^(.*)\.(documents|outbox)$/.exec(name) ?? [];
      return database && part ? [{ name: database, part: part as Part }] : [];
    });
  }

  readonly #partsOf = (name: string): Part[] => this.#list().flatMap((info) => (info.name === name ? [info.part] : []));

  async #setAside(name: string): Promise<SetAside> {
    await this.#closeAll(name);
    this.#files.remove(fileOf(name, 'documents'));
    if (!this.#partsOf(name).includes('outbox')) return { outbox: 'none' };
    try {
      const outbox = await Database.open(this.#files, name, 'outbox', null);
      try {
        outbox.verify();
      } finally {
        outbox.close();
      }
      return { outbox: 'kept' };
    } catch (error) {
      if (!(named(error) instanceof ReplicaUnusable)) throw error;
      await this.#files.keepCopy(fileOf(name, 'outbox'));
      return { outbox: 'unreadable' };
    }
  }

  async #destroy(name: string): Promise<null> {
    await this.#closeAll(name);
    for (const part of this.#partsOf(name)) this.#files.remove(fileOf(name, part));
    return null;
  }

  async #closeAll(name: string): Promise<void> {
    for (const [key, open] of this.#tables) if (open.name.database === name) this.#tables.delete(key);
    for (const part of ['documents', 'outbox'] as const) await this.#closeIfUnused(name, part);
  }
}

const listenerKey = ({ client, instance }: Listener) => `${instance}@${client}`;
const keyOf = ({ database, collection, version }: TableName) => JSON.stringify([database, collection, version]);

function changes(
  rows: readonly ReturnType<typeof storedOf>[],
  { conflicts, replaced, removed }: Written,
): Pick<Notice, 'written' | 'removed'> {
  const refused = new Set(conflicts.map(({ index }) => index));
  const before = new Map(replaced.map(({ index, stored }) => [index, stored]));
  return { removed, written: rows.flatMap((row, index) => (refused.has(index) ? [] : [{ row, previous: before.get(index) ?? null }])) };
}
