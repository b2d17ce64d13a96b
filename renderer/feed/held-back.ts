import type { Document } from '../../model/kernel/document.ts';
import type { PersonId } from '../../model/kernel/ids.ts';

export type Held = { shown: readonly Document[]; waiting: readonly Document[] };

/**
 * Which posts stand in the list and which wait behind "3 nya inlägg", so that nothing moves what one reads.
 * One's own are always shown. @param upTo the largest `sort` that was there when the reader last said yes
 */
export function holdBack(posts: readonly Document[], upTo: number, me: PersonId): Held {
  const waits = (post: Document) => post.sort > upTo && post.author !== me;
  return { shown: posts.filter((post) => !waits(post)), waiting: posts.filter(waits) };
}
