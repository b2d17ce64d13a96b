import { useEffect } from 'react';
import type { SpaceId } from '../../model/kernel/ids.ts';
import { type MarkerBody, markerDocument, markerSpace, type Reading, readMark } from '../../model/reading/marker.ts';
import { useDocument, useStore } from '../store/hooks.ts';

/** How long one has looked at a feed before it counts as read. Milliseconds. */
const LOOK = 1_500;

/** Moves the reader's marker of a feed up to the newest post while the page is looked at. */
export function useMarkRead(space: SpaceId, newest: number | undefined): void {
  const store = useStore();
  const reading: Reading = { what: 'feed', space };
  const marker = useDocument<MarkerBody>(markerDocument(store.me, reading));
  const upTo = marker?.body.upTo ?? 0;
  useEffect(() => {
    if (newest === undefined || marker === undefined || newest <= upTo) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible')
        void store.run(readMark, markerSpace(store.me, { what: 'feed', space }), { reading: { what: 'feed', space }, upTo: newest });
    }, LOOK);
    return () => clearTimeout(timer);
  }, [store, space, newest, upTo, marker]);
}
