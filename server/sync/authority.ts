import type { Document } from '../../model/kernel/document.ts';
import type { DocumentId } from '../../model/kernel/ids.ts';
import type { EffectWrite } from '../feature.ts';
import type { Batch } from './group-commit.ts';
import type { KindOf } from './kinds.ts';

/**
 * Writes with the server's own authority, in any space. What would change nothing is left out, so that an effect may state
 * how things should be without waking every device. Throws on a write that breaks the kernel's rules: the author is the
 * server itself, so that is a fault in it.
 */
export async function writeWithAuthority(batch: Batch, writes: readonly EffectWrite[], kindOf: KindOf, now: number): Promise<Document[]> {
  const ids = writes.map((write) => ('put' in write ? write.put : write.remove));
  const before = new Map((await batch.transaction.documents([...new Set(ids)])).map((document) => [document.id, document]));
  const latest = new Map(before);
  const changed = new Map<DocumentId, Document>();
  for (const write of writes) {
    const id = 'put' in write ? write.put : write.remove;
    const held = latest.get(id);
    if (held && held.space !== write.space) throw new Error(`${id} would move to another space`);
    const document = 'put' in write ? putOf(write, held, kindOf, now) : removalOf(held, now);
    if (!document) continue;
    latest.set(id, document);
    changed.set(id, document);
  }
  const stored = await batch.put([...changed.values()], before);
  return stored.map(({ document }) => document);
}

function removalOf(held: Document | undefined, now: number): Document | null {
  return held && !held.deleted ? { ...held, deleted: true, body: null, changedAt: now } : null;
}

function putOf(write: Extract<EffectWrite, { put: DocumentId }>, held: Document | undefined, kindOf: KindOf, now: number): Document | null {
  if (held && held.kind !== write.kind) throw new Error(`${write.put} would change its kind`);
  const live = held && !held.deleted ? held : undefined;
  const document: Document = {
    id: write.put,
    space: write.space,
    kind: write.kind,
    seq: held?.seq ?? 0,
    parent: write.parent !== undefined ? write.parent : (live?.parent ?? null),
    author: write.author !== undefined ? write.author : (live?.author ?? null),
    sort: write.sort ?? live?.sort ?? now,
    createdAt: live?.createdAt ?? now,
    changedAt: now,
    deleted: false,
    body: kindOf(write.kind).body.parse(write.body),
  };
  return live && same(live, document) ? null : document;
}

const same = (a: Document, b: Document): boolean =>
  a.parent === b.parent && a.author === b.author && a.sort === b.sort && JSON.stringify(a.body) === JSON.stringify(b.body);
