import type { Document } from '../../../model/kernel/document.ts';
import type { Live } from '../store.ts';
import { isLoading } from './live-queries.ts';

/** A live list as it is once the device has looked: for what is asked once rather than shown. */
export function settled<Body = unknown>(live: Live<readonly Document[]>): Promise<readonly Document<Body>[]> {
  return new Promise((resolve) => {
    const look = () => {
      const list = live.get();
      if (isLoading(list)) return false;
      resolve(list as readonly Document<Body>[]);
      return true;
    };
    if (look()) return;
    const stop = live.subscribe(() => {
      if (look()) stop();
    });
  });
}
