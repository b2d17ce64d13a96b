import type { Document } from '../../model/kernel/document.ts';
import { membershipDocument, type PersonId, personalSpace, personDocument, type SpaceId, spaceDocument } from '../../model/kernel/ids.ts';
import { actorIn, factsOf } from '../../model/kernel/perform.ts';
import type { SpaceBody } from '../../model/kernel/space.ts';
import {
  type NotificationBody,
  notificationDocument,
  notificationKind,
  type Reason,
  seenDocument,
} from '../../model/notifications/notification.ts';
import { type Audience, type Told, tell } from '../../model/notifications/rules.ts';
import { PersonBody } from '../../model/people/person.ts';
import { markerDocument, markerKind } from '../../model/reading/marker.ts';
import { settingsDocument, settingsKind } from '../../model/settings/settings.ts';
import { mayEnter } from '../../model/spaces/policy.ts';
import { excerpt } from '../../model/text/excerpt.ts';
import type { EffectWrite } from '../feature.ts';
import type { Reader } from '../store/store.ts';
import type { Item } from './news.ts';

/** Characters of what was written that a notification shows. */
const EXCERPT = 140;

/** All who could be told of an item, whether or not they can read it or want to hear of it. */
export const everyoneConcerned = (item: Item): Told[] => tell(item.news, { reads: () => true, muted: () => false });

/** The notifications of one item. */
export async function deliver(read: Reader, space: SpaceId, item: Item, now: number): Promise<EffectWrite[]> {
  const concerned = everyoneConcerned(item).map(({ to }) => to);
  if (!concerned.length) return [];
  const documents = await readMap(read, [
    spaceDocument(space),
    personDocument(item.news.by),
    ...concerned.flatMap((person) => [membershipDocument(space, person), settingsDocument(person)]),
  ]);
  const get = (id: Document['id']) => documents.get(id) ?? null;
  const facts = factsOf(space, get);
  const audience: Audience = {
    reads: (person) => mayEnter(actorIn(space, person, get, now), facts) === null,
    muted: (person) => mutes(get(settingsDocument(person)), space),
  };
  const actor = get(personDocument(item.news.by));
  const actorName = actor ? PersonBody.parse(actor.body).name : '';
  const writes = tell(item.news, audience).map((told) => notification(read, space, item, told, facts, actorName));
  return Promise.all(writes);
}

async function readMap(read: Reader, ids: Document['id'][]): Promise<Map<string, Document>> {
  const documents = await read.documents([...new Set(ids)]);
  return new Map(documents.filter((document) => !document.deleted).map((document) => [document.id, document]));
}

const mutes = (settings: Document | null, space: SpaceId) =>
  settings !== null && settingsKind.body.parse(settings.body).muted.includes(space);

async function notification(
  read: Reader,
  space: SpaceId,
  item: Item,
  { to, reason }: Told,
  facts: SpaceBody | null,
  actorName: string,
): Promise<EffectWrite> {
  const secret = facts?.classification === 'confidential';
  const id = notificationDocument(to, reason, item.about(reason));
  const body: NotificationBody = {
    reason,
    space,
    spaceName: secret ? '' : (facts?.name ?? ''),
    target: item.target,
    root: item.root,
    actor: item.news.by,
    actorName,
    excerpt: secret ? '' : excerpt(item.text, EXCERPT),
    ...(await waitingWith(read, to, space, reason, id, item.sort)),
    seen: false,
  };
  return { put: id, space: personalSpace(to), kind: notificationKind.name, parent: space, sort: item.sort, author: item.news.by, body };
}

/** The messages of a conversation that wait, this one included. Those that were seen or read are not counted again. */
async function waitingWith(
  read: Reader,
  person: PersonId,
  space: SpaceId,
  reason: Reason,
  id: Document['id'],
  sort: number,
): Promise<Pick<NotificationBody, 'count' | 'since'>> {
  const alone = { count: 1, since: sort };
  if (reason !== 'direct') return alone;
  const chat = markerDocument(person, { what: 'chat', space });
  const documents = await readMap(read, [id, chat, seenDocument(person)]);
  const held = documents.get(id);
  if (!held) return alone;
  const { seen, count, since } = notificationKind.body.parse(held.body);
  const alreadyRead = [chat, seenDocument(person)].some((marker) => upTo(documents.get(marker)) >= held.sort);
  return seen || alreadyRead ? alone : { count: count + 1, since };
}

const upTo = (marker: Document | undefined): number => (marker ? markerKind.body.parse(marker.body).upTo : Number.NEGATIVE_INFINITY);
