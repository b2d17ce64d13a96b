import { dateText, dayOf, MONTHS, WEEKDAYS, WEEKDAYS_EN, weekOf, workingDay } from './clock.ts';
import { OFFICES } from './company.ts';
import type { Person } from './people.ts';
import type { Project } from './projects.ts';
import type { Random } from './random.ts';

/** What scenes can ask for beside their own tables: the people in it, the engagement, the place, and days around the moment. */

export type Stage = {
  cast: ReadonlyMap<string, Person>;
  project: Project;
  city: string;
  /** When it is said, milliseconds. */
  at: number;
  random: Random;
};

const PROJECT = ['client', 'system', 'things', 'thethings', 'users', 'old', 'goal', 'tech', 'area', 'project', 'ptag'];
const PROJECT_EN = ['en.system', 'en.things', 'en.users', 'en.old'];
const PLACE = ['city', 'othercity', 'citytag', 'kitchen', 'room', 'floor'];
const TIME = [
  'day1',
  'day2',
  'day3',
  'date0',
  'date1',
  'time1',
  'time2',
  'weekday0',
  'week',
  'month',
  'nextmonth',
  'year',
  'en.day1',
  'en.time1',
];
const KNOWN = new Set([...PROJECT, ...PROJECT_EN, ...PLACE, ...TIME]);
const CAST = /^@?([a-h])(?:\.(full|city|title|title_lower))?$/;

export const isKnownSlot = (slot: string): boolean => KNOWN.has(slot) || CAST.test(slot);

/** The values of one scene; what was asked for once stays the same. */
export function slotValues(stage: Stage): (slot: string) => string {
  const held = new Map<string, string>();
  return (slot) => {
    const known = held.get(slot);
    if (known !== undefined) return known;
    const value = ofCast(slot, stage.cast) ?? ofProject(slot, stage.project) ?? ofPlace(slot, stage) ?? ofTime(slot, stage);
    if (value === null) throw new Error(`nothing is known of [${slot}]`);
    held.set(slot, value);
    return value;
  };
}

/** Letters other than those of an abbreviation start small inside a sentence. */
const lowered = (text: string) => text.replace(/^[A-ZÅÄÖ](?=[a-zåäö])/, (letter) => letter.toLowerCase());

function ofCast(slot: string, cast: Stage['cast']): string | null {
  const found = CAST.exec(slot);
  if (!found) return null;
  const person = cast.get(found[1]!);
  if (!person) throw new Error(`nobody plays ${found[1]}`);
  if (slot.startsWith('@')) return `@${person.name}`;
  if (found[2] === 'full') return person.name;
  if (found[2] === 'city') return person.city;
  if (found[2]) return lowered(person.title);
  return person.given;
}

function ofProject(slot: string, project: Project): string | null {
  if (slot === 'project') return project.name;
  if (slot === 'ptag') return project.tag;
  if (PROJECT_EN.includes(slot)) return project.en[slot.slice(3) as keyof Project['en']];
  return PROJECT.includes(slot) ? String(project[slot as 'client']) : null;
}

function ofPlace(slot: string, { city, random }: Stage): string | null {
  const office = OFFICES.find((candidate) => candidate.city === city) ?? OFFICES[0];
  if (slot === 'city') return office.city;
  if (slot === 'citytag') return office.city.toLowerCase();
  if (slot === 'othercity') return random.pick(OFFICES.filter((candidate) => candidate.city !== office.city)).city;
  if (slot === 'kitchen') return office.kitchen;
  if (slot === 'floor') return office.place;
  return slot === 'room' ? office.room : null;
}

function ofTime(slot: string, { at, random }: Stage): string | null {
  const today = dayOf(at);
  const clock = (low: number, high: number) => `${random.between(low, high)}.${random.pick(['00', '15', '30'])}`;
  switch (slot) {
    case 'day1':
      return WEEKDAYS[workingDay(today, 1).weekday - 1]!;
    case 'day2':
      return WEEKDAYS[workingDay(today, 2).weekday - 1]!;
    case 'day3':
      return WEEKDAYS[workingDay(today, 3).weekday - 1]!;
    case 'en.day1':
      return WEEKDAYS_EN[workingDay(today, 1).weekday - 1]!;
    case 'weekday0':
      return WEEKDAYS[today.weekday - 1]!;
    case 'date0':
      return dateText(today);
    case 'date1':
      return dateText(workingDay(today, random.between(5, 16)));
    case 'time1':
      return clock(8, 11);
    case 'time2':
      return clock(12, 15);
    case 'en.time1':
      return `${random.between(9, 11)} ${random.pick(['sharp', 'o’clock', 'or so'])}`;
    case 'week':
      return String(weekOf(today));
    case 'month':
      return MONTHS[today.month - 1]!;
    case 'nextmonth':
      return MONTHS[today.month % 12]!;
    case 'year':
      return String(today.year);
    default:
      return null;
  }
}
