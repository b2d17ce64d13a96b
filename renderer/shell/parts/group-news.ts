import type { Document } from '../../../model/kernel/document.ts';
import type { PersonId, SpaceId } from '../../../model/kernel/ids.ts';
import type { MembershipBody } from '../../../model/kernel/space.ts';
import type { MessageBody } from '../../../model/chat/message.ts';
import { type MarkerBody, markerDocument } from '../../../model/reading/marker.ts';

/** What others have written in a group since one last looked. */
export type GroupNews = { posts: number; messages: number };

export const NO_NEWS: GroupNews = { posts: 0, messages: 0 };

type Known = {
  me: PersonId;
  memberships: readonly Document<MembershipBody>[];
  markers: readonly Document<MarkerBody>[];
  posts: readonly Document[];
  messages: readonly Document<MessageBody>[];
};

/**
 * New posts and messages per group, feed and chat each by its own marker. Where one has never looked, what was there
 * when one came in is not new.
 */
export function groupNews({ me, memberships, markers, posts, messages }: Known): ReadonlyMap<SpaceId, GroupNews> {
  const read = new Map(markers.map((marker) => [marker.id, marker.body.upTo]));
  const since = new Map(memberships.map(({ space, body }) => [space, body.since]));
  const news = new Map<SpaceId, GroupNews>();
  const count = (document: Document, what: 'feed' | 'chat', of: keyof GroupNews) => {
    const { space } = document;
    if (document.author === me || !since.has(space)) return;
    const upTo = read.get(markerDocument(me, { what, space })) ?? since.get(space) ?? 0;
    if (document.sort <= upTo) return;
    const counted = news.get(space) ?? { posts: 0, messages: 0 };
    counted[of]++;
    news.set(space, counted);
  };
  for (const post of posts) count(post, 'feed', 'posts');
  for (const message of messages) if (message.body.thread === null) count(message, 'chat', 'messages');
  return news;
}
