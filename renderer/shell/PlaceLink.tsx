import { useLinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type PlaceLinkProps = {
  to: string;
  here: boolean;
  className: string | undefined;
  /** Shown when pointed at. */
  tip?: string;
  unread?: boolean;
  children: ReactNode;
};

/** A link that is current when we say so: the router only knows that an address begins alike. */
export function PlaceLink({ to, here, className, tip, unread, children }: PlaceLinkProps) {
  const link = useLinkProps({ to, className, activeProps: {}, inactiveProps: {} });
  return (
    <a {...link} aria-current={here ? 'page' : undefined} data-tip={tip} data-unread={unread || undefined}>
      {children}
    </a>
  );
}
