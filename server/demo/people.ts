import type { PersonId } from '../../model/kernel/ids.ts';
import { DAY, dayOf, momentAt, workingDay, workingMoment } from './clock.ts';
import { AREAS, type City, CONSULTING, HOUSE, LANGUAGES, OFFICES, type Work } from './company.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts';
import { idWithLook } from './looks.ts';
import type { Random } from './random.ts';
import { listIn, readTable } from './table.ts';

/** Who is signed in when the demo is shown, who administers it, and who leads the company. */
export const VISITOR = 'Elin Sjöstrand';
export const ADMINISTRATOR = 'Samir Dahlqvist';
export const CHIEF = 'Margareta Lindeborg';

type Known = {
  name: string;
  title: string;
  unit: string;
  work: Work;
  city: City;
  skills: readonly string[];
  manager?: string;
  place?: string;
  phone?: string;
  about?: string;
  languages?: readonly string[];
  /** Working days before now that the person started; long ago when left out. */
  startedDaysAgo?: number;
};

const KNOWN: readonly Known[] = readTable<keyof Known>('people').map((row) => ({
  name: row.name,
  title: row.title,
  unit: row.unit,
  work: row.work as Work,
  city: row.city as City,
  skills: listIn(row.skills),
  manager: row.manager || undefined,
  place: row.place || undefined,
  phone: row.phone || undefined,
  about: row.about,
  languages: row.languages ? listIn(row.languages) : undefined,
  startedDaysAgo: row.startedDaysAgo ? Number(row.startedDaysAgo) : undefined,
}));

export type Person = {
  id: PersonId;
  name: string;
  given: string;
  family: string;
  mail: string;
  title: string;
  unit: string;
  work: Work;
  city: City;
  place: string;
  phones: { use: 'mobile' | 'work'; number: string }[];
  languages: string[];
  skills: string[];
  manager: PersonId | null;
  about: string;
  /** First day at work; before the log began for most. */
  startedAt: number;
  /** How much the person writes, 1 being ordinary. */
  talk: number;
};

const letters: Record<string, string> = { å: 'a', ä: 'a', ö: 'o', ø: 'o', æ: 'a', ø̈: 'o', ç: 'c' };
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[åäöøæç]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');

const ABOUT = [
  'Bor i {city} med två barn och en alldeles för stor hund.',
  'Lär mig helst genom att rita.',
  'Har jobbat hos kund i sju år och trivs fortfarande.',
  'Odlar chili på fönsterbrädan.',
  'Gillar krångliga problem och enkla lösningar.',
  'Nyfiken på det mesta, särskilt {skill}.',
  'Pratar gärna om {skill} över en kopp kaffe.',
  'Kommer från läraryrket och kan inte sluta förklara.',
  'Sjunger i kör på tisdagar, så då går jag tidigt.',
  'Ledig varannan fredag.',
  'Springer långt och långsamt.',
  'Handleder den som vill komma i gång med {skill}.',
  'Tidigare sjuksköterska, nu system för vården.',
  'Samlar på kartor.',
  'Arbetar 80 % fram till sommaren.',
  'Favoritfråga: vad händer om vi låter bli?',
  'Bygger båt, sjätte året.',
  'Föräldraledig på halvtid till våren.',
  'Talar gärna på kompetensdagar om {skill}.',
  'Hemma i {city}, ofta på tåg.',
  'Tycker om tester som får namn.',
  'Har skrivit en liten bok om {skill}.',
  'Testar nya recept på kollegorna.',
  'Fackligt ombud i {city}.',
  'Skyddsombud. Säg till om något skaver.',
  'Vill lära mig mer om {skill}, bjuder på lunch i utbyte.',
];

/** The whole staff, the known ones first. @param count how many in all */
export function makePeople(random: Random, now: number, count = 420): Person[] {
  const people: Person[] = [];
  const names = new Set<string>();
  const mails = new Set<string>();
  let extension = 200;
  const add = (known: Known, startedAt: number, talk: number) => {
    const [given = '', ...rest] = known.name.split(' ');
    const family = rest.join(' ');
    let mail = `${plain(given)}.${plain(family)}@nordanvik.example`;
    for (let number = 2; mails.has(mail); number++) mail = `${plain(given)}.${plain(family)}${number}@nordanvik.example`;
    mails.add(mail);
    names.add(known.name);
    const office = OFFICES.find((candidate) => candidate.city === known.city)!;
    extension++;
    const phones: Person['phones'] = [
      {
        use: 'work',
        number:
          known.phone ??
          `${office.area}-555 ${String(Math.floor(extension / 100)).padStart(2, '0')} ${String(extension % 100).padStart(2, '0')}`,
      },
    ];
    if (random.chance(0.2) && people.length < 400)
      phones.push({
        use: 'mobile',
        number: `070-174 ${String(610 + (people.length % 89))
          .padStart(4, '0')
          .replace(/(..)(..)/, '$1 $2')}`,
      });
    people.push({
      id: idWithLook(known.name, '', Math.min(startedAt, now), random) as PersonId,
      name: known.name,
      given,
      family,
      mail,
      title: known.title,
      unit: known.unit,
      work: known.work,
      city: known.city,
      place: known.place ?? `${known.city}, ${office.place}`,
      phones,
      languages: known.languages ? [...known.languages] : ['engelska', ...(random.chance(0.22) ? [random.pick(LANGUAGES)] : [])],
      skills: [...known.skills],
      manager: null,
      about: known.about ?? '',
      startedAt,
      talk,
    });
  };
  const longAgo = () => now - random.between(400, 4200) * DAY;
  for (const known of KNOWN) {
    const started = known.startedDaysAgo === undefined ? longAgo() : momentAt(workingDay(dayOf(now), -known.startedDaysAgo), 8);
    add(known, started, known.work === 'ceo' ? 1.2 : 2);
  }
  const cities = OFFICES.map((office) => ({ city: office.city, weight: office.people }));
  const city = (): City => random.weighted(cities, (entry) => entry.weight).city;
  const started = () => (random.chance(0.13) ? workingMoment(dayOf(now - random.between(32, 350) * DAY), random) : longAgo());
  const name = () => {
    for (;;) {
      const made = `${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`;
      if (!names.has(made)) return made;
    }
  };
  const talk = () => 0.15 + random.next() ** 2 * 2.6;
  const about = (where: City, skills: readonly string[]) =>
    random.chance(0.55)
      ? random
          .pick(ABOUT)
          .replace('{city}', where)
          .replace(
            '{skill}',
            (skills[0] ?? 'allt').replace(/^[A-ZÅÄÖ][a-zåäö]/, (start) => start.toLowerCase()),
          )
      : '';
  for (const house of HOUSE) {
    const already = people.filter((person) => person.work === house.work && person.unit === house.unit).length;
    for (let index = already; index < house.people && people.length < count; index++) {
      const where = house.work === 'office' ? (OFFICES[index % OFFICES.length]?.city ?? city()) : city();
      const skills = random.some(house.skills, random.between(2, 4));
      add(
        {
          name: name(),
          title: random.pick(house.titles),
          unit: house.unit,
          work: house.work,
          city: where,
          skills,
          about: about(where, skills),
        },
        started(),
        talk(),
      );
    }
  }
  const profiles = Object.entries(CONSULTING) as [Work, (typeof CONSULTING)[Work]][];
  while (people.length < count) {
    const [work, profile] = random.weighted(profiles, ([, entry]) => entry!.share);
    const area = random.weighted(AREAS, (entry) => entry.share);
    const where = city();
    const skills = random.some(profile!.skills, random.between(2, 6));
    if (random.chance(0.02) && where !== 'Göteborg' && where !== 'Malmö') skills.push('Kafka');
    add(
      {
        name: name(),
        title: random.pick(profile!.titles),
        unit: `Affärsområde ${area.name}`,
        work,
        city: where,
        skills,
        about: about(where, skills),
      },
      started(),
      talk(),
    );
  }
  giveManagers(people, random);
  return people;
}

/** Chiefs of areas and units under the managing director, group managers under them, everyone else under one of those. */
function giveManagers(people: Person[], random: Random): void {
  const named = new Map(people.map((person) => [person.name, person]));
  const chief = named.get(CHIEF)!;
  for (const known of KNOWN) if (known.manager) named.get(known.name)!.manager = named.get(known.manager)?.id ?? null;
  for (const unit of new Set(people.map((person) => person.unit))) {
    const members = people.filter((person) => person.unit === unit && person !== chief);
    const head = members.find((person) => person.manager === chief.id) ?? members[0];
    if (!head) continue;
    if (head.manager === null) head.manager = chief.id;
    const rest = members.filter((person) => person !== head && person.manager === null);
    const consultants = unit.startsWith('Affärsområde');
    const leaders = consultants
      ? rest.filter((person) => !KNOWN.some((known) => known.name === person.name)).slice(0, Math.floor(rest.length / 12))
      : [];
    for (const leader of leaders) {
      leader.manager = head.id;
      leader.title = `Gruppchef, ${leader.city}`;
      leader.skills = ['Ledarskap', ...leader.skills.slice(0, 2)];
    }
    for (const person of rest) {
      if (person.manager !== null) continue;
      const near = leaders.filter((leader) => leader.city === person.city);
      person.manager = (near[0] ? random.pick(near) : leaders[0] ? random.pick(leaders) : head).id;
    }
  }
  chief.manager = null;
}
