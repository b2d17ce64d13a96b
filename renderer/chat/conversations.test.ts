import { expect, it } from 'vitest';
import type { Document } from '../../model/kernel/document.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { SpaceBody } from '../../model/kernel/space.ts';
import type { MessageBody } from '../../model/chat/message.ts';
import type { MarkerBody } from '../../model/reading/marker.ts';
import { conversations, waits } from './conversations.ts';

const me = 'elin' as PersonId;
const space = (id: string, type: SpaceBody['type']) =>
  ({ id: `space:${id}`, space: id as SpaceId, createdAt: 0, body: SpaceBody.parse({ type, name: id }) }) as unknown as Document<SpaceBody>;
const message = (where: string, author: string, sort: number, mentions: string[] = [], thread: string | null = null) =>
  ({ space: where, author, sort, body: { mentions: mentions.map((person) => ({ person })), thread } }) as unknown as Document<MessageBody>;
const marker = (where: string, upTo: number) => ({ id: `read:elin:${where}`, body: { upTo } }) as unknown as Document<MarkerBody>;

const spaces = [
  space('direct:amira:elin', 'direct'),
  space('conversation:1', 'conversation'),
  space('group:1', 'group'),
  space('group:2', 'group'),
  space('company', 'company'),
];

it('lists where one chats, the latest first, and groups once somebody has said something', () => {
  const messages = [message('group:1', 'oskar', 30), message('direct:amira:elin', 'amira', 20)];
  expect(conversations({ spaces, messages, markers: [], me }).map((one) => one.space)).toEqual([
    'group:1',
    'direct:amira:elin',
    'conversation:1',
  ]);
});

it('counts what others have written since one last read, threads and own words apart', () => {
  const messages = [
    message('conversation:1', 'elin', 50),
    message('conversation:1', 'amira', 40, [], 'root'),
    message('conversation:1', 'amira', 30),
    message('conversation:1', 'amira', 10),
  ];
  const [first] = conversations({ spaces, messages, markers: [marker('conversation:1', 10)], me });
  expect(first).toMatchObject({ space: 'conversation:1', unread: 1 });
  expect(waits(first!)).toBe(true);
});

it('a group waits for the reader only when it names them', () => {
  const quiet = conversations({ spaces, messages: [message('group:1', 'oskar', 30)], markers: [], me })[0]!;
  expect([quiet.unread, waits(quiet)]).toEqual([1, false]);
  const named = conversations({ spaces, messages: [message('group:1', 'oskar', 30, ['elin'])], markers: [], me })[0]!;
  expect(waits(named)).toBe(true);
});
