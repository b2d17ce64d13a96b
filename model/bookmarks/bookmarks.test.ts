import { expect, it } from 'vitest';
import { COMPANY, personalSpace } from '../kernel/ids.ts';
import { id, uuid, World } from '../testing/world.ts';
import { bookmarkDocument, bookmarkKind, bookmarkSet } from './bookmark.ts';

it('a bookmark is kept in one’s own space, once, until it is taken back', () => {
  const world = new World();
  const elin = world.person('Elin');
  const set = (on: boolean) => world.do(elin, bookmarkSet, personalSpace(elin), { target: uuid(1), space: COMPANY, on });
  set(true);
  expect(set(true)).toEqual([]);
  expect(world.body(bookmarkKind, bookmarkDocument(elin, id(1)))).toEqual({ target: id(1), space: COMPANY });
  set(false);
  expect(set(false)).toEqual([]);
  expect(world.isLive(bookmarkDocument(elin, id(1)))).toBe(false);
});
