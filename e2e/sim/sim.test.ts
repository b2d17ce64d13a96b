import { describe, expect, test } from 'vitest';
import { PLANTED } from './planted.ts';
import { simulate } from './simulation.ts';

/** Seeds in one test, and tests: 200 schedules in all. More: `npm run sim -- --seeds 10000`. */
const SEEDS = 25;
const TESTS = 8;
/** A planted fault must be found within so many schedules. */
const WITHIN = 60;

describe('schedules of trouble', () => {
  for (let index = 0; index < TESTS; index++) {
    const from = 1 + index * SEEDS;
    test(`nothing is lost and nothing leaks: seeds ${from} to ${from + SEEDS - 1}`, { timeout: 120_000 }, async () => {
      for (let seed = from; seed < from + SEEDS; seed++) {
        const { violations } = await simulate(seed);
        expect(violations, `seed ${seed}`).toEqual([]);
      }
    });
  }

  test('the same seed is the same story', { timeout: 60_000 }, async () => {
    for (const seed of [3, 7, 11]) {
      const [first, second] = [await simulate(seed), await simulate(seed)];
      expect(second.digest).toBe(first.digest);
      expect(second.messages).toBe(first.messages);
    }
    expect((await simulate(4)).digest).not.toBe((await simulate(5)).digest);
  });
});

describe('planted faults are found', () => {
  for (const { name, wraps } of PLANTED) {
    test(name, { timeout: 120_000 }, async () => {
      for (let seed = 1; seed <= WITHIN; seed++) {
        if ((await simulate(seed, { wraps: wraps() })).violations.length > 0) return;
      }
      expect.fail(`not found in ${WITHIN} schedules`);
    });
  }
});
