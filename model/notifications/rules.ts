import type { PersonId } from '../kernel/ids.ts';
import type { Role } from '../kernel/space.ts';
import type { Reason } from './notification.ts';

/**
 * Who is told what.
 *
 * 1. Nobody is told of their own doings.
 * 2. One is told once of one thing, for the strongest reason.
 * 3. Only those who can read the space are told of what is in it; the invited are told of the invitation.
 * 4. A muted space tells nothing of what is written in it. Who may come in is told all the same.
 * 5. Only what is new tells: editing does not, nor do reactions.
 */
export type News =
  | { what: 'post'; by: PersonId; mentions: readonly PersonId[] }
  | {
      what: 'comment';
      by: PersonId;
      mentions: readonly PersonId[];
      postAuthor: PersonId | null;
      /** Those who wrote in the thread it answers, the comment at its top included; empty when it answers none. */
      thread: readonly PersonId[];
    }
  | {
      what: 'message';
      by: PersonId;
      mentions: readonly PersonId[];
      /** Everyone else in a direct or group conversation; empty in the chat of a group. */
      conversation: readonly PersonId[];
      /** Two alone: that one is named in it adds nothing. */
      direct: boolean;
      /** Those who wrote in the thread, the message at its top included; empty outside threads. */
      thread: readonly PersonId[];
    }
  | {
      what: 'membership';
      by: PersonId;
      person: PersonId;
      from: Role | null;
      to: Role | null;
      where: 'group' | 'conversation';
      /** Owners and moderators. */
      leaders: readonly PersonId[];
    };

export type Told = { to: PersonId; reason: Reason };

export type Audience = {
  /** Whether a person can read the space where it happened. */
  reads(person: PersonId): boolean;
  muted(person: PersonId): boolean;
};

export function tell(news: News, audience: Audience): Told[] {
  const first = new Map<PersonId, Reason>();
  for (const { to, reason } of inOrder(news)) if (to !== news.by && !first.has(to)) first.set(to, reason);
  return [...first]
    .filter(([person]) => news.what === 'membership' || (audience.reads(person) && !audience.muted(person)))
    .map(([to, reason]) => ({ to, reason }));
}

const each = (reason: Reason, people: readonly (PersonId | null)[]): Told[] =>
  people.filter((person) => person !== null).map((to) => ({ to, reason }));

/** Every reason that there is, the strongest first. */
function inOrder(news: News): Told[] {
  switch (news.what) {
    case 'post':
      return each('mention', news.mentions);
    case 'comment':
      return [...each('mention', news.mentions), ...each('reply', news.thread), ...each('comment', [news.postAuthor])];
    case 'message': {
      const mentions = news.direct ? [] : each('mention', news.mentions);
      return [...mentions, ...each('direct', news.conversation), ...each('reply', news.thread)];
    }
    case 'membership':
      return ofMembership(news);
  }
}

const BELONGING: readonly (Role | null)[] = ['owner', 'moderator', 'member', 'guest'];

function ofMembership(news: Extract<News, { what: 'membership' }>): Told[] {
  const { from, to, person, leaders } = news;
  if (from === to) return [];
  if (news.where === 'conversation') return to !== null && from === null ? each('added', [person]) : [];
  if (to === 'invited') return each('invited', [person]);
  if (to === 'asked') return each('asked', leaders);
  return from === 'asked' && BELONGING.includes(to) ? each('approved', [person]) : [];
}
