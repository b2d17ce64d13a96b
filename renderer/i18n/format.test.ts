import { expect, test } from 'vitest';
import { formatIn } from './format.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-24T12:00:00');
const sv = formatIn('sv');
const en = formatIn('en');

test('times: the clock today, yesterday with the clock, then the date', () => {
  expect(sv.time(at('2026-11-24T10:42:00'), now, 'clock')).toBe('10.42');
  expect(sv.time(at('2026-11-23T16:20:00'), now, 'clock')).toBe('i går 16.20');
  expect(sv.time(at('2026-11-03T16:20:00'), now, 'clock')).toBe('3 nov');
  expect(sv.time(at('2025-11-03T16:20:00'), now, 'clock')).toBe('3 nov 2025');
  expect(en.time(at('2026-11-24T10:42:00'), now, 'clock')).toBe('10:42');
  expect(en.time(at('2026-11-23T16:20:00'), now, 'clock')).toBe('yesterday 16:20');
  expect(en.time(at('2026-11-03T16:20:00'), now, 'clock')).toBe('3 Nov');
});

test('in the feed: how long ago', () => {
  expect(sv.time(now - 20_000, now, 'ago')).toBe('nu');
  expect(sv.time(now - 24 * 60_000, now, 'ago')).toBe('24 min');
  expect(sv.time(now - 2 * 3_600_000, now, 'ago')).toBe('2 tim');
  expect(sv.time(at('2026-11-23T08:00:00'), now, 'ago')).toBe('i går');
  expect(en.time(now - 2 * 3_600_000, now, 'ago')).toBe('2 h');
});

test('in lists: the clock, yesterday, the weekday, the date', () => {
  expect(sv.time(at('2026-11-24T09:05:00'), now, 'list')).toBe('09.05');
  expect(sv.time(at('2026-11-23T09:05:00'), now, 'list')).toBe('I går');
  expect(sv.time(at('2026-11-19T09:05:00'), now, 'list')).toBe('Tors');
  expect(sv.time(at('2026-11-10T09:05:00'), now, 'list')).toBe('10 nov');
});

test('the first minute of a day is not a day ago', () => {
  expect(sv.time(at('2026-11-23T23:58:00'), at('2026-11-24T00:01:00'), 'ago')).toBe('3 min');
  expect(sv.time(at('2026-11-23T23:58:00'), at('2026-11-24T00:01:00'), 'clock')).toBe('i går 23.58');
});

test('days alone on a line', () => {
  expect(sv.day(now, now)).toBe('I dag');
  expect(sv.day(at('2026-11-23T01:00:00'), now)).toBe('I går');
  expect(sv.day(at('2026-11-19T01:00:00'), now)).toBe('Torsdag 19 november');
  expect(en.day(at('2025-11-19T01:00:00'), now)).toBe('Wednesday, 19 November 2025');
});

test('figures, parts and sizes', () => {
  const plain = (text: string) => text.replace(/\s/g, ' ');
  expect(plain(sv.number(1024))).toBe('1 024');
  expect(plain(sv.percent(0.52))).toBe('52 %');
  expect(en.percent(0.52)).toBe('52%');
  expect(plain(sv.bytes(218_000))).toBe('218 kB');
  expect(plain(sv.bytes(1_830_000_000))).toBe('1,8 GB');
  expect(plain(sv.bytes(0))).toBe('0 B');
});

test('names sort the Swedish way, Å Ä Ö last', () => {
  expect(['Öberg', 'Åkesson', 'Zetterlund', 'Ärlig', 'Andersson'].sort(sv.compare)).toEqual([
    'Andersson',
    'Zetterlund',
    'Åkesson',
    'Ärlig',
    'Öberg',
  ]);
});
