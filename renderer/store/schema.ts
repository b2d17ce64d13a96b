import type { RxJsonSchema } from 'rxdb/plugins/core';
import type { Cursor } from '../../model/kernel/cursor.ts';
import type { Document } from '../../model/kernel/document.ts';
import type { SpaceId } from '../../model/kernel/ids.ts';
import type { OutboxEntry, StoredRecord } from './replica.ts';

/** What lies in the collection `documents`: what lists are found and ordered by, and the thing itself. */
export type DocumentRow = {
  id: string;
  space: string;
  kind: string;
  /** '' when it hangs under nothing. */
  parent: string;
  /** Grows as the document gets older: no storage serves a descending order from an index as well as an ascending one. */
  rank: number;
  document: Document | Cursor;
  /** The server's version while own commands wait (JSON); `null`: it has none yet; left out: the document is the server's. */
  base?: string | null;
};

/** What lies in the collection `outbox`. */
export type OutboxRow = { id: string; order: number; entry: string };

/** No query asks for these kinds, so what is deleted and how far we are lie among the documents, written with them. */
export const DELETED = '~';
export const CURSOR = '@cursor';

/** The last millisecond that JavaScript's dates can name. */
const LAST = 8_640_000_000_000_000;
export const rankOf = (sort: number): number => Math.min(LAST, Math.max(0, LAST - Math.round(sort)));

const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;

export const documentsSchema: RxJsonSchema<DocumentRow> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(400),
    space: text(200),
    kind: text(40),
    parent: text(400),
    rank: { type: 'number', minimum: 0, maximum: LAST, multipleOf: 1 },
    document: { type: 'object', additionalProperties: true },
    base: { type: ['string', 'null'] },
  },
  required: ['id', 'space', 'kind', 'parent', 'rank', 'document'],
  indexes: [
    ['kind', 'rank', 'id'],
    ['space', 'kind', 'rank', 'id'],
    ['parent', 'kind', 'rank', 'id'],
  ],
};

export const outboxSchema: RxJsonSchema<OutboxRow> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(40),
    order: { type: 'number', minimum: 0, maximum: LAST, multipleOf: 1 },
    entry: { type: 'string' },
  },
  required: ['id', 'order', 'entry'],
  indexes: ['order'],
};

export function documentRow({ document, base }: StoredRecord): DocumentRow {
  return {
    id: document.id,
    space: document.space,
    kind: document.deleted ? DELETED : document.kind,
    parent: document.parent ?? '',
    rank: rankOf(document.sort),
    document,
    ...(base === undefined ? {} : { base: base && JSON.stringify(base) }),
  };
}

export const recordOf = ({ document, base }: DocumentRow): StoredRecord => ({
  document: document as Document,
  base: typeof base === 'string' ? (JSON.parse(base) as Document) : base,
});

export const cursorId = (space: SpaceId): string => `${CURSOR}:${space}`;

export const cursorRow = (space: SpaceId, cursor: Cursor): DocumentRow => ({
  id: cursorId(space),
  space,
  kind: CURSOR,
  parent: '',
  rank: 0,
  document: cursor,
});

export const cursorOf = ({ space, document }: DocumentRow): [SpaceId, Cursor] => [space as SpaceId, document as Cursor];

export const outboxRow = (entry: OutboxEntry): OutboxRow => ({ id: entry.command.id, order: entry.order, entry: JSON.stringify(entry) });

export const entryOf = ({ entry }: OutboxRow): OutboxEntry => JSON.parse(entry) as OutboxEntry;
