import type { SpaceId } from '../kernel/ids.ts';
import type { NotificationBody, Reason } from './notification.ts';

/** What waits for a person, as the application's mark shows it. The most pressing wins. */
export type Badge = { shows: 'expired' } | { shows: 'count'; count: number } | { shows: 'dot' } | { shows: 'nothing' };

export type Waiting = {
  /** The session is over and the person must sign in again. */
  expired: boolean;
  /** Unseen mentions and direct messages. */
  count: number;
  /** Anything else that is unread or unseen. */
  other: boolean;
};

export function badgeOf({ expired, count, other }: Waiting): Badge {
  if (expired) return { shows: 'expired' };
  if (count > 0) return { shows: 'count', count };
  return other ? { shows: 'dot' } : { shows: 'nothing' };
}

/** The badge as a sign: `!`, `1` to `99`, `99+`, a dot, or nothing. */
export function badgeText(badge: Badge): string {
  switch (badge.shows) {
    case 'expired':
      return '!';
    case 'count':
      return badge.count > 99 ? '99+' : String(badge.count);
    case 'dot':
      return '•';
    case 'nothing':
      return '';
  }
}

/** Mentions and direct messages are counted; the rest is a dot. */
const COUNTED: readonly Reason[] = ['mention', 'direct'];

export type SeenSoFar = {
  /** All notifications up to this `sort` are seen. */
  all: number;
  /** How far the person has read the chat of a space, as a `sort`. */
  chat(space: SpaceId): number;
  muted(space: SpaceId): boolean;
};

type Notified = { sort: number; body: NotificationBody };

/** A conversation that has been read is seen without anyone opening the notification; what is muted never waits. */
export function isUnseen({ sort, body }: Notified, so: SeenSoFar): boolean {
  if (body.seen || sort <= so.all || isMuted(body, so)) return false;
  const inChat = body.root === null && COUNTED.includes(body.reason);
  return !(inChat && sort <= so.chat(body.space));
}

const isMuted = (body: NotificationBody, so: SeenSoFar) =>
  ['mention', 'reply', 'comment', 'direct'].includes(body.reason) && so.muted(body.space);

export function waiting(notifications: readonly Notified[], so: SeenSoFar): Omit<Waiting, 'expired'> {
  const unseen = notifications.filter((notification) => isUnseen(notification, so));
  const counted = unseen.filter(({ body }) => COUNTED.includes(body.reason));
  return { count: counted.reduce((sum, { body }) => sum + body.count, 0), other: unseen.length > counted.length };
}
