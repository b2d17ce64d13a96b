import { expect, test } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type DocumentId, groupSpace, type PersonId, type SpaceId } from '../../model/kernel/ids.ts';
import { type MembershipBody, type Role, SpaceBody } from '../../model/kernel/space.ts';
import type { DoorBody, ListingBody } from '../../model/spaces/listing.ts';
import { allGroups, isMine, shownGroups } from './discovery.ts';

const me = 'elin' as PersonId;
const document = <Body>(space: SpaceId, body: Body): Document<Body> => ({
  id: `${space}:${JSON.stringify(body).length}` as DocumentId,
  space,
  kind: 'x',
  seq: 1,
  parent: null,
  author: null,
  sort: 0,
  createdAt: 0,
  changedAt: 0,
  deleted: false,
  body,
});
const facts = (name: string, over: Partial<SpaceBody> = {}) => SpaceBody.parse({ type: 'group', name, ...over });
const listing = (id: string, name: string, over: Partial<SpaceBody> = {}) =>
  document<ListingBody>(COMPANY, { ...facts(name, over), space: groupSpace(id), members: 3 });
const inside = (id: string, name: string, over: Partial<SpaceBody> = {}) => document(groupSpace(id), facts(name, over));
const membership = (id: string, role: Role) =>
  document<MembershipBody>(groupSpace(id), { person: me, role, name: 'Elin', since: 0, until: null });
const door = (id: string, name: string) =>
  document<DoorBody>(COMPANY, {
    space: groupSpace(id),
    role: 'invited',
    name,
    mark: '',
    access: 'secret',
    classification: 'internal',
    by: null,
    since: 0,
  });
const names = (groups: readonly { facts: SpaceBody }[]) => groups.map((group) => group.facts.name);

const known = {
  listings: [
    listing('a', 'Ångbåten'),
    listing('b', 'Backen', { description: 'Om **Kafka** och annat' }),
    listing('c', 'Cykel', { archived: true }),
  ],
  spaces: [inside('a', 'Ångbåten'), inside('s', 'Styrelsen', { access: 'secret' })],
  doors: [door('h', 'Hemligt')],
  memberships: [membership('a', 'member'), membership('s', 'owner')],
};

test('all there is, each once, in Swedish order: listed, secret ones one is in, and those one is invited to', () => {
  const groups = allGroups(known);
  expect(names(groups)).toEqual(['Backen', 'Cykel', 'Hemligt', 'Styrelsen', 'Ångbåten']);
  expect(groups.map(({ role }) => role)).toEqual([null, null, 'invited', 'owner', 'member']);
  expect(groups.map(({ members }) => members)).toEqual([3, 3, null, null, 3]);
  expect(names(groups.filter(isMine))).toEqual(['Styrelsen', 'Ångbåten']);
});

test('archived groups stand apart', () => {
  expect(names(shownGroups(allGroups(known), 'all', ''))).toEqual(['Backen', 'Hemligt', 'Styrelsen', 'Ångbåten']);
  expect(names(shownGroups(allGroups(known), 'archived', ''))).toEqual(['Cykel']);
  expect(names(shownGroups(allGroups(known), 'mine', ''))).toEqual(['Styrelsen', 'Ångbåten']);
});

test('a name that begins with what is sought comes before a description that says it', () => {
  const more = { ...known, listings: [...known.listings, listing('k', 'Kafka')] };
  expect(names(shownGroups(allGroups(more), 'all', 'kaf'))).toEqual(['Kafka', 'Backen']);
  expect(shownGroups(allGroups(more), 'all', 'angb')).toEqual([]);
});
