import { settingsDocument, type SettingsBody } from '../../model/settings/settings.ts';
import type { SidebarEntry } from '../feature.ts';
import { useDocument, useStore } from '../store/hooks.ts';
import { type Conversation, waits } from './conversations.ts';
import { chatAddress } from './places.ts';
import { otherOf, useConversations } from './useConversations.ts';
import { personDocument } from '../../model/kernel/ids.ts';
import type { PersonBody } from '../../model/people/person.ts';

/** The conversations one has pinned, in the order they were. */
export function usePinnedConversations(): readonly SidebarEntry[] {
  const store = useStore();
  const conversations = useConversations();
  const settings = useDocument<SettingsBody>(settingsDocument(store.me));
  const pinned = settings?.body.pinned ?? [];
  return pinned
    .map((place) => conversations.find((conversation) => chatAddress(conversation.space) === place))
    .filter((conversation) => conversation !== undefined)
    .map((conversation) => {
      const name = nameOf(
        conversation,
        (person) => (store.document(personDocument(person)).get()?.body as PersonBody | undefined)?.name ?? '…',
        store.me,
      );
      const direct = conversation.facts.type === 'direct';
      const other = otherOf(conversation.space, store.me);
      return {
        id: conversation.space,
        label: name,
        to: chatAddress(conversation.space),
        lead: {
          avatar: direct
            ? { id: other, name, shape: 'person' as const, presence: store.presence(other).get() }
            : { id: conversation.space, name, mark: conversation.facts.mark, shape: 'group' as const },
        },
        unread: conversation.unread > 0,
        ...(conversation.unread > 0 ? { count: { count: conversation.unread, waits: waits(conversation) } } : {}),
        closed: conversation.facts.classification === 'confidential',
      };
    });
}

const nameOf = (
  { space, facts }: Conversation,
  nameOfPerson: (person: ReturnType<typeof otherOf>) => string,
  me: ReturnType<typeof otherOf>,
): string => (facts.type === 'direct' ? nameOfPerson(otherOf(space, me)) : facts.name);
