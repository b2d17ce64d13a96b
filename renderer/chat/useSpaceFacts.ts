import { type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { useDocument } from '../store/hooks.ts';

/** `undefined` while the device is looking, `null` for what it does not have. */
export function useSpaceFacts(space: SpaceId | null): SpaceBody | null | undefined {
  const document = useDocument<SpaceBody>(spaceDocument(space ?? ('company' as SpaceId)));
  return document ? document.body : document;
}
