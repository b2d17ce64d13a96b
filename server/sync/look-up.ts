import type { DocumentId, PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { FetchAnswer, OlderAnswer, OlderRequest } from '../../model/kernel/protocol.ts';
import type { LogEntry, Reader } from '../store/store.ts';
import { mayReadSpace } from './access.ts';
import { JsonText, jsonArray } from './json-text.ts';

/** Documents that may hang under one page of older ones: comments, their reactions, answers. */
const MOST_HANGING = 2_000;
/** Post, comment, answer, reaction. */
const DEPTH = 3;

/** A page of what is older than the window, with what hangs under it. Nothing at all when the person may not read the space. */
export async function older(reader: Reader, person: PersonId, request: OlderRequest, now: number): Promise<JsonText<OlderAnswer>> {
  if (!(await mayReadSpace(reader, person, request.space, now))) return new JsonText('{"documents":[],"more":false}');
  const page = await reader.older(request);
  const entries = new Map<DocumentId, LogEntry>(page.map((entry) => [entry.id, entry]));
  let parents: readonly LogEntry[] = page;
  for (let depth = 0; depth < DEPTH && parents.length > 0 && entries.size < page.length + MOST_HANGING; depth++) {
    const room = page.length + MOST_HANGING - entries.size;
    const hanging = await reader.hanging(
      request.space,
      parents.map((entry) => entry.id),
      room,
    );
    parents = hanging.filter((entry) => !entries.has(entry.id));
    for (const entry of parents) entries.set(entry.id, entry);
  }
  const texts = [...entries.values()].map((entry) => entry.text);
  return new JsonText(`{"documents":${jsonArray(texts)},"more":${page.length >= request.limit}}`);
}

/** The documents of these ids that the person may read; nothing tells whether the others exist. */
export async function fetchByIds(
  reader: Reader,
  person: PersonId,
  ids: readonly DocumentId[],
  now: number,
): Promise<JsonText<FetchAnswer>> {
  return new JsonText(`{"documents":${jsonArray(await readableTexts(reader, person, ids, now))}}`);
}

/** The current texts of those ids, without the ones in spaces the person may not read. */
export async function readableTexts(reader: Reader, person: PersonId, ids: readonly DocumentId[], now: number): Promise<string[]> {
  const allowed = new Map<SpaceId, boolean>();
  const texts: string[] = [];
  for (const entry of await reader.entries([...new Set(ids)])) {
    let may = allowed.get(entry.space);
    if (may === undefined) {
      may = await mayReadSpace(reader, person, entry.space, now);
      allowed.set(entry.space, may);
    }
    if (may) texts.push(entry.text);
  }
  return texts;
}
