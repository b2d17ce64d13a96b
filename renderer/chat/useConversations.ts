import { useMemo } from 'react';
import { type MessageBody, messageKind } from '../../model/chat/message.ts';
import { membershipKind, type SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import type { MembershipBody } from '../../model/kernel/space.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { type MarkerBody, markerKind } from '../../model/reading/marker.ts';
import type { Live } from '../store/store.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useDocuments, useStore } from '../store/hooks.ts';
import { usePerson } from '../shell/parts/usePerson.ts';
import { conversations, type Conversation } from './conversations.ts';

/** So many of the newest messages decide the order of the list and the counts in it. */
const LATEST = 600;

export function useConversations(): readonly Conversation[] {
  const store = useStore();
  const spaces = useDocuments<SpaceBody>({ kind: spaceKind.name });
  const messages = useDocuments<MessageBody>({ kind: messageKind.name, limit: LATEST });
  const markers = useDocuments<MarkerBody>({ kind: markerKind.name, parent: store.me });
  return useMemo(() => conversations({ spaces, messages, markers, me: store.me }), [spaces, messages, markers, store.me]);
}

/** Who is in a place; those at the door left out. */
export function useMembers(space: SpaceId): readonly { person: PersonId; name: string }[] {
  const memberships = useDocuments<MembershipBody>({ kind: membershipKind.name, space });
  return useMemo(
    () =>
      memberships
        .filter(({ body }) => !['invited', 'asked'].includes(body.role))
        .map(({ body }) => ({ person: body.person as PersonId, name: body.name })),
    [memberships],
  );
}

/** The other one in a direct conversation. */
export const otherOf = (space: SpaceId, me: PersonId): PersonId => {
  const [, a, b] = space.split(':');
  return (a === me ? (b ?? me) : (a ?? me)) as PersonId;
};

/** What a place is called by the reader: its name, the other person's, or the names of those in it. */
export function useConversationName({ space, facts }: Pick<Conversation, 'space' | 'facts'>): string {
  const store = useStore();
  const format = useFormat();
  const other = usePerson(facts.type === 'direct' ? otherOf(space, store.me) : null);
  const members = useMembers(space);
  if (facts.type === 'direct') return other.known ? other.name : (members.find(({ person }) => person !== store.me)?.name ?? other.name);
  if (facts.name) return facts.name;
  return format.list(members.filter(({ person }) => person !== store.me).map(({ name }) => name.split(' ')[0] ?? name));
}

/** How many of these people are here now, told as it changes. */
export function useHereNow(members: readonly { person: PersonId }[]): Live<number> {
  const store = useStore();
  return useMemo(() => {
    const all = members.map(({ person }) => store.presence(person));
    return {
      get: () => all.filter((presence) => presence.get() === 'online').length,
      subscribe: (listener: () => void) => {
        const stops = all.map((presence) => presence.subscribe(listener));
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  }, [store, members]);
}
