import { COMPANY } from '../../model/kernel/ids.ts';
import { type PostBody, postKind } from '../../model/feed/post.ts';
import { type MarkerBody, markerDocument } from '../../model/reading/marker.ts';
import type { Count } from '../feature.ts';
import { useDocument, useDocuments, useStore } from '../store/hooks.ts';

const MOST = 99;

/** How many posts have come since one last looked at the feed. Neutral: a feed waits for nobody. */
export function useFeedCount(): Count | null {
  const store = useStore();
  const posts = useDocuments<PostBody>({ kind: postKind.name, limit: MOST });
  const marker = useDocument<MarkerBody>(markerDocument(store.me, { what: 'feed', space: COMPANY }));
  if (marker === undefined) return null;
  const upTo = marker?.body.upTo ?? 0;
  const count = posts.filter((post) => post.sort > upTo && post.author !== store.me).length;
  return count === 0 ? null : { count, waits: false };
}
