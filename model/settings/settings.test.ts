import { describe, expect, it } from 'vitest';
import { COMPANY, groupSpace, personalSpace } from '../kernel/ids.ts';
import { START, uuid, World } from '../testing/world.ts';
import { muteSet, pinSet, settingsSet } from './commands.ts';
import { isQuiet } from './quiet.ts';
import { settingsDocument, settingsKind } from './settings.ts';

function setting() {
  const world = new World();
  const elin = world.person('Elin');
  return { world, elin, home: personalSpace(elin), settings: () => world.body(settingsKind, settingsDocument(elin)) };
}

describe('settings', () => {
  it('change choice by choice', () => {
    const { world, elin, home, settings } = setting();
    world.do(elin, settingsSet, home, { language: 'en' });
    world.do(elin, settingsSet, home, { theme: 'dark', singleKeys: false });
    expect(settings()).toMatchObject({ language: 'en', theme: 'dark', singleKeys: false, enterSends: true });
  });

  it('hold pinned places in the person’s order and mute spaces one by one', () => {
    const { world, elin, home, settings } = setting();
    for (const place of ['/b', '/a', '/b']) world.do(elin, pinSet, home, { place, on: true });
    world.do(elin, pinSet, home, { place: '/c', on: false });
    world.do(elin, muteSet, home, { space: groupSpace(uuid(1)), on: true });
    world.do(elin, muteSet, home, { space: COMPANY, on: true });
    world.do(elin, muteSet, home, { space: groupSpace(uuid(1)), on: false });
    expect(settings()).toMatchObject({ pinned: ['/b', '/a'], muted: [COMPANY] });
  });
});

describe('quiet hours', () => {
  const night = { quiet: { days: [1, 2, 3, 4, 5], from: 18 * 60, to: 7 * 60 }, quietUntil: null };
  const at = (weekday: number, hour: number) => ({ now: START, weekday, minute: hour * 60 });

  it.each([
    ['Monday evening', at(1, 19), true],
    ['Tuesday before work', at(2, 6), true],
    ['Tuesday at noon', at(2, 12), false],
    ['Saturday before seven, still Friday’s night', at(6, 6), true],
    ['Saturday evening', at(6, 19), false],
    ['Monday before seven, after a free Sunday', at(1, 6), false],
    ['the minute they end', at(2, 7), false],
  ])('on %s', (_when, clock, quiet) => {
    expect(isQuiet(night, clock)).toBe(quiet);
  });

  it('within a day do not run past it', () => {
    const lunch = { quiet: { days: [3], from: 720, to: 780 }, quietUntil: null };
    expect([isQuiet(lunch, at(3, 12)), isQuiet(lunch, at(3, 13)), isQuiet(lunch, at(4, 12))]).toEqual([true, false, false]);
  });

  it('are joined by “do not disturb until”, and absent when never chosen', () => {
    expect(isQuiet({ quiet: null, quietUntil: START + 1 }, at(2, 12))).toBe(true);
    expect(isQuiet({ quiet: null, quietUntil: START }, at(2, 12))).toBe(false);
  });
});
