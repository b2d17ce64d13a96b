import { groupSpace, type PersonId, type SpaceId } from '../../model/kernel/ids.ts';
import type { Access, Classification, Role } from '../../model/kernel/space.ts';
import { DAY } from './clock.ts';
import { AREAS, OFFICES } from './company.ts';
import { idWithLook } from './looks.ts';
import { type Person, VISITOR } from './people.ts';
import { PROJECTS, type Project } from './projects.ts';
import type { Random } from './random.ts';
import { listIn, readTable } from './table.ts';

export type Group = {
  space: SpaceId;
  name: string;
  mark: string;
  description: string;
  access: Access;
  classification: Classification;
  archived: boolean;
  /** What is talked about here: a scene fits when one of its places is among these. */
  topics: readonly string[];
  /** How much is written here, 1 being ordinary. */
  life: number;
  createdAt: number;
  members: Membership[];
  project: Project | null;
  city: string | null;
};
/** When the groups that are archived were, and how long before that they had fallen silent. */
export const archivedAt = (now: number): number => now - 60 * DAY;
export const SILENT_BEFORE = 12 * DAY;

export type Membership = { person: Person; role: Role; since: number };

type Plan = Omit<Group, 'space' | 'createdAt' | 'members'> & {
  size: number;
  /** How much likelier than others one finds a person here. */
  likes: (person: Person, now: number) => number;
  owner: string;
  with: readonly string[];
};

const VATTRA = [
  ...['Oskar Brännvall', 'Amira Haddad', 'Yusuf Karlberg', 'Linnea Tornfors', 'Elin Sjöstrand', 'Tove Isaksdotter', 'Daniel Åkerfors'],
  ...['Johan Ekenäs', 'Nadia Berglöv', 'Mei Sundvall', 'Viktor Rönnås', 'Ingrid Månsby'],
];
const GOTEBORG = ['Elin Sjöstrand', 'Johan Ekenäs', 'Tove Isaksdotter', 'Amira Haddad', 'Yusuf Karlberg', 'Mei Sundvall'];

const basic = { access: 'open', classification: 'internal', archived: false, project: null, city: null, owner: '', with: [] } as const;

const engagements = (): Plan[] =>
  PROJECTS.map((project, index): Plan => {
    const confidential = index % 9 === 0 || index % 9 === 4;
    const access: Access = index % 11 === 7 ? 'secret' : confidential || index % 5 === 2 ? 'closed' : 'open';
    return {
      ...basic,
      name: project.name,
      mark: project.mark,
      project,
      city: project.city,
      description: `Uppdraget hos ${project.client}: ${project.goal}. Beslut, underlag och frågor mellan oss som är inne i det.`,
      topics: ['project', project.area],
      life: 1,
      size: 8 + ((index * 5) % 12),
      access,
      classification: confidential ? 'confidential' : 'internal',
      archived: index % 17 === 13,
      likes: (person) => (person.unit.endsWith(project.area) ? (person.city === project.city ? 20 : 4) : 0.05),
      ...(index === 0
        ? {
            description:
              'Vi flyttar Vättra Energis mätvärden till den nya plattformen. Här fattar vi beslut, delar underlag och svarar varandra.',
            life: 1.6,
            size: 18,
            owner: 'Oskar Brännvall',
            with: VATTRA,
          }
        : {}),
    };
  });

const offices = (): Plan[] =>
  OFFICES.map((office) => ({
    ...basic,
    name: office.group,
    mark: office.mark,
    city: office.city,
    description: `För alla oss som har ${office.city} som kontor: lokaler, luncher, besök och vem som tar med bullar.`,
    topics: ['office'],
    life: 0.5 + office.people / 60,
    size: office.people,
    likes: (person) => (person.city === office.city ? 30 : 0.02),
    ...(office.city === 'Göteborg' ? { owner: 'Karin Östlind', with: GOTEBORG } : {}),
  }));

const areas = (): Plan[] =>
  AREAS.map((area) => ({
    ...basic,
    name: `Affärsområde ${area.name}`,
    mark: area.name.slice(0, 2).toUpperCase(),
    description: `Nytt från uppdragen inom ${area.name.toLowerCase()}, vilka som söker uppdrag och vad kunderna frågar efter.`,
    topics: ['unit', area.name],
    life: 0.9,
    size: 55,
    access: 'closed',
    likes: (person) => (person.unit.endsWith(area.name) ? 30 : 0.02),
    ...(area.name === 'Energi' ? { owner: 'Johan Ekenäs', with: VATTRA } : {}),
  }));

type Column = 'name' | 'mark' | 'topics' | 'life' | 'size' | 'access' | 'class' | 'likes' | 'owner' | 'with' | 'description';

const others = (): Plan[] =>
  readTable<Column>('groups').map((row) => ({
    ...basic,
    name: row.name,
    mark: row.mark,
    description: row.description,
    topics: listIn(row.topics),
    life: Number(row.life),
    size: Number(row.size),
    access: row.access as Access,
    classification: row.class as Classification,
    likes: likingOf(row.likes),
    owner: row.owner,
    with: listIn(row.with),
  }));

function likingOf(text: string): Plan['likes'] {
  const [what, rest = ''] = text.split(/:(.*)/s);
  if (what === 'works') return (person) => (rest.split(',').includes(person.work) ? 12 : 0.3);
  if (what === 'lives') return (person) => (person.city === rest ? 30 : 0.02);
  if (what === 'leads') return (person) => (person.work === 'manager' || person.title.startsWith('Gruppchef') ? 50 : 0.01);
  if (what === 'new') return (person, now) => (person.startedAt > now - 365 * DAY ? 20 : 0.4);
  if (what === 'any') return () => 1;
  if (what !== 'knows') throw new Error(`a group likes nothing that is called ${text}`);
  const skill = new RegExp(rest.replaceAll('/', '|'));
  return (person) => (person.skills.some((name) => skill.test(name)) ? 14 : 0.25);
}

/** All groups with their people: an owner, a moderator or two, the rest members. The visitor is only where the tables say. */
export function makeGroups(people: readonly Person[], random: Random, now: number, begin: number): Group[] {
  const named = new Map(people.map((person) => [person.name, person]));
  return [...engagements(), ...offices(), ...areas(), ...others()].map((plan) => {
    const createdAt = begin + random.between(0, 25) * DAY + random.between(0, 8 * 3_600_000);
    const members: Person[] = [];
    const taken = new Set<PersonId>();
    const add = (person: Person | undefined) => {
      if (!person || taken.has(person.id)) return;
      taken.add(person.id);
      members.push(person);
    };
    for (const name of [plan.owner, ...plan.with]) add(named.get(name));
    taken.add(named.get(VISITOR)!.id);
    // The request to join that waits for the visitor is Tove's, so she is not in yet.
    if (plan.name === 'Hållbarhetsrådet') taken.add(named.get('Tove Isaksdotter')!.id);
    const ranked = people
      .filter((person) => !taken.has(person.id))
      .map((person) => ({ person, rank: Math.log(1 - random.next()) / (plan.likes(person, now) * (0.4 + Math.min(1, person.talk))) }))
      .sort((a, b) => b.rank - a.rank);
    for (const { person } of ranked) if (members.length < plan.size) add(person);
    const { size, likes, owner, with: _, ...rest } = plan;
    const moderators = random.between(0, 2);
    return {
      ...rest,
      space: groupSpace(idWithLook(plan.name, 'group:', createdAt, random)),
      createdAt,
      members: members.map((person, index): Membership => {
        const role = index === 0 ? 'owner' : index <= moderators ? 'moderator' : 'member';
        const since =
          Math.max(createdAt, person.startedAt) + (index <= plan.with.length ? index * 60_000 : random.between(1, 30 * 24) * 3_600_000);
        return { person, role, since: Math.min(now, since) };
      }),
    };
  });
}
