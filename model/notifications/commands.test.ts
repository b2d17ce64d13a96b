import { describe, expect, it } from 'vitest';
import { type PersonId, personalSpace } from '../kernel/ids.ts';
import { MarkerBody } from '../reading/marker.ts';
import { id, START, World } from '../testing/world.ts';
import { notificationSeen, notificationSeenAll } from './commands.ts';
import { NotificationBody, notificationDocument, notificationKind, seenDocument } from './notification.ts';

function setting() {
  const world = new World();
  const elin = world.person('Elin');
  const notify = (to: PersonId, number: number, sort = START) => {
    const key = notificationDocument(to, 'mention', id(number));
    const body = NotificationBody.parse({ reason: 'mention', space: 'company', target: id(number), actor: 'oskar' });
    world.put({ id: key, space: personalSpace(to), kind: notificationKind.name, sort, body });
    return key;
  };
  return { world, elin, home: personalSpace(elin), notify };
}

describe('seeing notifications', () => {
  it('is seeing once, and passes over what is gone', () => {
    const { world, elin, home, notify } = setting();
    const ids = [notify(elin, 1), notify(elin, 2), id(99)];
    expect(world.do(elin, notificationSeen, home, { ids })).toHaveLength(2);
    expect(world.body(notificationKind, ids[0]!).seen).toBe(true);
    expect(world.do(elin, notificationSeen, home, { ids })).toEqual([]);
  });

  it('never touches those of someone else', () => {
    const { world, elin, home, notify } = setting();
    const theirs = notify(world.person('Oskar'), 1);
    expect(world.do(elin, notificationSeen, home, { ids: [theirs] })).toEqual([]);
    expect(world.body(notificationKind, theirs).seen).toBe(false);
  });

  it('does not see what came after the screen was drawn', () => {
    const { world, elin, home, notify } = setting();
    const late = notify(elin, 1, START + 5);
    expect(world.do(elin, notificationSeen, home, { ids: [late], upTo: START })).toEqual([]);
  });

  it('all at once moves a marker forward, never back', () => {
    const { world, elin, home } = setting();
    world.do(elin, notificationSeenAll, home, { upTo: START });
    world.do(elin, notificationSeenAll, home, { upTo: START - 5 });
    expect(world.body({ body: MarkerBody }, seenDocument(elin)).upTo).toBe(START);
  });
});
