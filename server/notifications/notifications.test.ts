import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageRemove, messageSend } from '../../model/chat/commands.ts';
import { commentCreate } from '../../model/feed/comment.ts';
import { postCreate, postEdit, postRemove } from '../../model/feed/posting.ts';
import { COMPANY, conversationSpace, directSpace, groupSpace, type PersonId, personalSpace } from '../../model/kernel/ids.ts';
import { notificationSeen } from '../../model/notifications/commands.ts';
import { NotificationBody, notificationDocument } from '../../model/notifications/notification.ts';
import { reactionSet } from '../../model/reactions/reaction.ts';
import { readMark } from '../../model/reading/marker.ts';
import { muteSet } from '../../model/settings/commands.ts';
import { conversationOpen } from '../../model/spaces/conversation.ts';
import { classificationSet, groupCreate } from '../../model/spaces/group.ts';
import { membershipAccept, membershipAsk, membershipDecline, membershipJoin, membershipVisit } from '../../model/spaces/membership.ts';
import { membershipApprove, membershipInvite, membershipRemove } from '../../model/spaces/members.ts';
import { id, uuid } from '../../model/testing/world.ts';
import { Office } from '../testing/office.ts';

describe('notifications', () => {
  const group = groupSpace(uuid(900));
  let office: Office;
  let elin: PersonId;
  let oskar: PersonId;
  let amira: PersonId;
  beforeEach(async () => {
    office = await new Office().open();
    elin = await office.person('Elin');
    oskar = await office.person('Oskar');
    amira = await office.person('Amira');
  });
  afterEach(async () => {
    expect(office.faults).toEqual([]);
    await office.close();
  });

  const told = async (person: PersonId) =>
    (await office.all(personalSpace(person), 'notification')).map(({ body }) => NotificationBody.parse(body));
  const reasons = async (person: PersonId) => (await told(person)).map(({ reason }) => reason).sort();
  const mention = (...people: PersonId[]) => ({
    text: people.map((person) => `@${person}`).join(' '),
    mentions: people.map((person) => ({ person, name: person })),
  });
  const post = (who: PersonId, number: number, input: object, space = COMPANY) =>
    office.do(who, postCreate, space, { post: uuid(number), text: 'Hej', ...input });

  describe('of what is written', () => {
    test('say what happened, where, by whom, with the words', async () => {
      await post(elin, 1, { text: '**Fika** med @oskar', mentions: [{ person: oskar, name: 'oskar' }] });
      const expected = { reason: 'mention', space: COMPANY, spaceName: 'Norrvind', target: id(1), root: id(1), actor: elin };
      expect(await told(oskar)).toMatchObject([{ ...expected, actorName: 'Elin', excerpt: 'Fika med @oskar', count: 1, seen: false }]);
      expect(await told(elin)).toEqual([]);
    });

    test('reach the post’s author and those in the thread', async () => {
      await post(elin, 1, {});
      await office.do(oskar, commentCreate, COMPANY, { comment: uuid(2), post: uuid(1), text: 'Bra' });
      await office.do(amira, commentCreate, COMPANY, { comment: uuid(3), post: uuid(1), text: 'Ja', replyTo: uuid(2) });
      expect(await reasons(elin)).toEqual(['comment', 'comment']);
      expect(await told(oskar)).toMatchObject([{ reason: 'reply', target: id(3), root: id(1), actor: amira }]);
    });

    test('are not made by editing in a mention, nor by reactions', async () => {
      await post(elin, 1, {});
      await office.do(elin, postEdit, COMPANY, { post: uuid(1), base: 1, ...mention(oskar) });
      await office.do(oskar, reactionSet, COMPANY, { target: uuid(1), emoji: '👍', on: true });
      expect([await told(oskar), await told(elin)]).toEqual([[], []]);
    });

    test('never reach those who cannot read the space', async () => {
      await office.do(elin, groupCreate, group, { name: 'Vättra', access: 'secret' });
      await office.do(elin, membershipInvite, group, { person: oskar });
      await post(elin, 1, mention(oskar, amira), group);
      expect(await reasons(oskar)).toEqual(['invited']);
      expect(await told(amira)).toEqual([]);
    });

    test('are silent in a muted space', async () => {
      await office.do(oskar, muteSet, personalSpace(oskar), { space: COMPANY, on: true });
      await post(elin, 1, mention(oskar, amira));
      expect([await reasons(oskar), await reasons(amira)]).toEqual([[], ['mention']]);
    });

    test('carry no words out of a confidential space', async () => {
      await office.do(elin, groupCreate, group, { name: 'Förvärvet', classification: 'confidential' });
      await office.do(elin, membershipInvite, group, { person: oskar });
      await office.do(oskar, membershipAccept, group, {});
      await post(elin, 1, mention(oskar), group);
      expect(await told(oskar)).toMatchObject([{ reason: 'mention', excerpt: '', spaceName: '' }]);
    });
  });

  describe('of a conversation', () => {
    let direct: ReturnType<typeof directSpace>;
    beforeEach(async () => {
      direct = directSpace(elin, oskar);
      await office.do(elin, conversationOpen, direct, { people: [oskar] });
    });
    const send = (number: number, text = 'Hej') => office.do(elin, messageSend, direct, { message: uuid(number), text });
    const line = async () => (await told(oskar))[0];

    test('are one line that counts', async () => {
      for (const number of [1, 2, 3]) await send(number, `Nummer ${number}`);
      expect(await told(oskar)).toMatchObject([{ reason: 'direct', count: 3, target: id(3), excerpt: 'Nummer 3', root: null }]);
    });

    test('count from the beginning when they were seen or the conversation was read', async () => {
      await send(1);
      await office.do(oskar, notificationSeen, personalSpace(oskar), { ids: [notificationDocument(oskar, 'direct', direct)] });
      await send(2);
      expect(await line()).toMatchObject({ count: 1, seen: false });
      await office.do(oskar, readMark, direct, { reading: { what: 'chat', space: direct }, upTo: office.now });
      await send(3);
      expect(await line()).toMatchObject({ count: 1 });
    });

    test('count one less for a removed message, lose its words, and go with the last one', async () => {
      for (const [number, text] of [
        [1, 'Ett'],
        [2, 'Två'],
        [3, 'Fel fönster'],
      ] as const)
        await send(number, text);
      const remove = (number: number) => office.do(elin, messageRemove, direct, { message: uuid(number) });
      await remove(1);
      expect(await line()).toMatchObject({ count: 2, excerpt: 'Fel fönster' });
      await remove(3);
      expect(await line()).toMatchObject({ count: 1, excerpt: '' });
      await remove(2);
      expect(await told(oskar)).toEqual([]);
    });

    test('do not miss a message that was removed after it had been seen', async () => {
      await send(1);
      await office.do(oskar, notificationSeen, personalSpace(oskar), { ids: [notificationDocument(oskar, 'direct', direct)] });
      await send(2);
      await office.do(elin, messageRemove, direct, { message: uuid(1) });
      expect(await line()).toMatchObject({ count: 1, seen: false, target: id(2) });
    });

    test('of several tell those who are added', async () => {
      const space = conversationSpace(uuid(50));
      await office.do(elin, conversationOpen, space, { people: [oskar, amira], name: 'Lunch' });
      expect(await told(amira)).toMatchObject([{ reason: 'added', spaceName: 'Lunch', actor: elin }]);
      expect(await reasons(elin)).toEqual([]);
    });
  });

  describe('of coming in', () => {
    test('tell owners who asks, and the one who asked that they are in; the request is gone for everyone then', async () => {
      await office.do(elin, groupCreate, group, { name: 'Vättra' });
      await office.do(oskar, membershipAsk, group, {});
      expect(await told(elin)).toMatchObject([{ reason: 'asked', actor: oskar, actorName: 'Oskar', spaceName: 'Vättra' }]);
      await office.do(elin, membershipApprove, group, { person: oskar });
      expect(await reasons(elin)).toEqual([]);
      expect(await told(oskar)).toMatchObject([{ reason: 'approved', actor: elin }]);
    });

    test('an invitation is told, and gone when it is answered', async () => {
      await office.do(elin, groupCreate, group, { name: 'Vättra' });
      await office.do(elin, membershipInvite, group, { person: oskar });
      expect(await told(oskar)).toMatchObject([{ reason: 'invited', actor: elin }]);
      await office.do(oskar, membershipDecline, group, {});
      expect(await told(oskar)).toEqual([]);
    });
  });

  describe('go', () => {
    test('with what they are about, comments under a removed post included', async () => {
      await post(elin, 1, mention(oskar));
      await office.do(amira, commentCreate, COMPANY, { comment: uuid(2), post: uuid(1), ...mention(oskar) });
      expect([await reasons(oskar), await reasons(elin)]).toEqual([['mention', 'mention'], ['comment']]);
      await office.do(elin, postRemove, COMPANY, { post: uuid(1) });
      expect([await told(oskar), await told(elin)]).toEqual([[], []]);
    });

    test('with the right to read', async () => {
      await office.do(elin, groupCreate, group, { name: 'Vättra', access: 'open' });
      await office.do(oskar, membershipJoin, group, {});
      await post(elin, 1, mention(oskar), group);
      await post(elin, 2, mention(oskar));
      await office.do(elin, membershipRemove, group, { person: oskar });
      expect(await told(oskar)).toMatchObject([{ target: id(2) }]);
    });

    test('silent or wholly when their space becomes confidential', async () => {
      await office.do(elin, groupCreate, group, { name: 'Vättra', access: 'open' });
      await office.do(oskar, membershipJoin, group, {});
      await office.do(amira, membershipVisit, group, {});
      await post(elin, 1, mention(oskar, amira), group);
      expect([await reasons(oskar), await reasons(amira)]).toEqual([['mention'], ['mention']]);
      await office.do(elin, classificationSet, group, { classification: 'confidential' });
      expect(await told(oskar)).toMatchObject([{ excerpt: '', spaceName: '' }]);
      expect(await told(amira)).toEqual([]);
    });
  });
});
