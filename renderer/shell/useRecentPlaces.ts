import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { visited } from './recent-places.ts';

/** Remembers where one goes. @returns what tells the addresses, the latest first, without the one where one is */
export function useRecentPlaces(): () => readonly string[] {
  const router = useRouter();
  const places = useRef<readonly string[]>([]);
  useEffect(() => {
    const note = () => {
      places.current = visited(places.current, router.state.location.pathname);
    };
    note();
    return router.subscribe('onResolved', note);
  }, [router]);
  return useCallback(() => places.current.filter((path) => path !== router.state.location.pathname), [router]);
}
