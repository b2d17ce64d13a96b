import { commentKind } from '../../model/feed/comment.ts';
import { postKind } from '../../model/feed/post.ts';
import { messageKind } from '../../model/chat/message.ts';
import type { Document } from '../../model/kernel/document.ts';
import { type PersonId, personalSpace, type SpaceId } from '../../model/kernel/ids.ts';
import { MembershipBody, mayRead, SpaceBody, spaceKind } from '../../model/kernel/space.ts';
import { notificationDocument, notificationKind, type Reason } from '../../model/notifications/notification.ts';
import type { EffectWrite } from '../feature.ts';
import type { Reader } from '../store/store.ts';
import { everyoneConcerned } from './deliver.ts';
import { type Item, itemOf, leadersOf, roleIn } from './news.ts';

/** What is told of goes, the notification goes; who may no longer read a space keeps no words from it. */

const OF_ONE_THING: readonly Reason[] = ['mention', 'reply', 'comment'];
const MOST = 100_000;

/** The notifications of a removed post, comment or message, and of the comments under a removed post. */
export async function ofRemoved(read: Reader, removed: Document): Promise<EffectWrite[]> {
  const comments = removed.kind === postKind.name ? await read.children(removed.id, commentKind.name, MOST) : [];
  const writes: EffectWrite[] = [];
  for (const document of [removed, ...comments]) {
    const item = await itemOf(read, document);
    if (!item) continue;
    for (const { to } of everyoneConcerned(item)) {
      const space = personalSpace(to);
      writes.push(...OF_ONE_THING.map((reason) => ({ remove: notificationDocument(to, reason, item.about(reason)), space })));
    }
    if (document.kind === messageKind.name) writes.push(...(await ofConversation(read, item)));
  }
  return writes;
}

/** A conversation's one line counts one less, and loses its words when they were the removed message's. */
async function ofConversation(read: Reader, item: Item): Promise<EffectWrite[]> {
  const counting = everyoneConcerned(item).filter(({ reason }) => reason === 'direct');
  const ids = counting.map(({ to }) => notificationDocument(to, 'direct', item.about('direct')));
  const held = (await read.documents(ids)).filter((document) => !document.deleted);
  return held.flatMap((document): EffectWrite[] => {
    const body = notificationKind.body.parse(document.body);
    const counted = body.since <= item.sort && item.sort <= document.sort;
    if (!counted) return [];
    if (body.count === 1) return [{ remove: document.id, space: document.space }];
    const words = body.target === item.target ? '' : body.excerpt;
    const fewer = { ...body, excerpt: words, count: body.count - 1 };
    return [{ put: document.id, space: document.space, kind: notificationKind.name, body: fewer }];
  });
}

/** After a change of a membership: the request is dealt with, the invitation answered, the right to read gone. */
export async function ofMembership(read: Reader, before: Document, after: Document): Promise<EffectWrite[]> {
  const person = after.parent as PersonId;
  const [from, to] = [roleIn(before), roleIn(after)];
  const writes: EffectWrite[] = [];
  if (from === 'asked' && to !== 'asked') {
    const leaders = await leadersOf(read, after);
    const about = `${after.space}:${person}`;
    writes.push(...leaders.map((leader) => ({ remove: notificationDocument(leader, 'asked', about), space: personalSpace(leader) })));
  }
  if (from === 'invited' && to !== 'invited')
    writes.push({ remove: notificationDocument(person, 'invited', after.space), space: personalSpace(person) });
  if (mayRead(from) && !mayRead(to)) writes.push(...(await allFrom(read, person, after.space)));
  return writes;
}

async function allFrom(read: Reader, person: PersonId, space: SpaceId): Promise<EffectWrite[]> {
  const query = { space: personalSpace(person), kind: notificationKind.name, parent: space, before: Number.MAX_VALUE, limit: MOST };
  return (await read.older(query)).map(({ id }) => ({ remove: id, space: personalSpace(person) }));
}

/** A space that has become confidential: no words from it stay outside, and nothing at all with those who had to leave. */
export async function ofClassified(read: Reader, before: Document, after: Document): Promise<EffectWrite[]> {
  if (after.kind !== spaceKind.name || after.deleted || !isConfidential(after) || isConfidential(before)) return [];
  const members = (await read.membersOf(after.space)).map(({ body }) => MembershipBody.parse(body));
  const staying = new Set(
    members.filter(({ role }) => role !== 'guest' && role !== 'visitor').map(({ person }) => personalSpace(person as PersonId)),
  );
  const notifications = await read.children(after.space, notificationKind.name, MOST);
  return notifications.map(({ id, space, body }): EffectWrite => {
    if (!staying.has(space)) return { remove: id, space };
    const silent = { ...notificationKind.body.parse(body), spaceName: '', excerpt: '' };
    return { put: id, space, kind: notificationKind.name, body: silent };
  });
}

const isConfidential = (space: Document): boolean => SpaceBody.parse(space.body).classification === 'confidential';
