import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMPANY, groupSpace, membershipDocument, type PersonId, personDocument, personalSpace } from '../../model/kernel/ids.ts';
import { MembershipBody, membershipKind } from '../../model/kernel/space.ts';
import { personEdit } from '../../model/people/commands.ts';
import { personKind } from '../../model/people/person.ts';
import { classificationSet, groupCreate, groupEdit } from '../../model/spaces/group.ts';
import { doorDocument, doorKind, listingDocument, listingKind } from '../../model/spaces/listing.ts';
import { membershipAccept, membershipAsk, membershipJoin, membershipLeave, membershipVisit } from '../../model/spaces/membership.ts';
import { membershipInvite, membershipRemove, membershipRole } from '../../model/spaces/members.ts';
import { uuid } from '../../model/testing/world.ts';
import { Office } from '../testing/office.ts';
import { personLeaves } from './company.ts';

describe('spaces on the server', () => {
  const group = groupSpace(uuid(1));
  let office: Office;
  let oskar: PersonId;
  let elin: PersonId;
  beforeEach(async () => {
    office = await new Office().open();
    oskar = await office.person('Oskar');
    elin = await office.person('Elin');
  });
  afterEach(async () => {
    expect(office.faults).toEqual([]);
    await office.close();
  });

  const create = (input: object = {}) => office.do(oskar, groupCreate, group, { name: 'Vättra', description: 'Leveranser', ...input });
  const listing = () => office.body(listingKind, listingDocument(group));
  const door = (person: PersonId) => office.body(doorKind, doorDocument(group, person));
  const role = async (person: PersonId) => (await office.body(membershipKind, membershipDocument(group, person)))?.role ?? null;

  describe('the listing', () => {
    test('of open and closed groups is found by everyone and follows the group', async () => {
      await create({ access: 'open' });
      expect(await listing()).toMatchObject({ space: group, name: 'Vättra', access: 'open', description: 'Leveranser', members: 1 });
      await office.do(oskar, groupEdit, group, { name: 'Vättra 2' });
      await office.do(elin, membershipJoin, group, {});
      expect(await listing()).toMatchObject({ name: 'Vättra 2', members: 2 });
      await office.do(elin, membershipLeave, group, {});
      expect(await listing()).toMatchObject({ members: 1 });
    });

    test('of a secret group is not there, and comes and goes with the secret', async () => {
      await create({ access: 'secret' });
      expect(await listing()).toBeNull();
      await office.do(oskar, membershipInvite, group, { person: elin });
      await office.do(elin, membershipAccept, group, {});
      await office.do(oskar, groupEdit, group, { access: 'closed' });
      expect(await listing()).toMatchObject({ members: 2 });
      await office.do(oskar, groupEdit, group, { access: 'secret' });
      expect(await listing()).toBeNull();
    });

    test('of a confidential group says no more than its name', async () => {
      await create({ classification: 'confidential' });
      expect(await listing()).toMatchObject({ name: 'Vättra', description: '', classification: 'confidential' });
    });

    test('does not change for visitors or for those at the door', async () => {
      await create({ access: 'open' });
      const before = await office.find(listingDocument(group));
      await office.do(elin, membershipVisit, group, {});
      await office.do(oskar, membershipInvite, group, { person: elin });
      expect(await office.find(listingDocument(group))).toEqual(before);
    });
  });

  describe('the door', () => {
    test('shows the invited what they are invited to, until they have answered', async () => {
      await create({ access: 'secret' });
      await office.do(oskar, membershipInvite, group, { person: elin });
      expect(await door(elin)).toMatchObject({ space: group, role: 'invited', name: 'Vättra', by: oskar });
      expect((await office.find(doorDocument(group, elin)))?.space).toBe(personalSpace(elin));
      await office.do(oskar, groupEdit, group, { name: 'Vättra 2' });
      expect(await door(elin)).toMatchObject({ name: 'Vättra 2', by: oskar });
      await office.do(elin, membershipAccept, group, {});
      expect(await door(elin)).toBeNull();
    });

    test('shows who asked that they have, until it is dealt with or taken back', async () => {
      await create();
      await office.do(elin, membershipAsk, group, {});
      expect(await door(elin)).toMatchObject({ role: 'asked', by: null });
      await office.do(elin, membershipLeave, group, {});
      expect(await door(elin)).toBeNull();
      await office.do(elin, membershipAsk, group, {});
      await office.do(oskar, membershipRemove, group, { person: elin });
      expect(await door(elin)).toBeNull();
    });
  });

  describe('a group that shuts', () => {
    test('loses its guests and visitors when it becomes confidential, also those at the door', async () => {
      const [inside, invited] = [await office.person('Anna', null), await office.person('Bo', null)];
      await create({ access: 'open' });
      for (const guest of [inside, invited]) await office.do(oskar, membershipInvite, group, { person: guest });
      await office.do(inside, membershipAccept, group, {});
      await office.do(elin, membershipVisit, group, {});
      expect(await listing()).toMatchObject({ members: 2 });
      await office.do(oskar, classificationSet, group, { classification: 'confidential' });
      expect([await role(inside), await role(invited), await role(elin), await role(oskar)]).toEqual([null, null, null, 'owner']);
      expect(await door(invited)).toBeNull();
      expect(await listing()).toMatchObject({ members: 1, access: 'closed', description: '' });
    });

    test('loses its visitors, and only those, when it is no longer open', async () => {
      const guest = await office.person('Anna', null);
      await create({ access: 'open' });
      await office.do(oskar, membershipInvite, group, { person: guest });
      await office.do(guest, membershipAccept, group, {});
      await office.do(elin, membershipVisit, group, {});
      await office.do(oskar, groupEdit, group, { access: 'closed' });
      expect([await role(guest), await role(elin)]).toEqual(['guest', null]);
    });
  });

  describe('people', () => {
    test('have their name in every membership, and the new one when it changes', async () => {
      await create({ access: 'open' });
      await office.do(elin, membershipJoin, group, {});
      await office.do(elin, personEdit, COMPANY, { person: elin, fields: { name: 'Elin Sjöstrand' } });
      for (const space of [COMPANY, group])
        expect(await office.body(membershipKind, membershipDocument(space, elin))).toMatchObject({ name: 'Elin Sjöstrand' });
    });

    test('who leave the company leave every space, stay in the directory and are not counted', async () => {
      await create({ access: 'open' });
      await office.do(elin, membershipJoin, group, {});
      await office.engine.write(async ({ read, now, put }) => put(await personLeaves(read, elin, now)));
      expect(await office.store.read.membershipsOf(elin)).toEqual([]);
      expect(await office.body(personKind, personDocument(elin))).toMatchObject({ name: 'Elin', deactivated: true });
      expect(await listing()).toMatchObject({ members: 1 });
    });

    test('who were a group’s only owner are followed by a moderator, or else by who has been there longest', async () => {
      const amira = await office.person('Amira');
      await create({ access: 'open' });
      for (const one of [elin, amira]) await office.do(one, membershipJoin, group, {});
      await office.do(oskar, membershipRole, group, { person: amira, role: 'moderator' });
      const leave = (who: PersonId) => office.engine.write(async ({ read, now, put }) => put(await personLeaves(read, who, now)));
      await leave(oskar);
      expect([await role(amira), await role(elin)]).toEqual(['owner', 'member']);
      await leave(amira);
      expect(await role(elin)).toBe('owner');
      const members = (await office.store.read.membersOf(group)).map(({ body }) => MembershipBody.parse(body).person);
      expect(members).toEqual([elin]);
    });
  });
});
