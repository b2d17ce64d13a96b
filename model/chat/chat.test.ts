import { describe, expect, it } from 'vitest';
import { conversationSpace, type PersonId } from '../kernel/ids.ts';
import { id, outcome, uuid, World } from '../testing/world.ts';
import { messageEdit, messageRemove, messageSend } from './commands.ts';
import { messageKind } from './message.ts';

function setting() {
  const world = new World();
  const elin = world.person('Elin');
  const oskar = world.person('Oskar');
  const space = world.space(conversationSpace(uuid(1)), { access: 'secret' });
  for (const one of [elin, oskar]) world.membership(space, one, 'member');
  const send = (who: PersonId, number: number, input: object = {}) =>
    outcome(world.run(who, messageSend, space, { message: uuid(number), text: 'Hej', ...input }));
  return { world, elin, oskar, space, send, message: (number: number) => world.body(messageKind, id(number)) };
}

describe('a message', () => {
  it('hangs under its space, and in a thread under the message it answers', () => {
    const { world, elin, oskar, space, send, message } = setting();
    send(elin, 10);
    send(oskar, 11, { thread: uuid(10) });
    send(elin, 12, { thread: uuid(11) });
    expect(world.documents.get(id(10))?.parent).toBe(space);
    expect([world.documents.get(id(11))?.parent, world.documents.get(id(12))?.parent]).toEqual([id(10), id(10)]);
    expect(message(12).thread).toBe(id(10));
  });

  it('says something and keeps to its limit', () => {
    const { elin, send } = setting();
    expect(send(elin, 10, { text: '  ' })).toBe('invalid');
    expect(send(elin, 10, { text: 'x'.repeat(10_001) })).toBe('invalid');
  });

  it('quotes what was really written, by whom', () => {
    const { elin, oskar, send, message } = setting();
    send(elin, 10, { text: '**Kaffet** är slut' });
    send(oskar, 11, { quote: uuid(10) });
    expect(message(11).quote).toEqual({ message: id(10), author: elin, excerpt: 'Kaffet är slut' });
  });

  it('quotes nothing that is gone or stands elsewhere', () => {
    const { world, elin, oskar, send, message } = setting();
    const other = world.space(conversationSpace(uuid(2)), { access: 'secret' });
    world.membership(other, elin, 'member');
    world.do(elin, messageSend, other, { message: uuid(20), text: 'Hemligt' });
    send(oskar, 11, { quote: uuid(20) });
    expect(message(11).quote).toBeNull();
    expect(send(oskar, 12, { thread: uuid(20) })).toBe('missing');
  });

  it('does not answer in a thread that is gone', () => {
    const { world, elin, oskar, space, send } = setting();
    send(elin, 10);
    world.do(elin, messageRemove, space, { message: uuid(10) });
    expect(send(oskar, 11, { thread: uuid(10) })).toBe('missing');
  });

  it('keeps its versions when it is edited from two devices', () => {
    const { world, elin, space, send, message } = setting();
    send(elin, 10);
    world.do(elin, messageEdit, space, { message: uuid(10), base: 1, text: 'Hej hej' });
    world.do(elin, messageEdit, space, { message: uuid(10), base: 1, text: 'Hejsan' });
    expect(message(10)).toMatchObject({ text: 'Hejsan', version: 3, history: [{ text: 'Hej' }, { text: 'Hej hej', unseen: true }] });
  });

  it('keeps its place when it is edited', () => {
    const { world, elin, space, send } = setting();
    send(elin, 10);
    const { sort } = world.documents.get(id(10))!;
    world.now += 60_000;
    world.do(elin, messageEdit, space, { message: uuid(10), base: 1, text: 'Hej hej' });
    expect(world.documents.get(id(10))).toMatchObject({ sort, parent: space });
  });
});
