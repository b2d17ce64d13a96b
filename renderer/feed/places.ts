import { COMPANY, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { useDocument } from '../store/hooks.ts';

/** The facts of a space as this device has them; null while looking, or for what one may not read. */
export function useSpace(space: SpaceId): SpaceBody | null {
  const document = useDocument<SpaceBody>(spaceDocument(space));
  return document ? document.body : null;
}

/** The address of a space's feed. */
export const feedAddress = (space: SpaceId): string => (space === COMPANY ? '/feed/company' : `/feed/group/${space}`);
export const postAddress = (post: string): string => `/feed/post/${encodeURIComponent(post)}`;
export const tagAddress = (tag: string): string => `/feed/tag/${encodeURIComponent(tag)}`;
