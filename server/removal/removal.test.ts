import { afterEach, beforeEach, expect, test } from 'vitest';
import { messageRemove, messageSend } from '../../model/chat/commands.ts';
import { commentCreate, commentRemove } from '../../model/feed/comment.ts';
import { pollVote, voteDocument } from '../../model/feed/poll.ts';
import { postCreate, postRemove } from '../../model/feed/posting.ts';
import { fileAdd } from '../../model/files/commands.ts';
import { COMPANY, directSpace, type PersonId } from '../../model/kernel/ids.ts';
import { reactionDocument, reactionSet } from '../../model/reactions/reaction.ts';
import { conversationOpen } from '../../model/spaces/conversation.ts';
import { id, uuid } from '../../model/testing/world.ts';
import { Office } from '../testing/office.ts';

let office: Office;
let elin: PersonId;
let oskar: PersonId;
beforeEach(async () => {
  office = await new Office().open();
  elin = await office.person('Elin');
  oskar = await office.person('Oskar');
});
afterEach(async () => {
  expect(office.faults).toEqual([]);
  await office.close();
});

const alive = async (...ids: Parameters<Office['find']>[0][]) => Promise.all(ids.map(async (one) => (await office.find(one)) !== null));

test('a removed post takes its comments, votes and reactions with it, and the files that its author brought', async () => {
  for (const [number, who] of [
    [1, elin],
    [2, oskar],
  ] as const)
    await office.do(who, fileAdd, COMPANY, { upload: uuid(number), name: 'a.pdf', size: 1 });
  await office.do(elin, postCreate, COMPANY, {
    post: uuid(3),
    text: 'Lunch?',
    files: [uuid(1), uuid(2)],
    poll: { options: ['Ja', 'Nej'] },
  });
  await office.do(oskar, commentCreate, COMPANY, { comment: uuid(4), post: uuid(3), text: 'Ja' });
  await office.do(oskar, pollVote, COMPANY, { post: uuid(3), options: [0] });
  for (const target of [uuid(3), uuid(4)]) await office.do(elin, reactionSet, COMPANY, { target, emoji: '👍', on: true });
  const hanging = [
    id(4),
    voteDocument(id(3), oskar),
    reactionDocument(id(3), elin, '👍'),
    reactionDocument(id(4), elin, '👍'),
    id(1),
    id(2),
  ];
  expect(await alive(...hanging)).toEqual([true, true, true, true, true, true]);
  await office.do(elin, postRemove, COMPANY, { post: uuid(3) });
  expect(await alive(...hanging)).toEqual([false, false, false, false, false, true]);
});

test('a removed comment leaves its replies, a removed message its thread', async () => {
  await office.do(elin, postCreate, COMPANY, { post: uuid(3), text: 'Lunch?' });
  await office.do(oskar, commentCreate, COMPANY, { comment: uuid(4), post: uuid(3), text: 'Ja' });
  await office.do(elin, commentCreate, COMPANY, { comment: uuid(5), post: uuid(3), text: 'Bra', replyTo: uuid(4) });
  await office.do(oskar, commentRemove, COMPANY, { comment: uuid(4) });
  const direct = directSpace(elin, oskar);
  await office.do(elin, conversationOpen, direct, { people: [oskar] });
  await office.do(elin, messageSend, direct, { message: uuid(6), text: 'Hej' });
  await office.do(oskar, messageSend, direct, { message: uuid(7), text: 'Hej', thread: uuid(6) });
  await office.do(oskar, reactionSet, direct, { target: uuid(6), emoji: '👋', on: true });
  await office.do(elin, messageRemove, direct, { message: uuid(6) });
  expect(await alive(id(4), id(5), id(6), id(7), reactionDocument(id(6), oskar, '👋'))).toEqual([false, true, false, true, false]);
});
