import { describe, expect, it } from 'vitest';
import { COMPANY, membershipDocument } from '../kernel/ids.ts';
import { membershipKind } from '../kernel/space.ts';
import { outcome, START, World } from '../testing/world.ts';
import { membershipApprove, membershipInvite, membershipRemove, membershipRole } from './members.ts';

function setting(facts: Parameters<World['group']>[0] = {}) {
  const world = new World();
  const owner = world.person('Oskar');
  const moderator = world.person('Maja');
  const member = world.person('Elin');
  const guest = world.person('Gäst', null);
  const group = world.group(facts, { owner, moderator, member });
  return { world, owner, moderator, member, guest, group };
}

describe('inviting', () => {
  it('puts a colleague at the door without an end, a guest with a last day', () => {
    const { world, moderator, guest, group } = setting();
    const amira = world.person('Amira');
    world.do(moderator, membershipInvite, group, { person: amira, until: START + 5 });
    world.do(moderator, membershipInvite, group, { person: guest, until: START + 5 });
    expect(world.body(membershipKind, membershipDocument(group, amira))).toMatchObject({ role: 'invited', until: null, name: 'Amira' });
    expect(world.body(membershipKind, membershipDocument(group, guest))).toMatchObject({ role: 'invited', until: START + 5 });
  });

  it('lets in who has asked, and changes nothing for those who are in', () => {
    const { world, owner, member, group } = setting();
    const amira = world.person('Amira');
    world.membership(group, amira, 'asked');
    world.do(owner, membershipInvite, group, { person: amira });
    expect(world.roleOf(group, amira)).toBe('member');
    expect(world.do(owner, membershipInvite, group, { person: member })).toEqual([]);
  });

  it('gives a guest who is in a new last day', () => {
    const { world, owner, guest, group } = setting();
    world.membership(group, guest, 'guest', { until: START + 5 });
    world.do(owner, membershipInvite, group, { person: guest, until: START + 9 });
    expect(world.body(membershipKind, membershipDocument(group, guest))).toMatchObject({ role: 'guest', until: START + 9 });
  });

  it('never brings a guest into a confidential group, nor by a plain member', () => {
    const confidential = setting({ classification: 'confidential' });
    expect(outcome(confidential.world.run(confidential.owner, membershipInvite, confidential.group, { person: confidential.guest }))).toBe(
      'forbidden',
    );
    const open = setting({ access: 'open' });
    expect(outcome(open.world.run(open.member, membershipInvite, open.group, { person: open.guest }))).toBe('forbidden');
  });

  it('finds nobody who is unknown or no longer here', () => {
    const { world, owner, group } = setting();
    const gone = world.person('Gunnar', 'member', { deactivated: true });
    expect(outcome(world.run(owner, membershipInvite, group, { person: gone }))).toBe('missing');
    expect(outcome(world.run(owner, membershipInvite, group, { person: 'nobody' }))).toBe('missing');
  });
});

describe('approving', () => {
  it('by two at once lets in once, and not at all when the request was taken back', () => {
    const { world, owner, moderator, group } = setting();
    const amira = world.person('Amira');
    world.membership(group, amira, 'asked');
    world.do(owner, membershipApprove, group, { person: amira });
    expect(world.do(moderator, membershipApprove, group, { person: amira })).toEqual([]);
    expect(outcome(world.run(owner, membershipApprove, group, { person: world.person('Nils') }))).toBe('missing');
  });

  it('never makes a member of someone who is only invited', () => {
    const { world, owner, group } = setting();
    const amira = world.person('Amira');
    world.membership(group, amira, 'invited');
    expect(world.do(owner, membershipApprove, group, { person: amira })).toEqual([]);
    expect(world.roleOf(group, amira)).toBe('invited');
  });
});

describe('removing', () => {
  it('is done by moderators to those who do not run the group, by owners to all but themselves', () => {
    const { world, owner, moderator, member, group } = setting();
    const second = world.person('Nils');
    world.membership(group, second, 'owner');
    const remove = (who: typeof owner, person: typeof owner) => outcome(world.run(who, membershipRemove, group, { person }));
    expect(remove(moderator, owner)).toBe('forbidden');
    expect(remove(moderator, member)).toBe('done');
    expect(remove(owner, moderator)).toBe('done');
    expect(remove(owner, owner)).toBe('conflict');
    expect(remove(owner, second)).toBe('done');
  });

  it('twice is removing once', () => {
    const { world, owner, member, group } = setting();
    world.do(owner, membershipRemove, group, { person: member });
    expect(world.do(owner, membershipRemove, group, { person: member })).toEqual([]);
  });
});

describe('roles', () => {
  it('are given by owners to others who belong, and never to guests or those at the door', () => {
    const { world, owner, moderator, member, guest, group } = setting();
    world.membership(group, guest, 'guest');
    const amira = world.person('Amira');
    world.membership(group, amira, 'invited');
    const give = (who: typeof owner, person: typeof owner) => outcome(world.run(who, membershipRole, group, { person, role: 'moderator' }));
    expect(give(moderator, member)).toBe('forbidden');
    expect(give(owner, member)).toBe('done');
    expect(give(owner, owner)).toBe('conflict');
    expect(give(owner, guest)).toBe('conflict');
    expect(give(owner, amira)).toBe('conflict');
  });

  it('of two owners who demote each other leave the first as owner', () => {
    const { world, owner, member, group } = setting();
    world.membership(group, member, 'owner');
    world.do(owner, membershipRole, group, { person: member, role: 'member' });
    expect(outcome(world.run(member, membershipRole, group, { person: owner, role: 'member' }))).toBe('forbidden');
    expect(world.roleOf(group, owner)).toBe('owner');
  });

  it('in the company make editors of news, but neither make nor unmake administrators', () => {
    const { world, member } = setting();
    const admin = world.person('Astrid', 'owner');
    const second = world.person('Nils', 'owner');
    const give = (person: typeof admin, role: 'owner' | 'moderator' | 'member') =>
      outcome(world.run(admin, membershipRole, COMPANY, { person, role }));
    expect(give(member, 'moderator')).toBe('done');
    expect(world.roleOf(COMPANY, member)).toBe('moderator');
    expect(give(member, 'owner')).toBe('forbidden');
    expect(give(second, 'member')).toBe('forbidden');
  });
});
