import type { SpaceId } from '../../model/kernel/ids.ts';

export const chatAddress = (space: SpaceId): string => `/chat/${space}`;
export const threadAddress = (space: SpaceId, root: string): string => `/chat/${space}/thread/${root}`;
