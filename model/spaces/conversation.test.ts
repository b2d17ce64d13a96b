import { describe, expect, it } from 'vitest';
import { conversationSpace, directSpace, spaceDocument } from '../kernel/ids.ts';
import { spaceKind } from '../kernel/space.ts';
import { messageSend } from '../chat/commands.ts';
import { outcome, uuid, World } from '../testing/world.ts';
import { conversationAdd, conversationLeave, conversationOpen, conversationRename } from './conversation.ts';

function office() {
  const world = new World();
  return {
    world,
    elin: world.person('Elin'),
    oskar: world.person('Oskar'),
    amira: world.person('Amira'),
    guest: world.person('Gäst', null),
  };
}

describe('a direct conversation', () => {
  it('is the same whoever opens it, and opening it again changes nothing', () => {
    const { world, elin, oskar } = office();
    const space = directSpace(elin, oskar);
    world.do(elin, conversationOpen, space, { people: [oskar] });
    expect(world.do(oskar, conversationOpen, space, { people: [elin] })).toEqual([]);
    expect(world.roleOf(space, elin)).toBe('member');
    expect(world.roleOf(space, oskar)).toBe('member');
    expect(outcome(world.run(oskar, messageSend, space, { message: uuid(1), text: 'Hej' }))).toBe('done');
  });

  it('takes exactly the two that its id names', () => {
    const { world, elin, oskar, amira } = office();
    const open = (space: ReturnType<typeof directSpace>, people: string[]) => outcome(world.run(elin, conversationOpen, space, { people }));
    expect(open(directSpace(elin, oskar), [amira])).toBe('invalid');
    expect(open(directSpace(elin, oskar), [oskar, amira])).toBe('invalid');
    expect(open(directSpace(elin, elin), [elin])).toBe('invalid');
    expect(open(directSpace(oskar, amira), [oskar])).toBe('invalid');
  });

  it('tells nobody whether two others have one', () => {
    const { world, elin, oskar, amira } = office();
    const theirs = directSpace(oskar, amira);
    const ask = () => world.run(elin, conversationOpen, theirs, { people: [oskar] });
    const before = ask();
    world.do(oskar, conversationOpen, theirs, { people: [amira] });
    expect(ask()).toEqual(before);
  });

  it('with a guest is opened by the colleague, who stays a guest in it', () => {
    const { world, elin, guest } = office();
    const space = directSpace(elin, guest);
    expect(outcome(world.run(guest, conversationOpen, space, { people: [elin] }))).toBe('forbidden');
    world.do(elin, conversationOpen, space, { people: [guest] });
    expect(world.roleOf(space, guest)).toBe('guest');
    expect(outcome(world.run(guest, messageSend, space, { message: uuid(1), text: 'Hej' }))).toBe('done');
  });

  it('is not left', () => {
    const { world, elin, oskar } = office();
    world.do(elin, conversationOpen, directSpace(elin, oskar), { people: [oskar] });
    expect(outcome(world.run(elin, conversationLeave, directSpace(elin, oskar), {}))).toBe('forbidden');
  });
});

describe('a conversation of several', () => {
  const space = conversationSpace(uuid(1));

  it('has everyone named in it, is named and widened by them, and left', () => {
    const { world, elin, oskar, amira } = office();
    world.do(elin, conversationOpen, space, { people: [oskar], name: 'Lunch' });
    world.do(oskar, conversationRename, space, { name: 'Fika' });
    world.do(oskar, conversationAdd, space, { people: [amira, elin, amira] });
    expect(world.body(spaceKind, spaceDocument(space))).toMatchObject({ type: 'conversation', name: 'Fika', access: 'secret' });
    expect([elin, oskar, amira].map((one) => world.roleOf(space, one))).toEqual(['member', 'member', 'member']);
    world.do(elin, conversationLeave, space, {});
    expect(world.roleOf(space, elin)).toBeNull();
  });

  it('does not let those outside in, and cannot be opened over', () => {
    const { world, elin, oskar, amira } = office();
    world.do(elin, conversationOpen, space, { people: [oskar] });
    expect(outcome(world.run(amira, conversationOpen, space, { people: [elin] }))).toBe('missing');
    expect(outcome(world.run(amira, conversationAdd, space, { people: [amira] }))).toBe('missing');
    expect(outcome(world.run(oskar, conversationOpen, space, { people: [amira] }))).toBe('conflict');
  });

  it('finds nobody who is no longer here', () => {
    const { world, elin } = office();
    const gone = world.person('Gunnar', 'member', { deactivated: true });
    expect(outcome(world.run(elin, conversationOpen, space, { people: [gone] }))).toBe('missing');
  });
});
