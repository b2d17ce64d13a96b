import type { Count } from '../feature.ts';
import { waits } from './conversations.ts';
import { useConversations } from './useConversations.ts';

/** Messages that wait for the reader: in conversations, and where a group names them. */
export function useChatCount(): Count | null {
  const count = useConversations()
    .filter(waits)
    .reduce((sum, conversation) => sum + conversation.unread, 0);
  return count === 0 ? null : { count, waits: true };
}
