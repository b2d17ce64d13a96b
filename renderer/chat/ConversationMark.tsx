import type { SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import { useStore } from '../store/hooks.ts';
import { PersonAvatar } from '../shell/parts/PersonAvatar.tsx';
import { Avatar, type AvatarSize } from '../ui/Avatar.tsx';
import { otherOf } from './useConversations.ts';

/** A person's picture for a direct conversation, a square mark for the others. */
export function ConversationMark({ space, facts, name, size }: { space: SpaceId; facts: SpaceBody; name: string; size: AvatarSize }) {
  const store = useStore();
  if (facts.type === 'direct') return <PersonAvatar person={otherOf(space, store.me)} size={size} />;
  return <Avatar id={space} name={name} mark={facts.mark} shape="group" size={size} />;
}
