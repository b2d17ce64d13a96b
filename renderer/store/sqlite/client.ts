import { type Answers, errorOf, type FromHost, type Notice, type Request, type TableName, type ToHost } from './messages.ts';
import type { StoredRow } from './row.ts';
import type { AnySchema } from './shape.ts';

/** A way to whoever has the files: the worker of this page, or the one of another tab. */
export interface Link {
  send(message: ToHost): void;
}

export type TableListener = {
  notice(notice: Notice): void;
  /** Rows as they are now; they may have changed while there was no link. */
  missed(rows: readonly StoredRow[]): void;
};

type Pending = { request: Request; sent: boolean; resolve(answer: never): void; reject(error: Error): void };
type Opened = { table: TableName; schema: AnySchema; listener: TableListener };

/** How much further back to look for what was missed than to the last sign of life, in milliseconds: clocks of tabs differ by less. */
const MARGIN = 10_000;

/**
 * The page's side. Requests wait while nobody has the files, and those without an answer are made again to the next
 * owner: a read is harmless twice, and a write finds its own row there and counts as done.
 */
export class ReplicaClient {
  #link: Link | null = null;
  #failure: Error | null = null;
  #next = 1;
  #heard: number | null = null;
  readonly #pending = new Map<number, Pending>();
  readonly #opened = new Map<number, Opened>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  request<Type extends Request['type']>(request: Extract<Request, { type: Type }>): Promise<Answers[Type]> {
    return new Promise<Answers[Type]>((resolve, reject) => {
      const id = this.#next++;
      const pending: Pending = { request, sent: false, resolve, reject };
      if (this.#failure) return reject(this.#failure);
      this.#pending.set(id, pending);
      this.#send(id, pending);
    });
  }

  #send(id: number, pending: Pending): void {
    if (!this.#link) return;
    const again = pending.sent;
    pending.sent = true;
    this.#link.send({ id, request: pending.request, again });
  }

  /** Opens a table and hears what others write to it. @returns the number that names this instance in its requests */
  async open(table: TableName, schema: AnySchema, listener: TableListener): Promise<number> {
    const instance = this.#next++;
    await this.request({ type: 'open', table, instance, schema });
    this.#opened.set(instance, { table, schema, listener });
    return instance;
  }

  async close(instance: number): Promise<void> {
    const opened = this.#opened.get(instance);
    this.#opened.delete(instance);
    if (opened) await this.request({ type: 'close', table: opened.table, instance });
  }

  /** Deletes the table for every instance there is. */
  async remove(instance: number): Promise<void> {
    const opened = this.#opened.get(instance);
    this.#opened.delete(instance);
    if (opened) await this.request({ type: 'remove', table: opened.table });
  }

  /** There is an owner: opens there what was open, makes unanswered requests again, and asks for what was missed. */
  attach(link: Link): void {
    const heard = this.#heard;
    this.#link = link;
    this.#failure = null;
    const unanswered = [...this.#pending];
    for (const [instance, { table, schema }] of this.#opened) {
      // When it cannot be opened there, the requests behind it are refused, and say so to whoever made them.
      this.request({ type: 'open', table, instance, schema }).catch(() => undefined);
    }
    for (const [id, pending] of unanswered) this.#send(id, pending);
    if (heard === null) return;
    for (const opened of this.#opened.values()) void this.#catchUp(opened, heard - MARGIN);
  }

  async #catchUp({ table, listener }: Opened, lwt: number): Promise<void> {
    const rows = await this.request({ type: 'since', table, lwt }).catch(() => []);
    if (rows.length > 0) listener.missed(rows);
  }

  /** Requests wait for the next link. */
  detach(): void {
    this.#link = null;
  }

  /** There will be no link: refuses all requests until there is one after all. */
  fail(error: Error): void {
    this.#link = null;
    this.#failure = error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  receive(message: FromHost): void {
    this.#heard = this.#now();
    if ('notice' in message) {
      this.#opened.get(message.instance)?.listener.notice(message.notice);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if ('failure' in message) pending?.reject(errorOf(message.failure));
    else pending?.resolve(message.answer as never);
  }
}
