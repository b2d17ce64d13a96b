import { describe, expect, it } from 'vitest';
import { COMPANY } from '../kernel/ids.ts';
import { postCreate } from '../feed/posting.ts';
import { id, outcome, uuid, World } from '../testing/world.ts';
import { Emoji } from './emoji.ts';
import { reactionDocument, reactionSet } from './reaction.ts';

describe('an emoji', () => {
  it.each(['👍', '❤️', '❤', '👍🏽', '👩‍💻', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇸🇪', '1️⃣', '#️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️‍🔥', '🧑🏿‍🚒', '☕', '🫠'])(
    'is one as people see it: %s',
    (emoji) => {
      expect(Emoji.safeParse(emoji).success).toBe(true);
    },
  );

  it.each(['', 'a', 'ok', '1', '#', '👍👍', '👍 ', '🇸', '🇸🇪🇳', '\u200d', '👍a', '\ufe0f', '👩‍', '<b>'])('is not %j', (text) => {
    expect(Emoji.safeParse(text).success).toBe(false);
  });
});

describe('a reaction', () => {
  function setting() {
    const world = new World();
    const elin = world.person('Elin');
    world.do(elin, postCreate, COMPANY, { post: uuid(1), text: 'Hej' });
    const set = (emoji: string, on: boolean) => outcome(world.run(elin, reactionSet, COMPANY, { target: uuid(1), emoji, on }));
    return { world, elin, set };
  }

  it('is there once however often it is set, and gone once it is taken back', () => {
    const { world, elin, set } = setting();
    const reaction = reactionDocument(id(1), elin, '👍');
    for (const on of [true, true]) set('👍', on);
    expect(world.documents.get(reaction)).toMatchObject({ parent: id(1), author: elin, deleted: false, body: { emoji: '👍' } });
    for (const on of [false, false]) set('👍', on);
    expect(world.isLive(reaction)).toBe(false);
    set('👍', true);
    expect(world.isLive(reaction)).toBe(true);
  });

  it('is the same with and without the sign for colour', () => {
    const { world, elin, set } = setting();
    set('❤️', true);
    set('❤', false);
    expect(world.isLive(reactionDocument(id(1), elin, '❤️'))).toBe(false);
  });

  it('is for what people wrote, not for a reaction or a person', () => {
    const { world, elin, set } = setting();
    set('👍', true);
    for (const target of [reactionDocument(id(1), elin, '👍'), 'person:elin'])
      expect(outcome(world.run(elin, reactionSet, COMPANY, { target, emoji: '👍', on: true }))).toBe('missing');
  });
});
