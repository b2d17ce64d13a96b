import type { Chance } from './chance.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What one schedule is made of. The rates are those of reliability.md. */
export type Plan = {
  people: number;
  devices: number;
  guest: boolean;
  /** Milliseconds that windowed kinds stay on a device. */
  window: number;
  operations: number;
  /** Times at which people are awake, and the nights before each of them; milliseconds. */
  days: { length: number; night: number }[];
  /** Trouble that happens a number of times, spread over all days. */
  faults: readonly Fault[];
  skewed: boolean;
  /** The server begins without a command that clients know. */
  oldServer: boolean;
};

export type Fault =
  | 'offline'
  | 'cut'
  | 'cutAnswer'
  | 'killClient'
  | 'killClientAtWrite'
  | 'losePower'
  | 'killServer'
  | 'killServerAtCommit'
  | 'serverFull'
  | 'clientFull'
  | 'tear'
  | 'clockJump'
  | 'deactivate'
  | 'signOut'
  | 'outdated'
  | 'otherVersion'
  | 'backUp'
  | 'restore'
  | 'prune';

/** @param chance decides everything: the same chance, the same plan */
export function plan(chance: Chance): Plan {
  const people = chance.int(2, 8);
  const days = Array.from({ length: chance.int(1, 3) }, (_, index) => ({
    length: chance.int(MINUTE / 3, 2 * MINUTE),
    night: index === 0 ? 0 : chance.pick([chance.int(MINUTE, 60 * MINUTE), chance.int(DAY / 2, 3 * DAY), chance.int(3 * DAY, 30 * DAY)]),
  }));
  const faults: Fault[] = [];
  const some = (fault: Fault, least: number, most: number) => {
    for (let count = chance.int(least, most); count > 0; count--) faults.push(fault);
  };
  const sometimes = (probability: number, fault: Fault, most = 1) => {
    if (chance.maybe(probability)) some(fault, 1, most);
  };
  some('offline', 0, 6);
  some('cut', 0, 5);
  some('cutAnswer', 1, 5);
  some('killClient', 0, 2);
  some('killClientAtWrite', 1, 4);
  some('killServerAtCommit', 1, 3);
  sometimes(0.5, 'killServer', 2);
  sometimes(0.3, 'losePower', 2);
  sometimes(0.1, 'serverFull', 3);
  sometimes(0.1, 'clientFull', 2);
  sometimes(0.05, 'tear');
  sometimes(0.5, 'clockJump', 2);
  sometimes(0.25, 'deactivate');
  sometimes(0.25, 'signOut', 2);
  sometimes(0.1, 'outdated');
  sometimes(0.1, 'otherVersion', 3);
  some('prune', 0, 4);
  if (chance.maybe(0.1)) faults.push('backUp', 'restore');
  return {
    people,
    devices: Math.min(9, people + chance.int(0, people)),
    guest: chance.maybe(0.3),
    window: chance.int(5, 90) * DAY,
    operations: chance.maybe(0.2) ? chance.int(200, 400) : chance.int(50, 200),
    days,
    faults,
    skewed: chance.maybe(0.5),
    oldServer: chance.maybe(0.1),
  };
}
