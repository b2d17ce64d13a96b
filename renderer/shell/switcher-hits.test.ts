import { expect, test, vi } from 'vitest';
import type { SwitcherContext, SwitcherHit, SwitcherProvider } from '../feature.ts';
import { arrange, gather, matchScore } from './switcher-hits.ts';

const hit = (id: string, more: Partial<SwitcherHit> = {}): SwitcherHit => ({
  id,
  title: id,
  lead: { icon: 'feed' },
  section: 'places',
  score: 0.5,
  open: { to: '/' },
  ...more,
});
const asking = (signal = new AbortController().signal): Omit<SwitcherContext, 'limit'> => ({
  scope: null,
  signal,
  store: {} as never,
  recent: [],
});
const answering = (id: string, hits: SwitcherHit[]): SwitcherProvider => ({ id, find: async () => hits });

test('places come before actions, each best first', () => {
  const arranged = arrange([hit('do', { section: 'actions', score: 1 }), hit('low', { score: 0.1 }), hit('high', { score: 0.9 })]);
  expect(arranged.map((one) => one.id)).toEqual(['high', 'low', 'do']);
});

test('the same thing from two providers stands once, with its better score', async () => {
  const told: (readonly SwitcherHit[])[] = [];
  const providers = [
    answering('a', [hit('same', { score: 0.2 }), hit('other', { score: 0.5 })]),
    answering('b', [hit('same', { score: 0.9 })]),
  ];
  await gather(providers, 'x', asking(), (hits) => told.push(hits));
  expect(told.at(-1)?.map((one) => one.id)).toEqual(['same', 'other']);
});

test('a provider that fails takes nothing from the others', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const told: (readonly SwitcherHit[])[] = [];
  const broken: SwitcherProvider = { id: 'broken', find: () => Promise.reject(new Error('no')) };
  await gather([broken, answering('a', [hit('one')])], 'x', asking(), (hits) => told.push(hits));
  expect(told.at(-1)?.map((one) => one.id)).toEqual(['one']);
  expect(silent).toHaveBeenCalledOnce();
  silent.mockRestore();
});

test('answers to a query that has changed are not shown', async () => {
  const told: unknown[] = [];
  const stop = new AbortController();
  stop.abort();
  await gather([answering('a', [hit('one')])], 'x', asking(stop.signal), (hits) => told.push(hits));
  expect(told).toEqual([]);
});

test('what a text begins with comes before what begins a word in it, and that before what is inside a word', () => {
  expect(matchScore('Flöde', 'flö')).toBe(1);
  expect(matchScore('Vättra – leverans', 'lev')).toBe(0.8);
  expect(matchScore('Vättra – leverans', 'lev vät')).toBe(0.8);
  expect(matchScore('Vättra', 'ätt')).toBe(0.5);
  expect(matchScore('Vättra', 'ättx')).toBe(0);
  expect(matchScore('Vättra – leverans', 'vättra x')).toBe(0);
  expect(matchScore('Vättra', ' ')).toBe(0);
});

test('accents do not count, but å is not a', () => {
  expect(matchScore('Zoë Ångström', 'zoe')).toBe(1);
  expect(matchScore('Zoë Ångström', 'ång')).toBe(0.8);
  expect(matchScore('Zoë Ångström', 'ang')).toBe(0);
  expect(matchScore('Bjørn Dæhlie', 'björn')).toBe(1);
});
