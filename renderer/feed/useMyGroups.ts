import { useMemo } from 'react';
import type { Document } from '../../model/kernel/document.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { spaceKind } from '../../model/kernel/space.ts';
import { useDocuments } from '../store/hooks.ts';

/** The groups whose documents this device has, and so those one belongs to; archived ones left out. In the order of names. */
export function useMyGroups(): readonly Document<SpaceBody>[] {
  const spaces = useDocuments<SpaceBody>({ kind: spaceKind.name });
  return useMemo(
    () =>
      spaces
        .filter((space) => space.body.type === 'group' && !space.body.archived)
        .sort((a, b) => a.body.name.localeCompare(b.body.name, 'sv')),
    [spaces],
  );
}
