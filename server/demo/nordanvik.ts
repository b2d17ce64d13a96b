import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type PersonId, type SpaceId } from '../../model/kernel/ids.ts';
import type { PersonBody } from '../../model/people/person.ts';
import { addDays, DAY, dayOf, MINUTE, momentAt, startOfDay } from './clock.ts';
import { DayLog } from './day-log.ts';
import type { WrittenMessages, WrittenStory } from './documents.ts';
import { archivedAt, type Group, makeGroups, SILENT_BEFORE } from './groups.ts';
import { makePeople, type Person, VISITOR } from './people.ts';
import { Ends } from './personal.ts';
import type { Pictures } from './pictures.ts';
import { type Conversation, makeConversations } from './places.ts';
import { freshTexts } from './play.ts';
import { type Random, seededRandom } from './random.ts';
import { PostsSeen, readAndKept } from './read-and-kept.ts';
import { SceneBook } from './scene-book.ts';
import { companyDocument, conversationDocuments, groupDocuments, personDocuments } from './structure.ts';
import { type Room, Told } from './told.ts';
import { tourDocuments } from './tour-documents.ts';
import { readTour, type Tour, tourMoment } from './tour.ts';
import { daysOf, feedPlaces, type World, writtenOn } from './year.ts';

export type DemoOptions = {
  /** "Now" for the company, milliseconds: its year ends here. */
  now: number;
  seed?: string;
  /** How many times as much is written; 1 makes about 60,000 documents. Beyond 1, texts come again. */
  scale?: number;
  /** What posts and messages carry; without it they carry nothing. */
  pictures?: Pictures;
};

export type Demo = {
  people: readonly Person[];
  groups: readonly Group[];
  conversations: readonly Conversation[];
  visitor: Person;
  /** All documents, `seq` 0, in the order in which they came to be. */
  batches: Generator<Document[]>;
};

/** Documents of the last days are held back to the end, where what people have read is known. */
const HELD = 4;
const TOLD_FOR = 21 * DAY;

/** Nordanvik, its people and a year of what they wrote. The same options give the same documents. */
export function nordanvik(options: DemoOptions): Demo {
  const { now, seed = 'nordanvik', scale = 1, pictures } = options;
  const random = seededRandom(seed);
  const begin = startOfDay(now - 365 * DAY);
  const people = makePeople(random.fork('people'), now);
  const groups = makeGroups(people, random.fork('groups'), now, begin);
  const conversations = makeConversations({ people, groups, random: random.fork('conversations'), now, begin });
  const visitor = people.find((person) => person.name === VISITOR)!;
  const parts = { people, groups, conversations, visitor, now, begin, scale, random, pictures };
  return { people, groups, conversations, visitor, batches: documentsOf(parts) };
}

type Parts = Omit<Demo, 'batches'> & { now: number; begin: number; scale: number; random: Random; pictures?: Pictures };

function* documentsOf(parts: Parts): Generator<Document[]> {
  const { people, groups, conversations, visitor, now, begin, scale, random, pictures } = parts;
  const log = new DayLog(begin, now);
  const visits = new Map(people.map((person) => [person.id, now - random.between(20, 1500) * MINUTE]));
  log.put([companyDocument(begin)]);
  for (const person of people) log.put(personDocuments(person, begin, statusOf(person, parts), visits.get(person.id)!));
  for (const group of groups) log.put(groupDocuments(group, now));
  for (const conversation of conversations) log.put(conversationDocuments(conversation));

  const seenUpTo = (person: PersonId) => (person === visitor.id ? tourMoment('d1 8.00', now) : visits.get(person)!);
  const told = new Told({
    rooms: roomsOf(parts),
    names: new Map(people.map(({ id, name }) => [id, name])),
    since: now - TOLD_FOR,
    seenUpTo,
  });
  const ends = new Ends();
  const seen = new PostsSeen(groups, visitor);
  const keep = (written: WrittenStory | WrittenMessages) => {
    log.put(written.rest);
    if ('post' in written) {
      log.put([written.post], written.comments, told.ofStory(written));
      seen.add(written.post);
    } else {
      log.put(written.messages, told.ofMessages(written));
      ends.add(written.messages);
    }
  };
  const tour = tourOf(parts);
  for (const written of tourDocuments(tour, parts, random.fork('tour documents'))) keep(written);

  const hushed = tour.posts.filter(({ place }) => place === 'company').map(({ story }) => story.at);
  const quietFrom = Math.min(...hushed);
  const visitors = new Set<SpaceId>([COMPANY, ...groups.filter((group) => isIn(group, visitor)).map((group) => group.space)]);
  const archived = new Set(groups.filter((group) => group.archived).map((group) => group.space));
  const world: World = {
    people,
    groups,
    conversations,
    now,
    begin,
    random: random.fork('year'),
    book: new SceneBook(scale),
    fresh: freshTexts(scale <= 1),
    daily: DAILY,
    quiet: (space) => (archived.has(space) ? archivedAt(now) - SILENT_BEFORE : visitors.has(space) ? quietFrom : now),
    picture: (kind, space, by, at) => pictures?.take(kind, space, by.id, at) ?? null,
  };
  const places = feedPlaces(world, scale);
  for (const day of daysOf(world)) {
    for (const written of writtenOn(world, day, places, scale)) keep(written);
    yield* log.before(momentAt(addDays(day, 1), 0) - HELD * DAY);
  }
  log.put(readAndKept({ people, groups, conversations, visitor, now, tour, ends, seen, visits, told, random: random.fork('read') }));
  yield* log.before(Number.POSITIVE_INFINITY);
}

/** Posts and scenes of conversations on an ordinary Tuesday; makes about 60,000 documents a year. */
const DAILY = { posts: 18, chats: 20 };

const isIn = (group: Group, person: Person) => group.members.some((member) => member.person === person);

function roomsOf({ people, groups, conversations }: Parts): Map<SpaceId, Room> {
  const ids = (list: readonly Person[]) => new Set(list.map((person) => person.id));
  const rooms = new Map<SpaceId, Room>([[COMPANY, { name: 'Nordanvik', confidential: false, readers: ids(people) }]]);
  for (const { space, name, people: members, group } of conversations)
    if (!group) rooms.set(space, { name, confidential: false, readers: ids(members) });
  for (const { space, name, classification, members } of groups)
    rooms.set(space, { name, confidential: classification === 'confidential', readers: ids(members.map((member) => member.person)) });
  return rooms;
}

function tourOf({ people, groups, conversations, now, random }: Parts): Tour {
  const members = (place: string): readonly Person[] =>
    groups.find((group) => group.name === place)?.members.map((member) => member.person) ??
    conversations.find((conversation) => conversation.name === place)?.people ??
    people;
  return readTour({ people, members, now, random: random.fork('tour') });
}

const STATUSES: readonly (readonly [string, string])[] = [
  ['🏠', 'Hemma i dag'],
  ['🚆', 'På tåget'],
  ['🎧', 'Fokus till lunch'],
  ['🤒', 'Sjuk, svarar i morgon'],
  ['👶', 'Vabb'],
  ['🏢', 'Hos kund'],
  ['☕', 'Fika'],
  ['📚', 'På kurs'],
  ['🌴', 'Ledig till måndag'],
];

/** One in eight says something of themselves. The visitor has coffee until half past two, or for some hours more. */
function statusOf(person: Person, { visitor, now, random }: Parts): PersonBody['status'] {
  if (person === visitor) {
    const today = dayOf(now);
    const until =
      momentAt(today, 14, 30) > now + 30 * MINUTE ? momentAt(today, 14, 30) : Math.ceil((now + 225 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE;
    const clock = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' }).format(until);
    return { emoji: '☕', text: `Fika till ${clock.replace(':', '.')}`, until };
  }
  const draw = random.fork(`status ${person.mail}`);
  if (!draw.chance(0.12)) return null;
  const [emoji, text] = draw.pick(STATUSES);
  return { emoji, text, until: now + draw.between(2, 30) * 60 * MINUTE };
}
