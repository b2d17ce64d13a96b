import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type SpaceId } from '../../model/kernel/ids.ts';
import { activityOf, addDays, DAY, type Day, dayOf, laterThan, momentAt, workingMoment } from './clock.ts';
import { messageDocuments, storyDocuments, type Vote, type WrittenMessages, type WrittenStory } from './documents.ts';
import type { Group } from './groups.ts';
import type { Person } from './people.ts';
import type { Conversation } from './places.ts';
import { castOf, type Fresh, heatOf, mayBegin, playChat, playStory, type Reacted, type Story } from './play.ts';
import { PROJECTS, type Project } from './projects.ts';
import type { Random } from './random.ts';
import type { SceneBook } from './scene-book.ts';
import type { Scene } from './script.ts';

/** What is written on one day, by chance but never without a place, a reason and people who were there. */

export type World = {
  people: readonly Person[];
  groups: readonly Group[];
  conversations: readonly Conversation[];
  now: number;
  /** The first day of the log. */
  begin: number;
  random: Random;
  book: SceneBook;
  fresh: Fresh;
  /** Posts and scenes of conversations on an ordinary Tuesday. */
  daily: { posts: number; chats: number };
  /** Where nothing is written by chance after a moment, because the rest is told word by word. */
  quiet: (space: SpaceId) => number;
  /** A picture of a kind in a space, at times. */
  picture: (kind: string, space: SpaceId, by: Person, at: number) => Document | null;
};

export type FeedPlace = {
  space: SpaceId;
  name: string;
  topics: readonly string[];
  life: number;
  /** How much may be written here before it all sounds alike; counted down. */
  left: number;
  project: Project | null;
  city: string | null;
  members: readonly { person: Person; since: number }[];
  createdAt: number;
};

export function feedPlaces(world: World, scale: number): FeedPlace[] {
  const company: FeedPlace = {
    space: COMPANY,
    name: 'company',
    topics: ['company'],
    life: 4,
    left: 130 * scale,
    project: null,
    city: null,
    members: world.people.map((person) => ({ person, since: person.startedAt })),
    createdAt: world.begin + DAY,
  };
  const groups = world.groups.map((group) => ({
    space: group.space,
    name: group.name,
    topics: group.topics.includes('unit') ? [...group.topics, 'project'] : group.topics,
    life: group.life,
    left: Math.max(6, world.book.variety(group.topics) * (group.project ? 0.56 : 0.85)) * scale,
    project: group.project,
    city: group.city,
    members: group.members,
    createdAt: group.createdAt,
  }));
  return [company, ...groups];
}

/** All that is begun on a day; much of it goes on during the days after. */
export function* writtenOn(world: World, day: Day, places: readonly FeedPlace[], scale: number): Generator<WrittenStory | WrittenMessages> {
  const { random, now } = world;
  const activity = activityOf(day) * scale;
  for (let count = drawn(world.daily.posts * activity, random); count > 0; count--) {
    const at = workingMoment(day, random);
    const open = places.filter((place) => place.left > 0 && place.createdAt < at);
    if (at >= now || open.length === 0) continue;
    const place = random.weighted(open, (candidate) => candidate.life);
    if (at > world.quiet(place.space)) continue;
    const written = writeStory(world, place, day, at);
    if (!written) continue;
    place.left--;
    yield written;
  }
  const talking = world.conversations.filter((place) => place.createdAt < momentAt(day, 6) && momentAt(day, 6) < place.until);
  for (let count = drawn(world.daily.chats * activity, random); count > 0 && talking.length > 0; count--) {
    const place = random.weighted(talking, (candidate) => candidate.life);
    const messages = writeChat(world, place, day);
    if (messages) yield messages;
  }
}

/** A whole number that is `mean` on average. */
const drawn = (mean: number, random: Random): number => Math.floor(random.around(mean) + random.next());

function writeStory(world: World, place: FeedPlace, day: Day, at: number): WrittenStory | null {
  const { book, random, now, fresh } = world;
  const scene = book.choose(place.space, book.scenesAt(place.topics, false), day, random);
  if (!scene) return null;
  const people = place.members.filter((member) => member.since <= at).map((member) => member.person);
  if (people.length < 3) return null;
  const near = PROJECTS.filter((candidate) => place.topics.includes(candidate.area));
  const project = place.project ?? random.pick(near.length > 0 ? near.slice(near[0] === PROJECTS[0] ? 1 : 0) : PROJECTS.slice(1));
  const city = place.city ?? random.pick(people).city;
  const story = playStory(book, scene, { people, project, city, at, now, random }, fresh);
  if (!story) return null;
  story.reactions = reactionsTo(scene, story, people, world);
  for (const comment of story.comments) {
    if (random.chance(0.3)) comment.reactions = few(people, ['👍', '❤️', '😄', '💚', '🙏'], comment, random.between(1, 3), world);
  }
  const file = story.image ? world.picture(story.image, place.space, story.by, at) : null;
  const poll = story.poll && { options: story.poll.options, multiple: false, closesAt: at + 5 * DAY };
  const votes = story.poll ? votesOf(people, story.poll.shares, at, world) : [];
  const official = place.space === COMPANY && scene.attributes.official === 'yes';
  const written = storyDocuments(place.space, story, { poll, votes, official, files: file ? [file.id] : [] }, random);
  return file ? { ...written, rest: [file, ...written.rest] } : written;
}

function votesOf(people: readonly Person[], shares: readonly number[], at: number, { random, now }: World): Vote[] {
  const voters = random.some(people, Math.ceil(people.length * (0.15 + random.next() * 0.4)));
  return voters.map((person) => ({
    by: person.id,
    option: random.weighted([...shares.keys()], (option) => shares[option]!),
    at: laterThan(at, 400, random, now),
  }));
}

/** The more people and the warmer the scene, the more who press something; the first emoji most. */
function reactionsTo(scene: Scene, story: Story, people: readonly Person[], world: World): Reacted[] {
  if (scene.reactions.length === 0) return [];
  const reach = Math.min(people.length - 1, 4 + people.length / 9);
  const count = Math.round(world.random.around(reach * 0.16 * (1 + heatOf(scene))));
  return few(people, scene.reactions, story, count, world);
}

function few(
  people: readonly Person[],
  emoji: readonly string[],
  to: { by: Person; at: number },
  count: number,
  { random, now }: World,
): Reacted[] {
  const others = people.filter((person) => person !== to.by);
  return random.some(others, Math.min(count, others.length)).flatMap((by) => {
    const at = laterThan(to.at, 160, random, now + 1);
    return at > now ? [] : [{ by, emoji: random.weighted(emoji, (sign) => 1 / (1 + emoji.indexOf(sign))), at }];
  });
}

function writeChat(world: World, place: Conversation, day: Day): WrittenMessages | null {
  const { book, random, now, fresh } = world;
  const scene = book.choose(`chat ${place.space}`, book.scenesAt(place.topics, true), day, random);
  if (!scene) return null;
  const at = scene.attributes.hour === 'morning' ? momentAt(day, 7, random.between(25, 110)) : workingMoment(day, random);
  if (at >= Math.min(now, place.until)) return null;
  const here = place.group ? place.people.filter((person) => isMember(place.group!, person, at)) : place.people;
  const setting = { people: here, project: place.project, city: place.city, at, now: Math.min(now, place.until), random };
  const cast = place.topics.includes('direct') ? castForTwo(scene, place, world, at) : castOf(scene, setting);
  if (!cast) return null;
  const messages = playChat(book, scene, cast, setting, fresh);
  return messages && messageDocuments(place.space, messages, random);
}

const isMember = (group: Group, person: Person, at: number) =>
  group.members.some((member) => member.person === person && member.since <= at);

/** The two talk; those they talk of may be anyone else. */
function castForTwo(scene: Scene, place: Conversation, world: World, at: number): Map<string, Person> | null {
  const { random } = world;
  if (scene.lines.some((line) => line.does === 'says' && line.who > 'b')) return null;
  const [a, b] = random.shuffled(place.people);
  const [first, second] = mayBegin(scene, a!, at) ? [a!, b!] : [b!, a!];
  if (!mayBegin(scene, first, at)) return null;
  const others = random.some(world.people, 3).filter((person) => !place.people.includes(person));
  const letters = ['c', 'd', 'e'].map((letter, index) => [letter, others[index] ?? others[0] ?? second] as const);
  return new Map([['a', first], ['b', second], ...letters]);
}

/** The days of the log, the last one being today. */
export function* daysOf(world: Pick<World, 'begin' | 'now'>): Generator<Day> {
  const last = momentAt(dayOf(world.now), 23, 59);
  for (let day = dayOf(world.begin); momentAt(day, 12) <= last; day = addDays(day, 1)) yield day;
}
