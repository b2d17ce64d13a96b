import type { PostBody } from '../../model/feed/post.ts';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type PersonId, personalSpace, type SpaceId } from '../../model/kernel/ids.ts';
import { type NotificationBody, notificationDocument, notificationKind } from '../../model/notifications/notification.ts';
import { DAY, MINUTE } from './clock.ts';
import { documentOf } from './documents.ts';
import type { Group } from './groups.ts';
import type { Person } from './people.ts';
import { bookmarkOf, type Ends, markerOf, settingsOf } from './personal.ts';
import type { Conversation } from './places.ts';
import type { Random } from './random.ts';
import { requestDocuments } from './structure.ts';
import type { Told } from './told.ts';
import { type Tour, tourMoment } from './tour.ts';

/** How far everyone has read when the visitor opens the door, and what is kept and chosen. */

export type Reading = {
  people: readonly Person[];
  groups: readonly Group[];
  conversations: readonly Conversation[];
  visitor: Person;
  now: number;
  tour: Tour;
  ends: Ends;
  seen: PostsSeen;
  /** When everyone was last here, milliseconds. */
  visits: ReadonlyMap<PersonId, number>;
  told: Told;
  random: Random;
};

/** What waits for the visitor: posts in all, and in three of her groups. */
const UNREAD = 8;
const UNREAD_IN: Readonly<Record<string, number>> = { 'Vättra – leverans': 5, Dataplattform: 2, Göteborgskontoret: 4 };

export function readAndKept(reading: Reading): Document[] {
  return [...feedsRead(reading), ...chatsRead(reading), ...requested(reading), ...kept(reading)];
}

function feedsRead({ people, groups, visitor, visits, seen, now, random }: Reading): Document[] {
  const markers: Document[] = [];
  for (const person of people) {
    const visit = visits.get(person.id)!;
    const upTo = person === visitor ? seen.beforeTheLast(UNREAD) : visit;
    markers.push(markerOf(person.id, { what: 'feed', space: COMPANY }, upTo, Math.min(now, visit)));
  }
  for (const { space, name, members } of groups) {
    for (const { person } of members) {
      const visit = visits.get(person.id)!;
      const upTo = person === visitor ? seen.beforeTheLast(UNREAD_IN[name] ?? 0, space) : visit - random.between(0, 3000) * MINUTE;
      markers.push(markerOf(person.id, { what: 'feed', space }, upTo, visit));
    }
  }
  return markers;
}

function chatsRead({ conversations, visitor, visits, ends, tour, told, now, random }: Reading): Document[] {
  const documents: Document[] = [];
  for (const { space, name, people, group } of conversations) {
    const end = ends.of(space);
    const last = end.at(-1);
    if (!last) continue;
    for (const person of people) {
      const partner = name ? undefined : people.find((other) => other !== person)?.name;
      const waiting =
        person === visitor && !group
          ? (tour.chats.find((chat) => chat.name === (partner ?? name))?.unread ?? 0)
          : last.sort > now - 2 * DAY && random.chance(0.2)
            ? 3
            : 0;
      const upTo = waiting > 0 ? Math.max(ends.lastOf(space, person.id), end.at(-1 - waiting)?.sort ?? 0) : last.sort;
      const visit = visits.get(person.id)!;
      if (upTo > 0) documents.push(markerOf(person.id, { what: 'chat', space }, upTo, visit));
      const unread = end.filter((message) => message.sort > upTo && message.author !== person.id);
      if (!group) documents.push(...told.waiting(person.id, unread));
    }
  }
  return documents;
}

/** Tove has asked to join the council that the visitor runs. */
function requested({ people, groups, visitor, now }: Reading): Document[] {
  const group = groups.find((candidate) => candidate.name === 'Hållbarhetsrådet')!;
  const tove = people.find((person) => person.name === 'Tove Isaksdotter')!;
  const { request, documents } = requestDocuments(group, tove, tourMoment('d1 15.04', now));
  const notifications = group.members
    .filter((member) => member.role !== 'member')
    .map(({ person }) => {
      const body: NotificationBody = {
        reason: 'asked',
        space: group.space,
        spaceName: group.name,
        target: request.id,
        root: null,
        actor: tove.id,
        actorName: tove.name,
        excerpt: '',
        count: 1,
        since: request.sort,
        seen: person !== visitor,
      };
      const id = notificationDocument(person.id, 'asked', `${group.space}:${tove.id}`);
      const given = {
        id,
        space: personalSpace(person.id),
        kind: notificationKind.name,
        parent: group.space,
        author: tove.id,
        at: request.createdAt,
      };
      return documentOf({ ...given, body });
    });
  return [...documents, ...notifications];
}

function kept({ people, conversations, visitor, visits, seen, random }: Reading): Document[] {
  const documents: Document[] = [];
  const titles = [
    'Fem möten',
    'Läs först',
    'Första nattkörningen',
    'Avvikelser från station 14',
    'Ny övning i mallarna',
    'Nytt resereglemente',
  ];
  for (const [index, title] of titles.entries()) {
    const post = seen.find(title);
    if (post) documents.push(bookmarkOf(visitor.id, post, Math.max(post.createdAt, visits.get(visitor.id)! - index * MINUTE)));
  }
  for (const person of people) {
    if (person === visitor || !random.chance(0.3)) continue;
    for (const post of seen.company(random.between(1, 3), random))
      documents.push(bookmarkOf(person.id, post, Math.max(post.createdAt, visits.get(person.id)! - DAY)));
  }
  const pinned = ['Amira Haddad', 'Oskar Brännvall'].map((name) => {
    const place = conversations.find(
      (candidate) => !candidate.name && candidate.people.includes(visitor) && candidate.people.some((person) => person.name === name),
    );
    return `/chat/${place!.space}`;
  });
  documents.push(settingsOf(visitor.id, { pinned: [...pinned, '/feed/tag/kompetensdag'] }, visits.get(visitor.id)!));
  return documents;
}

/** The posts that the visitor could have seen, newest first in each place. */
export class PostsSeen {
  readonly #visitor: Person;
  readonly #posts: Document<PostBody>[] = [];
  readonly #spaces: ReadonlySet<SpaceId>;

  constructor(groups: readonly Group[], visitor: Person) {
    this.#visitor = visitor;
    this.#spaces = new Set<SpaceId>([
      COMPANY,
      ...groups.filter((group) => group.members.some((member) => member.person === visitor)).map((group) => group.space),
    ]);
  }

  add(post: Document<PostBody>): void {
    if (this.#spaces.has(post.space) && post.author !== this.#visitor.id) this.#posts.push(post);
  }

  /** A moment after which `count` posts came, in one space or in all. */
  beforeTheLast(count: number, space?: SpaceId): number {
    const sorts = this.#posts.filter((post) => space === undefined || post.space === space).map((post) => post.sort);
    return sorts.sort((a, b) => b - a)[count] ?? 0;
  }

  find(text: string): Document<PostBody> | undefined {
    return this.#posts.find((post) => post.body.title.includes(text) || post.body.text.startsWith(text));
  }

  /** Some posts to the whole company. */
  company(count: number, random: Random): Document<PostBody>[] {
    return random.some(
      this.#posts.filter((post) => post.space === COMPANY),
      count,
    );
  }
}
