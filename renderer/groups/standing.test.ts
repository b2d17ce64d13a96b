import { expect, test } from 'vitest';
import type { Actor } from '../../model/kernel/command.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import { type Role, SpaceBody } from '../../model/kernel/space.ts';
import { waysIn } from './standing.ts';

const actor = (companyRole: Role | null = 'member'): Actor => ({ person: 'elin' as PersonId, role: null, companyRole });
const group = (over: Partial<SpaceBody> = {}): SpaceBody => SpaceBody.parse({ type: 'group', name: 'Vättra', access: 'closed', ...over });

test('an open group is joined or looked into, a closed one is asked', () => {
  expect(waysIn(actor(), group({ access: 'open' }), null)).toEqual(['join', 'visit']);
  expect(waysIn(actor(), group(), null)).toEqual(['ask']);
});

test('an invitation is answered, whatever else would be possible', () => {
  expect(waysIn(actor(), group(), 'invited')).toEqual(['accept', 'decline']);
  expect(waysIn(actor(), group({ access: 'open' }), 'invited')).toEqual(['accept', 'decline']);
  expect(waysIn(actor(null), group(), 'invited')).toEqual(['accept', 'decline']);
});

test('a request can be taken back', () => {
  expect(waysIn(actor(), group(), 'asked')).toEqual(['takeBack']);
});

test('who visits can join, who belongs is offered nothing', () => {
  expect(waysIn(actor(), group({ access: 'open' }), 'visitor')).toEqual(['join']);
  expect(waysIn(actor(), group({ access: 'open' }), 'member')).toEqual([]);
});

test('guests and archived groups have no way in', () => {
  expect(waysIn(actor(null), group({ access: 'open' }), null)).toEqual([]);
  expect(waysIn(actor(), group({ archived: true }), null)).toEqual([]);
  expect(waysIn(actor(), group({ archived: true }), 'invited')).toEqual(['decline']);
});
