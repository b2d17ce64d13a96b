import type { Document } from '../../../model/kernel/document.ts';
import type { SpaceId } from '../../../model/kernel/ids.ts';
import type { Query } from '../store.ts';

/** Newest first; the id decides between equals, so that every device shows the same order. */
export const newestFirst = (a: Document, b: Document): number => b.sort - a.sort || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

export const matches = (query: Query, document: Document): boolean =>
  !document.deleted &&
  document.kind === query.kind &&
  (query.space === undefined || document.space === query.space) &&
  (query.parent === undefined || document.parent === query.parent);

/** What a change did to a list: nothing, a new list, or a hole at its end that only the store can fill. */
export type Effect = { changed: false } | { changed: true; list: readonly Document[]; refill: boolean };

/**
 * Brings a query's result up to date with documents as they are now, without asking the store again.
 * @param list the result so far, newest first, at most `query.limit` long
 */
export function update(query: Query, list: readonly Document[], documents: readonly Document[]): Effect {
  const limit = query.limit ?? Number.POSITIVE_INFINITY;
  const wasFull = list.length >= limit;
  const byId = new Map(documents.map((document) => [document.id, document]));
  const kept = list.filter((document) => !byId.has(document.id));
  const coming = [...byId.values()].filter((document) => matches(query, document));
  if (kept.length === list.length && coming.length === 0) return { changed: false };
  const merged = [...kept, ...coming].sort(newestFirst);
  // A full list does not know what lies below its last row: what would land there may have neighbours it has never seen.
  const last = list.at(-1);
  const known = wasFull && last ? merged.filter((document) => newestFirst(document, last) <= 0) : merged;
  return { changed: true, list: known.slice(0, limit), refill: wasFull && known.length < limit };
}

export function withoutSpaces(list: readonly Document[], spaces: ReadonlySet<SpaceId>): readonly Document[] {
  const rest = list.filter((document) => !spaces.has(document.space));
  return rest.length === list.length ? list : rest;
}
