import { conversationSpace, directSpace, type SpaceId } from '../../model/kernel/ids.ts';
import { DAY } from './clock.ts';
import type { Group } from './groups.ts';
import { idWithLook } from './looks.ts';
import { type Person, VISITOR } from './people.ts';
import { PROJECTS, type Project } from './projects.ts';
import type { Random } from './random.ts';

/** Where people talk with each other: two of them, some of them, or the chat of a group. */
export type Conversation = {
  space: SpaceId;
  /** Empty for two. */
  name: string;
  mark: string;
  people: Person[];
  /** Where its scenes are found. */
  topics: readonly string[];
  project: Project;
  city: string;
  life: number;
  createdAt: number;
  /** Nothing that is drawn by chance happens here after this: the rest is written out. */
  until: number;
  /** The chat of this group; null: a conversation of its own. */
  group: Group | null;
};

/** With whom the visitor talks; what was said last is in the tour. */
export const VISITORS_PARTNERS = [
  ...['Amira Haddad', 'Oskar Brännvall', 'Linnea Tornfors', 'Petra Vallgren'],
  ...['Yusuf Karlberg', 'Johan Ekenäs', 'Nadia Berglöv'],
];
export const VATTRA_TEAM = [
  ...['Amira Haddad', 'Oskar Brännvall', 'Yusuf Karlberg', 'Elin Sjöstrand'],
  ...['Linnea Tornfors', 'Johan Ekenäs', 'Daniel Åkerfors'],
];
const PLANNERS = ['Karin Östlind', 'Elin Sjöstrand', 'Petra Vallgren', 'Linnea Tornfors', 'Amira Haddad'];
const BAKERS = ['Tove Isaksdotter', 'Karin Östlind', 'Elin Sjöstrand', 'Yusuf Karlberg', 'Daniel Åkerfors', 'Ingrid Månsby'];

const MARKS: Readonly<Record<string, string>> = { 'Vättra-teamet': 'VT', 'Kompetensdag: planering': 'KD', 'Fikalistan Göteborg': 'F' };

/** How long before now the visitor's own conversations fall silent until the tour begins. */
const SILENCE = 5 * DAY;

type Parts = { people: readonly Person[]; groups: readonly Group[]; random: Random; now: number; begin: number };

export function makeConversations(parts: Parts): Conversation[] {
  const all = [...directs(parts), ...teams(parts), ...groupChats(parts)];
  return all.map((place) =>
    place.people.some((person) => person.name === VISITOR) ? { ...place, until: parts.now - (place.group ? 12 * DAY : SILENCE) } : place,
  );
}

function directs({ people, groups, random, now, begin }: Parts): Conversation[] {
  const visitor = people.find((person) => person.name === VISITOR)!;
  const pairs = new Map<SpaceId, Conversation>();
  const add = (a: Person, b: Person, life: number, project: Project) => {
    const space = directSpace(a.id, b.id);
    if (a === b || pairs.has(space)) return;
    const createdAt = Math.min(now - DAY, Math.max(begin, a.startedAt, b.startedAt) + random.between(1, 120) * DAY);
    const rest = { name: '', mark: '', topics: ['direct'], project, city: a.city, until: now, group: null };
    pairs.set(space, { ...rest, space, people: [a, b], life, createdAt });
  };
  const named = new Map(people.map((person) => [person.name, person]));
  for (const name of VISITORS_PARTNERS) add(visitor, named.get(name)!, 1.6, PROJECTS[0]!);
  const others = people.filter((person) => person !== visitor);
  const byId = new Map(others.map((person) => [person.id, person]));
  const projects = groups.filter((group) => group.project && !group.archived);
  for (const person of others) {
    const chief = person.manager && byId.get(person.manager);
    const project = projects.find((group) => group.members.some((member) => member.person === person))?.project ?? random.pick(PROJECTS);
    if (chief && random.chance(0.4)) add(person, chief, 0.5, project);
  }
  for (const group of projects) {
    const members = group.members.map((member) => member.person).filter((person) => person !== visitor);
    for (let count = 0; count < 6; count++) {
      const [a, b] = random.some(members, 2);
      if (a && b) add(a, b, 0.4 + random.next() * (a.talk + b.talk), group.project!);
    }
  }
  return [...pairs.values()];
}

function teams({ people, groups, random, now, begin }: Parts): Conversation[] {
  const named = new Map(people.map((person) => [person.name, person]));
  const visitor = named.get(VISITOR)!;
  const make = (name: string, members: Person[], topics: string[], project: Project, life: number): Conversation => {
    const createdAt = Math.min(now - DAY, Math.max(begin, ...members.map((person) => person.startedAt)) + random.between(1, 40) * DAY);
    const space = conversationSpace(idWithLook(name, 'conversation:', createdAt, random));
    return {
      space,
      name,
      mark: MARKS[name] ?? '',
      people: members,
      topics,
      project,
      city: members[0]!.city,
      life,
      createdAt,
      until: now,
      group: null,
    };
  };
  const of = (names: readonly string[]) => names.map((name) => named.get(name)!);
  const result = [
    make('Vättra-teamet', of(VATTRA_TEAM), ['team'], PROJECTS[0]!, 5),
    make('Kompetensdag: planering', of(PLANNERS), ['circle'], PROJECTS[0]!, 1),
    make('Fikalistan Göteborg', of(BAKERS), ['circle'], PROJECTS[0]!, 1),
  ];
  const active = groups.filter((group) => group.project && !group.archived && group.name !== 'Vättra – leverans');
  for (const group of active) {
    const members = group.members.map((member) => member.person).slice(0, random.between(4, 8));
    const name = random.pick([
      `${group.project!.client} – teamet`,
      `Team ${group.name}`,
      `${group.name}: vardag`,
      `Vi som sitter hos ${group.project!.client}`,
    ]);
    result.push(make(name, members, ['team'], group.project!, 0.8 + random.next() * 2));
  }
  const circles = [
    'Lunchgänget',
    'Tisdagsfika',
    'Tågpendlarna',
    'Fredagsgänget',
    'Bastu och bullar',
    'Kontorskören',
    'Hjälp med flytten',
    'Presentsamlarna',
  ];
  for (const [index, circle] of circles.entries()) {
    for (const city of ['Göteborg', 'Stockholm', 'Malmö', 'Umeå'].slice(0, 4 - (index % 3))) {
      const near = people.filter((person) => person.city === city && person !== visitor);
      result.push(
        make(`${circle} ${city}`, random.some(near, random.between(4, 9)), ['circle'], random.pick(PROJECTS), 0.4 + random.next()),
      );
    }
  }
  return result;
}

function groupChats({ groups, random, now }: Parts): Conversation[] {
  const social = (group: Group) => group.topics.includes('social') || group.topics.includes('office');
  return groups
    .filter((group) => !group.archived && (group.project || social(group)))
    .map((group) => ({
      space: group.space,
      name: group.name,
      mark: group.mark,
      people: group.members.map((member) => member.person),
      topics: group.project ? ['project'] : group.topics,
      project: group.project ?? random.pick(PROJECTS),
      city: group.city ?? random.pick(['Göteborg', 'Stockholm', 'Malmö']),
      life: group.life * 0.8,
      createdAt: group.createdAt + 30 * DAY,
      until: now,
      group,
    }));
}
