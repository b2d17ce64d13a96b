import type { SettingsBody } from './settings.ts';

/** A moment as the clock on the wall has it. `weekday` 1 Monday – 7 Sunday, `minute` after midnight. */
export type WallClock = { now: number; weekday: number; minute: number };

/** Whether notifications rest: for a while by the person's own hand, or by their quiet hours. */
export function isQuiet(settings: Pick<SettingsBody, 'quiet' | 'quietUntil'>, { now, weekday, minute }: WallClock): boolean {
  if (settings.quietUntil !== null && settings.quietUntil > now) return true;
  const { quiet } = settings;
  if (!quiet) return false;
  const { from, to, days } = quiet;
  if (from <= to) return days.includes(weekday) && minute >= from && minute < to;
  // Past midnight the hours belong to the day on which they began.
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= from) || (days.includes(yesterday) && minute < to);
}
