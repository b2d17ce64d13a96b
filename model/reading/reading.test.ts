import { describe, expect, it } from 'vitest';
import { messageSend } from '../chat/commands.ts';
import { COMPANY, conversationSpace, personalSpace } from '../kernel/ids.ts';
import { id, outcome, uuid, World } from '../testing/world.ts';
import { markerDocument, markerKind, markerSpace, readMark } from './marker.ts';

function setting() {
  const world = new World();
  const elin = world.person('Elin');
  const space = world.space(conversationSpace(uuid(1)), { access: 'secret' });
  world.membership(space, elin, 'member');
  return { world, elin, space, chat: { what: 'chat', space } as const };
}

describe('a read marker', () => {
  it('moves forward and never back', () => {
    const { world, elin, space, chat } = setting();
    world.do(elin, readMark, space, { reading: chat, upTo: 10 });
    expect(world.do(elin, readMark, space, { reading: chat, upTo: 7 })).toEqual([]);
    expect(world.body(markerKind, markerDocument(elin, chat)).upTo).toBe(10);
  });

  it('of a chat stands where the others see it, of a feed in one’s own space', () => {
    const { world, elin, space, chat } = setting();
    const feed = { what: 'feed', space: COMPANY } as const;
    expect([markerSpace(elin, chat), markerSpace(elin, feed)]).toEqual([space, personalSpace(elin)]);
    world.do(elin, readMark, markerSpace(elin, feed), { reading: feed, upTo: 10 });
    expect(world.documents.get(markerDocument(elin, feed))?.space).toBe(personalSpace(elin));
    expect(outcome(world.run(elin, readMark, COMPANY, { reading: feed, upTo: 10 }))).toBe('missing');
  });

  it('never stands for a space in another one', () => {
    const { world, elin, chat } = setting();
    const group = world.group({}, { member: elin });
    expect(outcome(world.run(elin, readMark, group, { reading: chat, upTo: 10 }))).toBe('invalid');
  });

  it('of a thread is its own, and not made for a thread that is not there', () => {
    const { world, elin, space, chat } = setting();
    world.do(elin, messageSend, space, { message: uuid(5), text: 'Hej' });
    const thread = (root: string) => ({ what: 'thread', space, root }) as const;
    world.do(elin, readMark, space, { reading: thread(uuid(5)), upTo: 3 });
    expect(world.do(elin, readMark, space, { reading: thread(uuid(6)), upTo: 3 })).toEqual([]);
    expect(world.isLive(markerDocument(elin, { what: 'thread', space, root: id(5) }))).toBe(true);
    expect(world.isLive(markerDocument(elin, chat))).toBe(false);
  });
});
