import { describe, expect, it } from 'vitest';
import { groupSpace, spaceDocument, type SpaceId } from '../kernel/ids.ts';
import { spaceKind } from '../kernel/space.ts';
import { postCreate } from '../feed/posting.ts';
import { outcome, uuid, World } from '../testing/world.ts';
import { classificationSet, groupArchive, groupCreate, groupEdit, groupRestore } from './group.ts';

function setting(facts: Parameters<World['group']>[0] = {}) {
  const world = new World();
  const owner = world.person('Oskar');
  const moderator = world.person('Maja');
  const member = world.person('Elin');
  const group = world.group(facts, { owner, moderator, member });
  return { world, owner, moderator, member, group, facts: () => world.body(spaceKind, spaceDocument(group)) };
}

describe('a new group', () => {
  const fresh = groupSpace(uuid(1));

  it('belongs to the one who starts it', () => {
    const world = new World();
    const elin = world.person('Elin');
    world.do(elin, groupCreate, fresh, { name: ' Vättra ' });
    expect(world.body(spaceKind, spaceDocument(fresh))).toMatchObject({ type: 'group', name: 'Vättra', access: 'closed', archived: false });
    expect(world.roleOf(fresh, elin)).toBe('owner');
  });

  it('is not started by guests, nor twice under one id, nor where groups do not live', () => {
    const world = new World();
    const elin = world.person('Elin');
    const guest = world.person('Gäst', null);
    expect(outcome(world.run(guest, groupCreate, fresh, { name: 'X' }))).toBe('forbidden');
    world.do(elin, groupCreate, fresh, { name: 'X' });
    expect(outcome(world.run(world.person('Oskar'), groupCreate, fresh, { name: 'Y' }))).toBe('conflict');
    expect(outcome(world.run(elin, groupCreate, `conversation:${uuid(2)}` as SpaceId, { name: 'Y' }))).toBe('invalid');
  });

  it('is not open and confidential at once', () => {
    const world = new World();
    const input = { name: 'X', access: 'open', classification: 'confidential' } as const;
    expect(outcome(world.run(world.person('Elin'), groupCreate, fresh, input))).toBe('invalid');
  });
});

describe('editing a group', () => {
  it('is for owners and moderators, but who may get in is for owners', () => {
    const { world, owner, moderator, group, facts } = setting();
    world.do(moderator, groupEdit, group, { description: 'Leveranserna' });
    expect(outcome(world.run(moderator, groupEdit, group, { access: 'secret' }))).toBe('forbidden');
    world.do(owner, groupEdit, group, { access: 'secret' });
    expect(facts()).toMatchObject({ name: 'Vättra', description: 'Leveranserna', access: 'secret' });
  });

  it('does not open a confidential group', () => {
    const { world, owner, group } = setting({ classification: 'confidential' });
    expect(outcome(world.run(owner, groupEdit, group, { access: 'open' }))).toBe('conflict');
  });

  it('writes nothing when nothing changes', () => {
    const { world, owner, group } = setting();
    expect(world.do(owner, groupEdit, group, { name: 'Vättra' })).toEqual([]);
  });
});

describe('archiving', () => {
  it('leaves the group to be read, and restoring makes it live again', () => {
    const { world, owner, member, group } = setting();
    const post = (number: number) => outcome(world.run(member, postCreate, group, { post: uuid(number), text: 'Hej' }));
    world.do(owner, groupArchive, group, {});
    expect(post(10)).toBe('closed');
    world.do(owner, groupRestore, group, {});
    expect(post(11)).toBe('done');
  });
});

describe('classification', () => {
  it('is raised by owners and moderators and lowered by owners alone', () => {
    const { world, owner, moderator, member, group } = setting();
    const set = (who: typeof owner, classification: 'open' | 'internal' | 'confidential') =>
      outcome(world.run(who, classificationSet, group, { classification }));
    expect(set(member, 'confidential')).toBe('forbidden');
    expect(set(moderator, 'confidential')).toBe('done');
    expect(set(moderator, 'internal')).toBe('forbidden');
    expect(set(owner, 'open')).toBe('done');
  });

  it('closes an open group that becomes confidential, and leaves a secret one secret', () => {
    const open = setting({ access: 'open' });
    open.world.do(open.owner, classificationSet, open.group, { classification: 'confidential' });
    expect(open.facts()).toMatchObject({ access: 'closed', classification: 'confidential' });
    const secret = setting({ access: 'secret' });
    secret.world.do(secret.owner, classificationSet, secret.group, { classification: 'confidential' });
    expect(secret.facts().access).toBe('secret');
  });
});
