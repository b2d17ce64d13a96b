import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookmarkSet } from './bookmarks/bookmark.ts';
import { messageEdit, messageSend } from './chat/commands.ts';
import { messageKind } from './chat/message.ts';
import { pollVote } from './feed/poll.ts';
import { postCreate, postEdit } from './feed/posting.ts';
import { postKind } from './feed/post.ts';
import { COMPANY, conversationSpace, type PersonId, personalSpace, type SpaceId } from './kernel/ids.ts';
import { personEdit } from './people/commands.ts';
import { reactionSet } from './reactions/reaction.ts';
import { readMark } from './reading/marker.ts';
import { muteSet, pinSet, settingsSet } from './settings/commands.ts';
import { id, uuid, World } from './testing/world.ts';

/** What the commands' `merges` sentences promise, tried with many histories. */

type Doing = (world: World) => void;

function world(): World {
  const made = new World();
  for (const name of ['Elin', 'Oskar', 'Amira']) made.person(name);
  return made;
}

const people = fc.constantFrom('elin' as PersonId, 'oskar' as PersonId, 'amira' as PersonId);

/** Everything that is there, without times and places in the log. */
const seen = (made: World) =>
  [...made.documents.values()]
    .filter((document) => !document.deleted)
    .map(({ id: key, parent, author, body }) => JSON.stringify({ key, parent, author, body }))
    .sort();

function endOf(doings: readonly Doing[], start: () => World): string[] {
  const made = start();
  for (const doing of doings) {
    made.now += 1;
    doing(made);
  }
  return seen(made);
}

/** Histories in another order that keep each person's own order, as the server can get them. */
const interleavings = <T extends { by: unknown }>(doings: fc.Arbitrary<T[]>) =>
  fc.tuple(doings, fc.infiniteStream(fc.nat())).map(([first, dice]) => {
    const queues = [...Map.groupBy(first, ({ by }) => by).values()].map((queue) => [...queue]);
    const second: T[] = [];
    while (queues.some((queue) => queue.length)) {
      const waiting = queues.filter((queue) => queue.length);
      second.push(waiting[dice.next().value! % waiting.length]!.shift()!);
    }
    return [first, second] as const;
  });

describe('reactions', () => {
  const start = () => {
    const made = world();
    made.do('elin' as PersonId, postCreate, COMPANY, { post: uuid(1), text: 'Hej' });
    return made;
  };
  const doing = fc.record({ by: people, emoji: fc.constantFrom('👍', '❤️', '🎉'), on: fc.boolean() });
  const play =
    ({ by, emoji, on }: { by: PersonId; emoji: string; on: boolean }): Doing =>
    (made) =>
      made.do(by, reactionSet, COMPANY, { target: uuid(1), emoji, on });

  it('of different people meet in any order with the same result', () => {
    fc.assert(
      fc.property(interleavings(fc.array(doing, { maxLength: 12 })), ([first, second]) => {
        expect(endOf(first.map(play), start)).toEqual(endOf(second.map(play), start));
      }),
    );
  });

  it('set again change nothing', () => {
    fc.assert(
      fc.property(doing, (one) => {
        expect(endOf([play(one), play(one)], start)).toEqual(endOf([play(one)], start));
      }),
    );
  });
});

describe('votes', () => {
  const start = () => {
    const made = world();
    made.do('elin' as PersonId, postCreate, COMPANY, { post: uuid(1), text: '', poll: { options: ['A', 'B', 'C'], multiple: true } });
    return made;
  };
  const doing = fc.record({ by: people, options: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 }) });

  it('of different people meet in any order with the same result', () => {
    const play =
      ({ by, options }: { by: PersonId; options: number[] }): Doing =>
      (made) =>
        made.do(by, pollVote, COMPANY, { post: uuid(1), options });
    fc.assert(
      fc.property(interleavings(fc.array(doing, { maxLength: 10 })), ([first, second]) => {
        expect(endOf(first.map(play), start)).toEqual(endOf(second.map(play), start));
      }),
    );
  });
});

describe('read markers', () => {
  const start = () => {
    const made = world();
    const space = made.space(conversationSpace(uuid(1)), { access: 'secret' });
    for (const one of ['elin', 'oskar'] as PersonId[]) made.membership(space, one, 'member');
    return made;
  };
  const space = conversationSpace(uuid(1));

  it('reach the furthest place whatever the order, for one person on several devices too', () => {
    const doing = fc.record({ by: fc.constantFrom('elin' as PersonId, 'oskar' as PersonId), upTo: fc.integer({ min: 0, max: 50 }) });
    const play =
      ({ by, upTo }: { by: PersonId; upTo: number }): Doing =>
      (made) =>
        made.do(by, readMark, space, { reading: { what: 'chat', space }, upTo });
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 10 }), fc.infiniteStream(fc.nat()), (doings, dice) => {
        const shuffled = doings.map((one) => ({ one, at: dice.next().value! })).sort((a, b) => a.at - b.at);
        expect(endOf(doings.map(play), start)).toEqual(
          endOf(
            shuffled.map(({ one }) => play(one)),
            start,
          ),
        );
      }),
    );
  });
});

describe('what one chooses on two devices', () => {
  const me = 'elin' as PersonId;
  const home = personalSpace(me);
  const doings: fc.Arbitrary<{ by: string; run: Doing }> = fc.oneof(
    fc
      .constantFrom('sv', 'en')
      .map((language) => ({ by: 'language', run: (made: World) => made.do(me, settingsSet, home, { language: language as 'sv' }) })),
    fc.boolean().map((singleKeys) => ({ by: 'keys', run: (made: World) => made.do(me, settingsSet, home, { singleKeys }) })),
    fc.tuple(fc.constantFrom('group:a', 'group:b', 'company'), fc.boolean()).map(([space, on]) => ({
      by: `mute ${space}`,
      run: (made: World) => made.do(me, muteSet, home, { space: space as SpaceId, on }),
    })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([number, on]) => ({
      by: `bookmark ${number}`,
      run: (made: World) => made.do(me, bookmarkSet, home, { target: uuid(number), space: COMPANY, on }),
    })),
    fc
      .constantFrom('Chef', 'Säljare')
      .map((title) => ({ by: 'title', run: (made: World) => made.do(me, personEdit, COMPANY, { person: me, fields: { title } }) })),
    fc
      .constantFrom('Kiruna', 'Umeå')
      .map((place) => ({ by: 'place', run: (made: World) => made.do(me, personEdit, COMPANY, { person: me, fields: { place } }) })),
  );

  it('is all kept when it is about different things', () => {
    // Everything starts from one stored settings document, whose time of birth is then the same.
    const start = () => {
      const made = world();
      made.do(me, settingsSet, home, { enterSends: false });
      return made;
    };
    fc.assert(
      fc.property(interleavings(fc.array(doings, { maxLength: 12 })), ([first, second]) => {
        expect(
          endOf(
            first.map(({ run }) => run),
            start,
          ),
        ).toEqual(
          endOf(
            second.map(({ run }) => run),
            start,
          ),
        );
      }),
    );
  });

  it('pins the same places whatever the order', () => {
    const pins = fc.array(fc.record({ by: fc.constantFrom('/a', '/b', '/c'), on: fc.boolean() }), { maxLength: 10 });
    const pinned = (list: readonly { by: string; on: boolean }[]) => {
      const made = world();
      made.do(me, settingsSet, home, {});
      for (const { by, on } of list) made.do(me, pinSet, home, { place: by, on });
      const body = made.documents.get(`settings:${me}` as never)?.body as { pinned: string[] };
      return [...body.pinned].sort();
    };
    fc.assert(
      fc.property(interleavings(pins), ([first, second]) => {
        expect(pinned(first)).toEqual(pinned(second));
      }),
    );
  });
});

describe('edits', () => {
  const me = 'elin' as PersonId;
  const edits = fc.array(fc.record({ text: fc.constantFrom('a', 'b', 'c', 'd'), base: fc.integer({ min: 1, max: 6 }) }), { maxLength: 12 });

  it('of a post lose no words: all that ever showed is in the history, in order, and the last one shows', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const made = world();
        made.do(me, postCreate, COMPANY, { post: uuid(1), text: 'start' });
        const shown = ['start'];
        for (const { text, base } of list) {
          made.do(me, postEdit, COMPANY, { post: uuid(1), base, text });
          if (shown.at(-1) !== text) shown.push(text);
        }
        const body = made.body(postKind, id(1));
        expect([...body.history.map((version) => version.text), body.text]).toEqual(shown);
        expect(body.version).toBe(shown.length);
        expect(body.history.map(({ version }) => version)).toEqual(body.history.map((_, index) => index + 1));
      }),
    );
  });

  it('of a message mark exactly the versions that the next writer had not seen', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const made = world();
        const space = made.space(conversationSpace(uuid(1)), { access: 'secret' });
        made.membership(space, me, 'member');
        made.do(me, messageSend, space, { message: uuid(2), text: 'start' });
        const unseen: boolean[] = [];
        for (const { text, base } of list) {
          const before = made.body(messageKind, id(2));
          if (before.text !== text) unseen.push(base !== before.version);
          made.do(me, messageEdit, space, { message: uuid(2), base, text });
        }
        expect(made.body(messageKind, id(2)).history.map((version) => version.unseen)).toEqual(unseen);
      }),
    );
  });
});
