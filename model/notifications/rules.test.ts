import { describe, expect, it } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { person } from '../testing/world.ts';
import { type Audience, type News, tell } from './rules.ts';

const [elin, oskar, amira, nils] = ['Elin', 'Oskar', 'Amira', 'Nils'].map(person) as [PersonId, PersonId, PersonId, PersonId];
const everyone: Audience = { reads: () => true, muted: () => false };

const post = (more: Partial<Extract<News, { what: 'post' }>> = {}): News => ({ what: 'post', by: elin, mentions: [], ...more });
const comment = (more: Partial<Extract<News, { what: 'comment' }>> = {}): News => ({
  what: 'comment',
  by: elin,
  mentions: [],
  postAuthor: oskar,
  thread: [],
  ...more,
});
const message = (more: Partial<Extract<News, { what: 'message' }>> = {}): News => ({
  what: 'message',
  by: elin,
  mentions: [],
  conversation: [],
  direct: false,
  thread: [],
  ...more,
});
const membership = (more: Partial<Extract<News, { what: 'membership' }>> = {}): News => ({
  what: 'membership',
  by: elin,
  person: oskar,
  from: null,
  to: 'member',
  where: 'group',
  leaders: [],
  ...more,
});

/** What happened | who is told, and why. */
const TABLE: [string, News, string][] = [
  ['a post that names nobody', post(), ''],
  ['a post that names two', post({ mentions: [oskar, amira] }), 'oskar mention, amira mention'],
  ['a post that names its own author', post({ mentions: [elin] }), ''],
  ['a comment on someone’s post', comment(), 'oskar comment'],
  ['a comment on one’s own post', comment({ postAuthor: elin }), ''],
  ['a comment on a post whose author is no more', comment({ postAuthor: null }), ''],
  ['a reply to someone’s comment', comment({ thread: [amira] }), 'amira reply, oskar comment'],
  [
    'a reply in a thread where one has written too',
    comment({ thread: [amira, elin, nils, amira] }),
    'amira reply, nils reply, oskar comment',
  ],
  ['a reply to the post’s own author', comment({ thread: [oskar] }), 'oskar reply'],
  ['a comment that names the post’s author', comment({ mentions: [oskar], thread: [oskar] }), 'oskar mention'],
  ['a message in the chat of a group', message(), ''],
  ['a message there that names someone', message({ mentions: [oskar] }), 'oskar mention'],
  ['an answer in a thread', message({ thread: [oskar, nils, elin] }), 'oskar reply, nils reply'],
  [
    'an answer in a thread that names one of its writers',
    message({ thread: [oskar, nils], mentions: [nils] }),
    'nils mention, oskar reply',
  ],
  ['a message between two', message({ conversation: [elin, oskar], direct: true }), 'oskar direct'],
  ['a message between two that names the other', message({ conversation: [elin, oskar], direct: true, mentions: [oskar] }), 'oskar direct'],
  ['a message among several', message({ conversation: [elin, oskar, amira] }), 'oskar direct, amira direct'],
  [
    'a message among several that names one',
    message({ conversation: [elin, oskar, amira], mentions: [amira] }),
    'amira mention, oskar direct',
  ],
  ['an answer in a thread among several', message({ conversation: [elin, oskar], thread: [oskar] }), 'oskar direct'],
  ['an invitation', membership({ to: 'invited' }), 'oskar invited'],
  ['an invitation repeated', membership({ from: 'invited', to: 'invited' }), ''],
  ['an invitation accepted', membership({ by: oskar, from: 'invited' }), ''],
  ['someone asking to join', membership({ by: oskar, to: 'asked', leaders: [elin, amira] }), 'elin asked, amira asked'],
  ['a request granted', membership({ from: 'asked' }), 'oskar approved'],
  ['someone joining an open group', membership({ by: oskar }), ''],
  ['a visit', membership({ by: oskar, to: 'visitor' }), ''],
  ['a new role', membership({ from: 'member', to: 'owner' }), ''],
  ['someone removed', membership({ from: 'member', to: null }), ''],
  ['someone added to a conversation', membership({ where: 'conversation' }), 'oskar added'],
  ['oneself in a conversation one starts', membership({ where: 'conversation', person: elin }), ''],
];

describe('who is told', () => {
  it.each(TABLE)('of %s', (_what, news, expected) => {
    const told = tell(news, everyone).map(({ to, reason }) => `${to} ${reason}`);
    expect(told.join(', ')).toBe(expected);
  });

  it('only those who can read it', () => {
    expect(tell(post({ mentions: [oskar, amira] }), { ...everyone, reads: (one) => one === amira })).toEqual([
      { to: amira, reason: 'mention' },
    ]);
  });

  it('nobody who has muted the space, of what is written there', () => {
    const muted = { ...everyone, muted: () => true };
    for (const news of [post({ mentions: [oskar] }), comment(), message({ conversation: [oskar], direct: true })])
      expect(tell(news, muted)).toEqual([]);
  });

  it('all the same of who may come in, muted or not able to read yet', () => {
    const outside = { reads: () => false, muted: () => true };
    expect(tell(membership({ to: 'invited' }), outside)).toEqual([{ to: oskar, reason: 'invited' }]);
    expect(tell(membership({ by: oskar, to: 'asked', leaders: [elin] }), outside)).toEqual([{ to: elin, reason: 'asked' }]);
  });
});
