import { describe, expect, it } from 'vitest';
import { COMPANY, type PersonId } from '../kernel/ids.ts';
import { id, outcome, uuid, World } from '../testing/world.ts';
import { commentCreate, commentEdit, commentKind, commentRemove } from './comment.ts';
import { postCreate, postLock, postRemove } from './posting.ts';

function setting() {
  const world = new World();
  const elin = world.person('Elin');
  const oskar = world.person('Oskar');
  const editor = world.person('Maja', 'moderator');
  world.do(elin, postCreate, COMPANY, { post: uuid(1), text: 'Hej' });
  world.do(elin, postCreate, COMPANY, { post: uuid(2), text: 'Annat' });
  const comment = (who: PersonId, number: number, input: object = {}) =>
    outcome(world.run(who, commentCreate, COMPANY, { comment: uuid(number), post: uuid(1), text: 'Ja #klart', ...input }));
  return { world, elin, oskar, editor, comment };
}

describe('a comment', () => {
  it('hangs under its post', () => {
    const { world, oskar, comment } = setting();
    comment(oskar, 10);
    expect(world.documents.get(id(10))).toMatchObject({ parent: id(1), author: oskar });
    expect(world.body(commentKind, id(10))).toMatchObject({ replyTo: null, tags: ['klart'], version: 1 });
  });

  it('answers one level deep: an answer to an answer joins its thread', () => {
    const { world, elin, oskar, comment } = setting();
    comment(oskar, 10);
    comment(elin, 11, { replyTo: uuid(10) });
    comment(oskar, 12, { replyTo: uuid(11) });
    expect(world.body(commentKind, id(12)).replyTo).toBe(id(10));
    expect(world.documents.get(id(12))?.parent).toBe(id(1));
  });

  it('does not answer across posts, nor what is gone', () => {
    const { world, elin, oskar, comment } = setting();
    comment(oskar, 10);
    expect(comment(elin, 11, { post: uuid(2), replyTo: uuid(10) })).toBe('missing');
    world.do(oskar, commentRemove, COMPANY, { comment: uuid(10) });
    expect(comment(elin, 12, { replyTo: uuid(10) })).toBe('missing');
  });

  it('comes too late when the post is removed or locked, and so does an edit', () => {
    const { world, elin, oskar, editor, comment } = setting();
    comment(oskar, 10);
    world.do(editor, postLock, COMPANY, { post: uuid(1), on: true });
    expect(comment(oskar, 11)).toBe('closed');
    const edit = () => outcome(world.run(oskar, commentEdit, COMPANY, { comment: uuid(10), post: uuid(1), base: 1, text: 'Jo' }));
    expect(edit()).toBe('closed');
    world.do(elin, postRemove, COMPANY, { post: uuid(1) });
    expect(comment(oskar, 12)).toBe('missing');
    expect(edit()).toBe('missing');
  });

  it('can always be taken away by its author, on a locked post too', () => {
    const { world, oskar, editor, comment } = setting();
    comment(oskar, 10);
    world.do(editor, postLock, COMPANY, { post: uuid(1), on: true });
    world.do(oskar, commentRemove, COMPANY, { comment: uuid(10) });
    expect(world.isLive(id(10))).toBe(false);
  });

  it('keeps its versions', () => {
    const { world, oskar, comment } = setting();
    comment(oskar, 10);
    world.do(oskar, commentEdit, COMPANY, { comment: uuid(10), post: uuid(1), base: 1, text: 'Jo' });
    expect(world.body(commentKind, id(10))).toMatchObject({ text: 'Jo', tags: [], version: 2, history: [{ text: 'Ja #klart' }] });
  });
});
