import type { Document } from '../../model/kernel/document.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import type { MarkerBody } from '../../model/reading/marker.ts';

/** A place where one chats, with what the list says of it. */
export type Conversation = {
  space: SpaceId;
  facts: SpaceBody;
  latest: Document<MessageBody> | null;
  /** Messages of others since one last read, in the conversation itself. */
  unread: number;
  /** Some of them name the reader. */
  mentioned: boolean;
};

/** Direct and small conversations wait for the reader; a group's chat does when it names them. */
export const waits = (conversation: Conversation): boolean =>
  conversation.unread > 0 && (conversation.facts.type !== 'group' || conversation.mentioned);

type Known = {
  spaces: readonly Document<SpaceBody>[];
  /** The newest messages of all places, newest first. */
  messages: readonly Document<MessageBody>[];
  markers: readonly Document<MarkerBody>[];
  me: PersonId;
};

/** All places, the one with the latest message first. Groups stand here once somebody has chatted in them. */
export function conversations({ spaces, messages, markers, me }: Known): Conversation[] {
  const read = new Map(markers.map((marker) => [marker.id as string, marker.body.upTo]));
  const bySpace = Map.groupBy(messages, (message) => message.space);
  const found: Conversation[] = [];
  for (const { space, body: facts } of spaces) {
    if (facts.archived || facts.type === 'company' || facts.type === 'personal') continue;
    const here = bySpace.get(space) ?? [];
    if (facts.type === 'group' && here.length === 0) continue;
    const upTo = read.get(`read:${me}:${space}`) ?? 0;
    const fresh = here.filter((message) => message.sort > upTo && message.author !== me && message.body.thread === null);
    found.push({
      space,
      facts,
      latest: here[0] ?? null,
      unread: fresh.length,
      mentioned: fresh.some((message) => message.body.mentions.some((mention) => mention.person === me)),
    });
  }
  const at = ({ latest, space }: Conversation) => latest?.sort ?? spaces.find((one) => one.space === space)?.createdAt ?? 0;
  return found.sort((a, b) => at(b) - at(a) || (a.space < b.space ? -1 : 1));
}
