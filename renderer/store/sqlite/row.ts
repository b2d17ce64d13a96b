import type { RxDocumentData } from 'rxdb/plugins/core';
import type { SqliteValue } from './connection.ts';
import type { Shape } from './shape.ts';

/** A document as it travels to the worker: text and numbers only, since those cross between threads several times faster than objects. */
export type NewRow = readonly [...StoredRow, ...fields: SqliteValue[]];

/** A document as it comes back. */
export type StoredRow = readonly [id: string, rev: string, lwt: number, deleted: 0 | 1, data: string];

/** Instead of the revision that a writer believes is there. No revision looks like this: RxDB's begin with a number. */
export const ANYTHING = '*';

export type AnyDocument = RxDocumentData<Record<string, unknown>>;

export function rowOf(shape: Shape, document: AnyDocument): NewRow {
  return [
    document[shape.primary] as string,
    document._rev,
    document._meta.lwt,
    document._deleted ? 1 : 0,
    withoutColumns(document),
    ...shape.fields.map((field) => valueAt(document, field.path)),
  ];
}

/** What stands in columns of its own, and what is the same in nearly every document, is not written twice. */
function withoutColumns(document: AnyDocument): string {
  return JSON.stringify({
    ...document,
    _rev: undefined,
    _deleted: undefined,
    _meta: Object.keys(document._meta).length > 1 ? document._meta : undefined,
    _attachments: undefined,
  });
}

export function documentOf<T>([, rev, lwt, deleted, data]: StoredRow): RxDocumentData<T> {
  const document = JSON.parse(data) as AnyDocument;
  document._rev = rev;
  document._deleted = deleted === 1;
  document._meta ??= { lwt };
  document._attachments = {};
  return document as RxDocumentData<T>;
}

export const storedOf = ([id, rev, lwt, deleted, data]: NewRow): StoredRow => [id, rev, lwt, deleted, data];

function valueAt(document: object, path: readonly string[]): SqliteValue {
  let value: unknown = document;
  for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key];
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
