import { describe, expect, it } from 'vitest';
import { COMPANY, groupSpace, membershipDocument, personalSpace, spaceDocument } from '../kernel/ids.ts';
import { membershipKind } from '../kernel/space.ts';
import { outcome, START, uuid, World } from '../testing/world.ts';
import { postCreate } from '../feed/posting.ts';
import { doorDocument, doorKind, listingDocument, listingKind } from './listing.ts';
import {
  membershipAccept,
  membershipAsk,
  membershipDecline,
  membershipJoin,
  membershipLeave,
  membershipVisit,
  VISIT,
} from './membership.ts';

const DAY = 86_400_000;

function setting(facts: Parameters<World['group']>[0] = {}) {
  const world = new World();
  const owner = world.person('Oskar');
  const elin = world.person('Elin');
  const group = world.group(facts, { owner });
  const membership = () => world.body(membershipKind, membershipDocument(group, elin));
  return { world, owner, elin, group, membership };
}

describe('joining', () => {
  it('takes one into an open group at once, with a name that guests can read', () => {
    const { world, elin, group, membership } = setting({ access: 'open' });
    world.do(elin, membershipJoin, group, {});
    expect(membership()).toMatchObject({ person: elin, role: 'member', name: 'Elin', since: START, until: null });
  });

  it('accepts an invitation that is on its way and ends a visit', () => {
    for (const role of ['invited', 'visitor'] as const) {
      const { world, elin, group, membership } = setting({ access: 'open' });
      world.membership(group, elin, role, { until: START + DAY });
      world.do(elin, membershipJoin, group, {});
      expect(membership()).toMatchObject({ role: 'member', until: null });
    }
  });

  it('is for people of the company', () => {
    const { world, group } = setting({ access: 'open' });
    expect(outcome(world.run(world.person('Gäst', null), membershipJoin, group, {}))).toBe('forbidden');
  });
});

describe('asking', () => {
  it('puts one at the door of a closed group', () => {
    const { world, elin, group, membership } = setting();
    world.do(elin, membershipAsk, group, {});
    expect(membership().role).toBe('asked');
    expect(outcome(world.run(elin, postCreate, group, { post: uuid(1), text: 'Hej' }))).toBe('missing');
  });

  it('is accepting when one was invited meanwhile', () => {
    const { world, elin, group, membership } = setting();
    world.membership(group, elin, 'invited');
    world.do(elin, membershipAsk, group, {});
    expect(membership().role).toBe('member');
  });

  it('waits for an archived group to be restored', () => {
    const { world, elin, group } = setting({ archived: true });
    expect(outcome(world.run(elin, membershipAsk, group, {}))).toBe('closed');
  });

  it('is not possible where one can simply join', () => {
    const { world, elin, group } = setting({ access: 'open' });
    expect(outcome(world.run(elin, membershipAsk, group, {}))).toBe('conflict');
  });

  it('can be taken back', () => {
    const { world, elin, group } = setting();
    world.do(elin, membershipAsk, group, {});
    world.do(elin, membershipLeave, group, {});
    expect(world.roleOf(group, elin)).toBeNull();
  });
});

describe('a secret group', () => {
  it('is not there for those outside, however they knock', () => {
    const { world, elin, group } = setting({ access: 'secret' });
    for (const definition of [membershipJoin, membershipAsk, membershipVisit])
      expect(outcome(world.run(elin, definition, group, {}))).toBe('missing');
  });

  it('lets in who was invited, by the invitation alone', () => {
    const { world, elin, group } = setting({ access: 'secret' });
    world.membership(group, elin, 'invited');
    expect(outcome(world.run(elin, membershipJoin, group, {}))).toBe('forbidden');
    expect(outcome(world.run(elin, membershipAccept, group, {}))).toBe('done');
  });
});

describe('a visit', () => {
  it('lasts seven days and is renewed when a day of it has gone', () => {
    const { world, elin, group, membership } = setting({ access: 'open' });
    world.do(elin, membershipVisit, group, {});
    expect(membership()).toMatchObject({ role: 'visitor', until: START + VISIT });
    world.now += DAY / 2;
    expect(world.do(elin, membershipVisit, group, {})).toEqual([]);
    world.now += DAY;
    world.do(elin, membershipVisit, group, {});
    expect(membership().until).toBe(world.now + VISIT);
  });

  it('that has lapsed gives nothing, and can be made again', () => {
    const { world, elin, group } = setting({ access: 'open' });
    world.membership(group, elin, 'visitor', { until: START });
    expect(outcome(world.run(elin, membershipLeave, group, {}))).toBe('missing');
    expect(outcome(world.run(elin, membershipVisit, group, {}))).toBe('done');
  });
});

describe('an invitation', () => {
  it('makes a member of a colleague and a guest, until their last day, of someone from outside', () => {
    const { world, elin, group } = setting();
    const guest = world.person('Gäst', null);
    world.membership(group, elin, 'invited');
    world.membership(group, guest, 'invited', { until: START + DAY });
    world.do(elin, membershipAccept, group, {});
    world.do(guest, membershipAccept, group, {});
    expect(world.roleOf(group, elin)).toBe('member');
    expect(world.body(membershipKind, membershipDocument(group, guest))).toMatchObject({ role: 'guest', until: START + DAY });
  });

  it('is refused to a guest when the group has become confidential', () => {
    const { world, group } = setting({ classification: 'confidential' });
    const guest = world.person('Gäst', null);
    world.membership(group, guest, 'invited');
    expect(outcome(world.run(guest, membershipAccept, group, {}))).toBe('forbidden');
    expect(outcome(world.run(guest, membershipDecline, group, {}))).toBe('done');
    expect(world.roleOf(group, guest)).toBeNull();
  });

  it('that was withdrawn cannot be accepted', () => {
    const { world, elin, group } = setting();
    expect(outcome(world.run(elin, membershipAccept, group, {}))).toBe('missing');
  });
});

describe('leaving', () => {
  it('asks an owner to hand over to someone who belongs', () => {
    const { world, owner, elin, group } = setting();
    const leave = (successor: string | null) => outcome(world.run(owner, membershipLeave, group, { successor }));
    expect(leave(null)).toBe('conflict');
    expect(leave(owner)).toBe('conflict');
    expect(leave(elin)).toBe('conflict');
    const guest = world.person('Gäst', null);
    world.membership(group, guest, 'guest');
    expect(leave(guest)).toBe('conflict');
    world.membership(group, elin, 'member');
    expect(leave(elin)).toBe('done');
    expect(world.roleOf(group, owner)).toBeNull();
    expect(world.roleOf(group, elin)).toBe('owner');
  });

  it('of two owners who name each other at the same time leaves one of them', () => {
    const { world, owner, elin, group } = setting();
    world.membership(group, elin, 'owner');
    world.do(owner, membershipLeave, group, { successor: elin });
    expect(outcome(world.run(elin, membershipLeave, group, { successor: owner }))).toBe('conflict');
    expect(world.roleOf(group, elin)).toBe('owner');
  });
});

describe('a device outside the group', () => {
  /** It has no documents of the group, only what the server tells those outside. */
  function outside(access: 'open' | 'closed') {
    const world = new World();
    const elin = world.person('Elin');
    const group = groupSpace(uuid(900));
    const known = { space: group, name: 'Vättra', access, classification: 'internal' as const };
    return { world, elin, group, known };
  }

  it('joins an open group by its listing', () => {
    const { world, elin, group, known } = outside('open');
    world.put({ id: listingDocument(group), space: COMPANY, kind: listingKind.name, body: listingKind.body.parse(known) });
    world.do(elin, membershipJoin, group, {});
    expect(world.roleOf(group, elin)).toBe('member');
  });

  it('accepts and declines by the door it stands at', () => {
    for (const [definition, role] of [
      [membershipAccept, 'member'],
      [membershipDecline, null],
    ] as const) {
      const { world, elin, group, known } = outside('closed');
      const body = doorKind.body.parse({ ...known, role: 'invited', since: START });
      world.put({ id: doorDocument(group, elin), space: personalSpace(elin), kind: doorKind.name, body });
      expect(outcome(world.run(elin, definition, group, {}))).toBe('done');
      expect(world.roleOf(group, elin)).toBe(role);
    }
  });

  it('is told no by the server even if an old door says otherwise', () => {
    const { world, elin, group } = setting();
    const body = doorKind.body.parse({ space: group, name: 'X', access: 'closed', classification: 'internal', role: 'invited', since: 0 });
    world.put({ id: doorDocument(group, elin), space: personalSpace(elin), kind: doorKind.name, body });
    expect(world.isLive(spaceDocument(group))).toBe(true);
    expect(outcome(world.run(elin, membershipAccept, group, {}))).toBe('missing');
  });
});
