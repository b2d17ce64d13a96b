import { type FilledMangoQuery, getQueryMatcher, getSortComparator } from 'rxdb/plugins/core';
import { quoted, type SqliteConnection, type SqliteValue, type Statements, transaction } from './connection.ts';
import type { ExtensionWrite } from './extension.ts';
import { type AnyDocument, ANYTHING, documentOf, type NewRow, type StoredRow, storedOf } from './row.ts';
import { conditionOf } from './selector.ts';
import { type AnySchema, type Shape, shapeOf } from './shape.ts';

export type Query = FilledMangoQuery<AnyDocument>;

/** Everything that happens to a table at once: whole, or not at all. */
export type Batch = {
  /** Removed first, with their tombstones: all rows whose indexed field has one of the values. */
  purge?: readonly { field: string; values: readonly SqliteValue[] }[];
  remove?: readonly string[];
  rows: readonly NewRow[];
  /** For each row the revision that must be there, or `null` for none; or for all of them that it does not matter. */
  expects: readonly (string | null)[] | typeof ANYTHING;
};

export type Written = {
  /** Rows that were not written, because another revision stood there. */
  conflicts: { index: number; stored: StoredRow }[];
  /** What stood where rows were written. */
  replaced: { index: number; stored: StoredRow }[];
  removed: StoredRow[];
};

const STORED = 'id, rev, lwt, deleted, data';

/** One collection in an open database. */
export class Table {
  readonly shape: Shape;
  readonly schema: AnySchema;
  readonly #connection: SqliteConnection;
  readonly #statements: Statements;
  readonly #extension: ExtensionWrite | undefined;
  readonly #name: string;
  readonly #insert: string;
  readonly #update: string;

  constructor(collection: string, schema: AnySchema, connection: SqliteConnection, statements: Statements, extension?: ExtensionWrite) {
    this.schema = schema;
    this.shape = shapeOf(collection, schema);
    this.#connection = connection;
    this.#statements = statements;
    this.#extension = extension;
    this.#name = quoted(this.shape.table);
    const columns = ['id', 'rev', 'lwt', 'deleted', 'data', ...this.shape.fields.map((field) => field.name)].map(quoted);
    this.#insert = `INSERT INTO ${this.#name} (${columns}) VALUES (${columns.map(() => '?')}) ON CONFLICT DO NOTHING`;
    this.#update = `UPDATE ${this.#name} SET ${columns.map((column) => `${column} = ?`)} WHERE id = ?`;
    this.#create();
  }

  #create(): void {
    const fields = this.shape.fields.map((field) => `${quoted(field.name)}, `).join('');
    // The data last: what is sought through comes before what spills over to further pages.
    this.#connection.exec(
      `CREATE TABLE IF NOT EXISTS ${this.#name} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev TEXT NOT NULL, lwt NOT NULL, deleted NOT NULL, ${fields}data TEXT NOT NULL)`,
    );
    // Without the tombstones and without the id, by which SQLite sorts equals when asked to: a third smaller, so quicker to write.
    for (const index of this.shape.indexes) {
      const name = quoted([this.shape.table, ...index].join('-'));
      this.#connection.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${this.#name} (${index.map(quoted)}) WHERE deleted = 0`);
    }
    this.#connection.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted(`${this.shape.table}-tombstones`)} ON ${this.#name} (lwt) WHERE deleted = 1`,
    );
  }

  /** Writes a batch in one transaction. @param again it may have been written before: an answer was lost */
  write(batch: Batch, again = false): Written {
    return transaction(this.#connection, () => {
      const written: Written = { conflicts: [], replaced: [], removed: this.#remove(batch) };
      const insert = this.#statements.get(this.#insert);
      const update = this.#statements.get(this.#update);
      batch.rows.forEach((row, index) => {
        const expected = batch.expects === ANYTHING ? ANYTHING : (batch.expects[index] ?? null);
        // Most are new: to try costs less than to look first.
        if ((expected === null || expected === ANYTHING) && insert.run(row) > 0) return;
        const stored = this.#find(row[0]);
        if (!stored) {
          insert.run(row);
        } else if (expected === ANYTHING || expected === stored[1]) {
          update.run([...row, row[0]]);
          written.replaced.push({ index, stored });
        } else if (!again || !storedOf(row).every((value, place) => value === stored[place])) {
          written.conflicts.push({ index, stored });
        }
      });
      this.#tell(batch, written);
      return written;
    });
  }

  #find(id: string): StoredRow | undefined {
    return this.#stored('id = ?', [id])[0];
  }

  #remove(batch: Batch): StoredRow[] {
    let removed: StoredRow[] = [];
    const take = (where: string, values: readonly SqliteValue[]) => {
      const found = this.#stored(where, values);
      if (found.length === 0) return;
      this.#removeFromExtension(where, values);
      this.#statements.get(`DELETE FROM ${this.#name} WHERE ${where}`).run(values);
      removed = removed.concat(found);
    };
    for (const { field, values } of batch.purge ?? []) {
      const column = this.shape.columns.get(field);
      if (!column) throw new Error(`No index names the field ${field}`);
      // One after the other: an index serves each, and none serves both.
      for (const deleted of [0, 1]) {
        take(`deleted = ${deleted} AND ${quoted(column.name)} IN (SELECT value FROM json_each(?))`, [JSON.stringify(values)]);
      }
    }
    if (batch.remove?.length) take('id IN (SELECT value FROM json_each(?))', [JSON.stringify(batch.remove)]);
    return removed;
  }

  #removeFromExtension(where: string, values: readonly SqliteValue[]): void {
    if (!this.#extension) return;
    const rows = [...this.#statements.get(`SELECT row FROM ${this.#name} WHERE ${where}`).rows(values)];
    this.#extension(this.#connection, { removed: rows.map(([row]) => row as number), written: [] });
  }

  #tell(batch: Batch, { conflicts }: Written): void {
    if (!this.#extension || batch.rows.length === 0) return;
    const refused = new Set(conflicts.map(({ index }) => index));
    const rowNumber = this.#statements.get(`SELECT row FROM ${this.#name} WHERE id = ?`);
    const written = batch.rows.flatMap(([id, , , deleted, data], index) => {
      const [number] = refused.has(index) ? [] : rowNumber.rows([id]);
      return number ? [{ row: number[0] as number, id, deleted: deleted === 1, data }] : [];
    });
    this.#extension(this.#connection, { removed: [], written });
  }

  /** Takes tombstones off the disk. @param before only those written before this time, in milliseconds; all when left out */
  cleanup(before?: number): number {
    const [where, values] = before === undefined ? ['deleted = 1', []] : ['deleted = 1 AND lwt < ?', [before]];
    return transaction(this.#connection, () => {
      this.#removeFromExtension(where as string, values as number[]);
      return this.#statements.get(`DELETE FROM ${this.#name} WHERE ${where}`).run(values as number[]);
    });
  }

  byId(ids: readonly string[], withDeleted: boolean): StoredRow[] {
    return this.#stored(`id IN (SELECT value FROM json_each(?))${withDeleted ? '' : ' AND deleted = 0'}`, [JSON.stringify(ids)]);
  }

  /** What was written since a time, tombstones included. Reads the whole table: only for when messages may have been lost. */
  since(lwt: number): StoredRow[] {
    return this.#stored('lwt >= ? ORDER BY lwt', [lwt]);
  }

  #stored(where: string, values: readonly SqliteValue[]): StoredRow[] {
    return [...this.#statements.get(`SELECT ${STORED} FROM ${this.#name} WHERE ${where}`).rows(values)] as unknown as StoredRow[];
  }

  query(query: Query): StoredRow[] {
    const condition = conditionOf(this.shape, query.selector as Record<string, unknown>);
    const matches = condition.exact ? null : getQueryMatcher(this.schema, query);
    const skip = query.skip ?? 0;
    const end = skip + (query.limit ?? Number.POSITIVE_INFINITY);
    const order = this.#order(query);
    if (end === 0) return [];

    const text = [`SELECT ${STORED} FROM ${this.#name}`];
    const values: SqliteValue[] = [...condition.values];
    if (condition.sql.length > 0) text.push(`WHERE ${condition.sql.join(' AND ')}`);
    if (order) text.push(`ORDER BY ${order}`);
    if (order && !matches && Number.isFinite(end)) {
      text.push('LIMIT ? OFFSET ?');
      values.push(end - skip, skip);
    }
    const rows = this.#statements.get(text.join(' ')).rows(values) as unknown as Iterable<StoredRow>;
    if (order && !matches) return Number.isFinite(end) ? [...rows] : [...rows].slice(skip);

    const found: { row: StoredRow; document: AnyDocument }[] = [];
    for (const row of rows) {
      const document = documentOf(row) as AnyDocument;
      if (matches && !matches(document)) continue;
      found.push({ row, document });
      if (order && found.length >= end) break;
    }
    if (!order) {
      const compare = getSortComparator(this.schema, query);
      found.sort((a, b) => compare(a.document, b.document));
    }
    return found.slice(skip, end).map(({ row }) => row);
  }

  /** `null` when it sorts by a field that has no column. */
  #order(query: Query): string | null {
    const terms: string[] = [];
    for (const part of query.sort) {
      for (const [path, direction] of Object.entries(part)) {
        const column = this.shape.columns.get(path);
        if (!column) return null;
        terms.push(`${quoted(column.name)}${direction === 'desc' ? ' DESC' : ''}`);
      }
    }
    return terms.join(', ');
  }

  count(query: Query): { count: number; mode: 'fast' | 'slow' } {
    const condition = conditionOf(this.shape, query.selector as Record<string, unknown>);
    if (!condition.exact) return { count: this.query(query).length, mode: 'slow' };
    const where = condition.sql.length > 0 ? `WHERE ${condition.sql.join(' AND ')}` : '';
    const [[count] = [0]] = this.#statements.get(`SELECT count(*) FROM ${this.#name} ${where}`).rows(condition.values);
    const rest = Math.max(0, (count as number) - (query.skip ?? 0));
    return { count: Math.min(rest, query.limit ?? rest), mode: 'fast' };
  }

  drop(): void {
    this.#connection.exec(`DROP TABLE IF EXISTS ${this.#name}`);
  }
}
