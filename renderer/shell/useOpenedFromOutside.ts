import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { safeAddress } from '../../model/text/address.ts';

/** A press on a system notification, or a link into the app: the platform says where, the window goes there. */
export function useOpenedFromOutside(): void {
  const router = useRouter();
  useEffect(() => {
    const open = (event: Event) => {
      const to = event instanceof CustomEvent && typeof event.detail === 'string' ? event.detail : '';
      if (safeAddress(to)?.kind === 'app') router.history.push(to);
    };
    window.addEventListener('fikarum:open', open);
    return () => window.removeEventListener('fikarum:open', open);
  }, [router]);
}
