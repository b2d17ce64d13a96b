import type { Random } from './random.ts';

/** Swedish time and the Swedish year: when an office writes and when it is quiet. All moments are milliseconds since 1970. */

const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const DAY = 24 * HOUR;

/** A calendar day in Sweden; `month` 1–12, `weekday` 1 (Monday) – 7 (Sunday). */
export type Day = { year: number; month: number; day: number; weekday: number };

const lastSunday = (year: number, month: number) => {
  const last = new Date(Date.UTC(year, month, 0));
  return last.getUTCDate() - last.getUTCDay();
};

/** Sweden keeps summer time between the last Sundays of March and October, from 01:00 UTC (directive 2000/84/EC). */
function offsetAt(moment: number): number {
  const year = new Date(moment).getUTCFullYear();
  let summer = summers.get(year);
  if (!summer) {
    summer = [Date.UTC(year, 2, lastSunday(year, 3), 1), Date.UTC(year, 9, lastSunday(year, 10), 1)];
    summers.set(year, summer);
  }
  return moment >= summer[0] && moment < summer[1] ? 2 * HOUR : HOUR;
}
const summers = new Map<number, readonly [from: number, to: number]>();

export function dayOf(moment: number): Day {
  const local = new Date(moment + offsetAt(moment));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate(), weekday: local.getUTCDay() || 7 };
}

/** The moment at which a Swedish clock shows `hour:minute` on a day. */
export function momentAt(day: Pick<Day, 'year' | 'month' | 'day'>, hour: number, minute = 0, second = 0): number {
  const guess = Date.UTC(day.year, day.month - 1, day.day, hour, minute, second);
  return guess - offsetAt(guess - HOUR);
}

export const startOfDay = (moment: number): number => momentAt(dayOf(moment), 0);

/** Noon some days away, so that a change of the clock never lands on the wrong day. */
export const addDays = (day: Day, days: number): Day => dayOf(momentAt(day, 12) + days * DAY);

/** The working day so many working days from a day, back when negative. */
export function workingDay(from: Day, count: number): Day {
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, Math.sign(count));
    if (day.weekday <= 5) left--;
  }
  return day;
}

/** Anonymous Gregorian computus (Meeus, Jones, Butcher). */
function easterOf(year: number): { month: number; day: number } {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b >> 2;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const j = c >> 2;
  const k = c % 4;
  const m = Math.floor((a + 11 * h) / 319);
  const r = (2 * e + 2 * j - k - h + m + 32) % 7;
  const month = Math.floor((h - m + r + 90) / 25);
  return { month, day: (h - m + r + month + 19) % 32 };
}

const holidays = new Map<number, ReadonlySet<string>>();
const key = (month: number, day: number) => `${month}-${day}`;

function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidays.get(year);
  if (known) return known;
  const easter = Date.UTC(year, easterOf(year).month - 1, easterOf(year).day);
  const moved = (days: number) => {
    const date = new Date(easter + days * DAY);
    return key(date.getUTCMonth() + 1, date.getUTCDate());
  };
  const weekdayFrom = (month: number, from: number, weekday: number) => {
    const start = new Date(Date.UTC(year, month - 1, from));
    return key(month, from + ((weekday - start.getUTCDay() + 7) % 7));
  };
  const days = new Set([
    '1-1',
    '1-5',
    '1-6',
    '5-1',
    '6-6',
    '12-23',
    '12-24',
    '12-25',
    '12-26',
    '12-31',
    moved(-2),
    moved(1),
    moved(39),
    moved(40),
    weekdayFrom(6, 19, 5),
  ]);
  holidays.set(year, days);
  return days;
}

/** How much is written on a day, 1 being an ordinary Tuesday. */
export function activityOf(day: Day): number {
  const { month, day: date, weekday } = day;
  let share = weekday >= 6 ? 0.04 : weekday === 5 ? 0.85 : weekday === 1 ? 0.95 : 1;
  if (holidaysOf(day.year).has(key(month, date))) share *= 0.06;
  if ((month === 12 && date >= 20) || (month === 1 && date <= 8)) share *= 0.25;
  if (month === 7) share *= date < 6 ? 0.5 : 0.22;
  if (month === 8 && date <= 9) share *= 0.45;
  if (month === 6 && date >= 23) share *= 0.65;
  return share;
}

/** Weight of each hour from 6 to 21: coffee, lunch and the way home can be seen. */
const HOURS = [1, 5, 13, 16, 14, 9, 6, 13, 14, 11, 6, 2.5, 1.2, 1.2, 1, 0.6];

/** A moment on a day when somebody would write. */
export function workingMoment(day: Day, random: Random): number {
  const hour = 6 + random.weighted([...HOURS.keys()], (index) => HOURS[index]!);
  return momentAt(day, hour, random.between(0, 59), random.between(0, 59)) + random.between(0, 999);
}

/** What follows something: `minutes` later on average, but not in the night and not after `now`. */
export function laterThan(moment: number, minutes: number, random: Random, now: number): number {
  const draw = -Math.log(1 - random.next()) * minutes;
  let then = Math.round(moment + Math.max(0.3, draw) * MINUTE) + random.between(0, 59_999);
  const local = new Date(then + offsetAt(then));
  const hour = local.getUTCHours();
  if (hour >= 22 || hour < 6) {
    const day = dayOf(hour >= 22 ? then + 10 * HOUR : then);
    then = workingMoment(day, random);
    if (then < moment) then = moment + random.between(1, 20) * MINUTE;
  }
  return Math.min(then, now);
}

export const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
export const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** "12 mars". */
export const dateText = (day: Day): string => `${day.day} ${MONTHS[day.month - 1]}`;

/** ISO 8601: the week that holds the year's first Thursday is week 1. */
export function weekOf(day: Day): number {
  const thursday = Date.UTC(day.year, day.month - 1, day.day) + (4 - day.weekday) * DAY;
  return Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
}
