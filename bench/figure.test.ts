import { expect, it } from 'vitest';
import { asTable, kept, percentile } from './figure.ts';

it('percentiles are samples, by nearest rank', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(samples, 0.5)).toBe(50);
  expect(percentile(samples, 0.99)).toBe(99);
  expect(percentile([7], 0.99)).toBe(7);
});

it('a promise is kept in its own direction', () => {
  expect(kept({ name: '', value: 3, unit: 'ms', better: 'lower', promise: 3 })).toBe(true);
  expect(kept({ name: '', value: 3, unit: '/s', better: 'higher', promise: 4 })).toBe(false);
  expect(kept({ name: '', value: 3, unit: '/s', better: 'higher' })).toBeNull();
});

it('the table names the peer with its figure', () => {
  expect(
    asTable([{ name: 'latest 50', value: 1.234, unit: 'ms', better: 'lower', promise: 3, peer: { name: 'Dexie', value: 9.9 } }]),
  ).toContain('| latest 50 | 1.23 ms  | ≤ 3.00  | yes  | Dexie: 9.90 ms');
});
