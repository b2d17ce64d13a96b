import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Group } from '../shell/parts/useGroup.ts';

/** What only those inside see; the others come to the group's door. */
export function InsideOnly({ group, children }: { group: Group; children: ReactNode }) {
  if (group.facts !== undefined && !group.inside) return <Navigate to={`/groups/${group.space}` as never} replace />;
  return children;
}
