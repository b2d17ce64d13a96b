import { expect, test } from 'vitest';
import { recentIndex, visited } from './recent-places.ts';

test('the latest place is first, and each stands once', () => {
  const places = ['/a', '/b', '/a', '/c', '/b'].reduce(visited, [] as readonly string[]);
  expect(places).toEqual(['/b', '/c', '/a']);
  expect(visited(places, '/b')).toBe(places);
});

test('only so many are remembered', () => {
  const many = Array.from({ length: 100 }, (_, index) => `/p/${index}`).reduce(visited, [] as readonly string[]);
  expect(many).toHaveLength(30);
  expect(many[0]).toBe('/p/99');
});

test('a place is found by any of its addresses and what is below them, not by a longer name', () => {
  const recent = ['/groups/ab', '/groups/a/members', '/chat/a'];
  expect(recentIndex(recent, ['/groups/a', '/chat/a'])).toBe(1);
  expect(recentIndex(recent, ['/chat/a'])).toBe(2);
  expect(recentIndex(recent, ['/feed'])).toBe(-1);
});
