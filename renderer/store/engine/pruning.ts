import type { Document } from '../../../model/kernel/document.ts';
import type { DocumentId } from '../../../model/kernel/ids.ts';
import type { RuleBook } from '../../../model/kernel/feature.ts';
import type { Local } from './local.ts';
import type { Parts } from './parts.ts';
import type { Turn } from './turn.ts';

const BATCH = 500;

/**
 * Forgets what has fallen out of the window, tombstones included: documents of windowed kinds that have not changed for
 * so long, but not those with own commands over them, nor what a bookmark points at.
 * @param window milliseconds
 * @returns how many went
 */
export async function prune(parts: { book: RuleBook; kept: Parts['kept'] }, turn: Turn, local: Local, window: number): Promise<number> {
  const kinds = [...parts.book.kinds.values()].filter((kind) => kind.tier === 'windowed').map((kind) => kind.name);
  // The server's own times, and no clock of this device: one that is a year ahead would empty it.
  const times = [...local.cursors.values()].map((cursor) => cursor.at);
  const before = Math.max(0, ...times) - window;
  if (before === 0) return 0;
  let gone = 0;
  for (const replica of [local.homes.disk, local.homes.memory]) {
    for (let after: DocumentId | null = null; ; ) {
      const old: Document[] = await turn.take('server', async () => {
        const found = await replica.changedBefore({ kinds, before, after, limit: BATCH });
        const kept = await parts.kept(found.map((document) => document.id));
        gone += await local.drop(found.filter((document) => !kept.has(document.id)));
        return found;
      });
      if (old.length < BATCH) break;
      after = old.at(-1)?.id ?? null;
    }
  }
  return gone;
}
