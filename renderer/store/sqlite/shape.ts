import { getPrimaryFieldOfPrimaryKey, getSchemaByObjectPath, type RxDocumentData, type RxJsonSchema } from 'rxdb/plugins/core';

/** How one collection lies in SQLite: a row per document, its JSON whole, and a column for every field that an index names. */
export type Shape = {
  /** Name of the table. Another version of the schema is another table. */
  table: string;
  primary: string;
  columns: ReadonlyMap<string, Column>;
  /** Those of the columns that hold fields of the document, in the order in which rows carry them. */
  fields: readonly Column[];
  /** Columns of each index. Tombstones are in none of them. */
  indexes: readonly (readonly string[])[];
};

export type Column = { path: readonly string[]; name: string; type: 'string' | 'number' | 'boolean' };

const fixed = (path: string, name: string, type: Column['type']): [string, Column] => [path, { path: path.split('.'), name, type }];

// biome-ignore lint/suspicious/noExplicitAny: any document; its type means nothing to a table
export type AnySchema = Readonly<RxJsonSchema<RxDocumentData<any>>>;

export function shapeOf(collection: string, schema: AnySchema): Shape {
  const primary = getPrimaryFieldOfPrimaryKey(schema.primaryKey) as string;
  const columns = new Map([
    fixed(primary, 'id', 'string'),
    fixed('_deleted', 'deleted', 'boolean'),
    fixed('_meta.lwt', 'lwt', 'number'),
    fixed('_rev', 'rev', 'string'),
  ]);
  const fields: Column[] = [];
  const indexes: string[][] = [];
  for (const index of (schema.indexes ?? []) as readonly (readonly string[])[]) {
    const wanted = index.filter((path) => path !== '_deleted' && path !== primary);
    for (const path of wanted) {
      const type = columnType(getSchemaByObjectPath(schema, path)?.type);
      if (columns.has(path) || !type) continue;
      const column = { path: path.split('.'), name: `f_${path}`, type };
      columns.set(path, column);
      fields.push(column);
    }
    const names = wanted.map((path) => columns.get(path)?.name);
    // RxDB adds an index on the time of writing for its replication. Our cursors make it needless, and it would cost a
    // tenth of every first copy; the primary key has its index anyway.
    if (names.length > 0 && names.every((name) => name !== undefined) && names[0] !== 'lwt') indexes.push(names);
  }
  return { table: `${collection}-${schema.version}`, primary, columns, fields, indexes };
}

function columnType(type: unknown): Column['type'] | null {
  if (type === 'string' || type === 'number' || type === 'boolean') return type;
  return type === 'integer' ? 'number' : null;
}
