import { useRef } from 'react';
import type { DocumentId, SpaceId } from '../../model/kernel/ids.ts';
import { useStore } from '../store/hooks.ts';

/** Others see one typing for five seconds; told again a little before that. Milliseconds. */
const AGAIN = 3_500;

/** Tells the others that one is typing, at most every few seconds. */
export function useSignalTyping(space: SpaceId, thread: DocumentId | null): () => void {
  const store = useStore();
  const told = useRef(0);
  return () => {
    const now = Date.now();
    if (now - told.current < AGAIN) return;
    told.current = now;
    store.signal({ type: 'typing', space, thread });
  };
}
