import { describe, expect, it } from 'vitest';
import type { SpaceId } from '../kernel/ids.ts';
import { id, START } from '../testing/world.ts';
import { badgeOf, badgeText, isUnseen, type SeenSoFar, type Waiting, waiting } from './badge.ts';
import { NotificationBody, type Reason } from './notification.ts';

const space = 'direct:elin:oskar' as SpaceId;
const nothingSeen: SeenSoFar = { all: 0, chat: () => 0, muted: () => false };

const notification = (reason: Reason, more: Partial<NotificationBody> = {}, sort = START) => ({
  sort,
  body: NotificationBody.parse({ reason, space, target: id(1), actor: 'oskar', ...more }),
});

describe('the badge', () => {
  it.each<[Waiting, string]>([
    [{ expired: true, count: 200, other: true }, '!'],
    [{ expired: false, count: 200, other: true }, '99+'],
    [{ expired: false, count: 99, other: true }, '99'],
    [{ expired: false, count: 1, other: false }, '1'],
    [{ expired: false, count: 0, other: true }, '•'],
    [{ expired: false, count: 0, other: false }, ''],
  ])('of %o is “%s”', (state, text) => {
    expect(badgeText(badgeOf(state))).toBe(text);
  });

  it('counts mentions and every direct message; the rest is a dot', () => {
    const all = [notification('mention'), notification('direct', { count: 3 }), notification('comment')];
    expect(waiting(all, nothingSeen)).toEqual({ count: 4, other: true });
    expect(waiting([notification('invited')], nothingSeen)).toEqual({ count: 0, other: true });
  });
});

describe('a notification waits', () => {
  it('until it is seen, alone or with all before it', () => {
    expect(isUnseen(notification('comment'), nothingSeen)).toBe(true);
    expect(isUnseen(notification('comment', { seen: true }), nothingSeen)).toBe(false);
    expect(isUnseen(notification('comment'), { ...nothingSeen, all: START })).toBe(false);
    expect(isUnseen(notification('comment'), { ...nothingSeen, all: START - 1 })).toBe(true);
  });

  it('until its conversation has been read past it, but not for reading around a thread or a post', () => {
    const readTo = (sort: number) => ({ ...nothingSeen, chat: () => sort });
    expect(isUnseen(notification('direct'), readTo(START))).toBe(false);
    expect(isUnseen(notification('mention'), readTo(START))).toBe(false);
    expect(isUnseen(notification('direct'), readTo(START - 1))).toBe(true);
    expect(isUnseen(notification('mention', { root: id(9) }), readTo(START))).toBe(true);
    expect(isUnseen(notification('invited'), readTo(START))).toBe(true);
  });

  it('never when its space has been muted since, except to come in', () => {
    const muted = { ...nothingSeen, muted: () => true };
    expect(isUnseen(notification('mention'), muted)).toBe(false);
    expect(isUnseen(notification('invited'), muted)).toBe(true);
  });
});
