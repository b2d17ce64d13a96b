import { describe, expect, it } from 'vitest';
import { fileAdd, fileRemove } from '../files/commands.ts';
import { COMPANY, type PersonId, type SpaceId } from '../kernel/ids.ts';
import { reactionSet } from '../reactions/reaction.ts';
import { id, outcome, START, uuid, World } from '../testing/world.ts';
import { HISTORY } from '../writing/written.ts';
import { pollVote, voteDocument, voteKind } from './poll.ts';
import { isPinnedAt, postKind } from './post.ts';
import { postCreate, postEdit, postLock, postPin, postRemove } from './posting.ts';

function setting() {
  const world = new World();
  const elin = world.person('Elin');
  const oskar = world.person('Oskar');
  const editor = world.person('Maja', 'moderator');
  const post = () => world.body(postKind, id(1));
  const create = (who: PersonId, input: object = {}, space: SpaceId = COMPANY) =>
    outcome(world.run(who, postCreate, space, { post: uuid(1), text: 'Nytt #Recept från @Oskar', ...input }));
  return { world, elin, oskar, editor, post, create };
}

describe('a new post', () => {
  it('files its tags and the people who are really named in it', () => {
    const { elin, create, post } = setting();
    const mentions = [
      { person: 'oskar', name: 'Oskar' },
      { person: 'oskar', name: 'Oskar' },
      { person: 'amira', name: 'Amira' },
    ];
    expect(create(elin, { mentions })).toBe('done');
    expect(post()).toMatchObject({ tags: ['recept'], mentions: [{ person: 'oskar', name: 'Oskar' }], version: 1, history: [] });
  });

  it('says something: a text, a file, a poll or what it passes on', () => {
    const { elin, create } = setting();
    expect(create(elin, { text: ' \n' })).toBe('invalid');
    expect(create(elin, { text: '', poll: { options: ['Ja', 'Nej'] } })).toBe('done');
  });

  it('keeps to its limits', () => {
    const { elin, create } = setting();
    expect(create(elin, { text: 'x'.repeat(20_001) })).toBe('invalid');
    expect(create(elin, { poll: { options: ['Ja'] } })).toBe('invalid');
    expect(create(elin, { poll: { options: Array.from({ length: 11 }, (_, index) => `${index}`) } })).toBe('invalid');
    expect(create(elin, { mentions: Array.from({ length: 101 }, (_, index) => ({ person: `p${index}`, name: 'X' })) })).toBe('invalid');
  });

  it('never takes an id that is something already', () => {
    const { elin, oskar, create } = setting();
    create(elin);
    expect(create(oskar)).toBe('conflict');
  });

  it('speaks only of files in its own space', () => {
    const { world, elin, create } = setting();
    const group = world.group({}, { member: elin });
    world.do(elin, fileAdd, group, { upload: uuid(5), name: 'hemlig.pdf', size: 1 });
    expect(create(elin, { files: [uuid(5)] })).toBe('file');
    expect(create(elin, { files: [uuid(5)] }, group)).toBe('done');
    expect(postCreate.needs?.(postCreate.input.parse({ post: uuid(1), text: '', files: [uuid(5)] }))).toEqual([uuid(5)]);
  });

  it('is news only when owners or moderators of the company say so, in the company', () => {
    const { world, elin, editor, create, post } = setting();
    const group = world.group({}, { owner: editor }, 901);
    expect(create(elin, { official: true })).toBe('forbidden');
    expect(create(editor, { official: true }, group)).toBe('forbidden');
    expect(create(editor, { official: true })).toBe('done');
    expect(post().official).toBe(true);
  });
});

describe('editing a post', () => {
  it('keeps what it said before, and whose words they were', () => {
    const { world, elin, create, post } = setting();
    create(elin);
    world.now += 1000;
    world.do(elin, postEdit, COMPANY, { post: id(1), base: 1, text: 'Bättre' });
    expect(post()).toMatchObject({ text: 'Bättre', tags: [], version: 2, editedAt: START + 1000, editedBy: elin });
    expect(post().history).toMatchObject([{ version: 1, text: 'Nytt #Recept från @Oskar', by: elin, at: START, unseen: false }]);
  });

  it('at the same time as someone else shows the later and keeps both', () => {
    const { world, editor, post, create } = setting();
    const second = world.person('Astrid', 'owner');
    create(editor, { official: true });
    world.do(editor, postEdit, COMPANY, { post: id(1), base: 1, text: 'Majas' });
    world.do(second, postEdit, COMPANY, { post: id(1), base: 1, text: 'Astrids' });
    expect(post().text).toBe('Astrids');
    expect(post().history.map(({ text, by, unseen }) => [text, by, unseen])).toEqual([
      ['Nytt #Recept från @Oskar', editor, false],
      ['Majas', editor, true],
    ]);
  });

  it('to what it says already changes nothing', () => {
    const { world, elin, create } = setting();
    create(elin);
    const input = { post: uuid(1), base: 1, text: 'Nytt #Recept från @Oskar' };
    expect(world.do(elin, postEdit, COMPANY, input)).toEqual([]);
  });

  it('keeps a bounded history, its first version always', () => {
    const { world, elin, create, post } = setting();
    create(elin);
    for (let base = 1; base <= HISTORY + 10; base++) world.do(elin, postEdit, COMPANY, { post: uuid(1), base, text: `v${base + 1}` });
    expect(post().history).toHaveLength(HISTORY);
    expect(post().history[0]?.version).toBe(1);
    expect(post().history.at(-1)?.version).toBe(HISTORY + 10);
  });

  it('leaves the poll and its place as they were, and allows a file that was removed since', () => {
    const { world, elin, create, post } = setting();
    world.do(elin, fileAdd, COMPANY, { upload: uuid(5), name: 'a.pdf', size: 1 });
    create(elin, { files: [uuid(5)], poll: { options: ['Ja', 'Nej'] } });
    world.do(elin, fileRemove, COMPANY, { file: uuid(5) });
    world.do(elin, postEdit, COMPANY, { post: uuid(1), base: 1, text: 'Hej', files: [uuid(5)] });
    expect(post()).toMatchObject({ poll: { options: ['Ja', 'Nej'] }, files: [uuid(5)] });
    expect(outcome(world.run(elin, postEdit, COMPANY, { post: uuid(1), base: 2, text: 'Hej', files: [uuid(6)] }))).toBe('file');
  });

  it('comes too late when the post is gone', () => {
    const { world, elin, create } = setting();
    create(elin);
    world.do(elin, postRemove, COMPANY, { post: uuid(1) });
    expect(outcome(world.run(elin, postEdit, COMPANY, { post: uuid(1), base: 1, text: 'Hej' }))).toBe('missing');
    expect(world.do(elin, postRemove, COMPANY, { post: uuid(1) })).toEqual([]);
  });

  it('never reaches a post in another space', () => {
    const { world, elin, create } = setting();
    create(elin);
    const group = world.group({}, { owner: elin });
    expect(outcome(world.run(elin, postEdit, group, { post: uuid(1), base: 1, text: 'Hej' }))).toBe('missing');
    expect(outcome(world.run(elin, reactionSet, group, { target: uuid(1), emoji: '👍', on: true }))).toBe('missing');
    expect(world.do(elin, postRemove, group, { post: uuid(1) })).toEqual([]);
  });
});

describe('pinning and locking', () => {
  it('lasts until its moment', () => {
    const { world, editor, elin, create, post } = setting();
    create(elin);
    world.do(editor, postPin, COMPANY, { post: uuid(1), on: true, until: START + 10 });
    expect([isPinnedAt(post(), START + 9), isPinnedAt(post(), START + 10)]).toEqual([true, false]);
    world.do(editor, postPin, COMPANY, { post: uuid(1), on: true });
    expect(isPinnedAt(post(), START * 2)).toBe(true);
    world.do(editor, postPin, COMPANY, { post: uuid(1), on: false });
    expect(isPinnedAt(post(), START)).toBe(false);
    world.do(editor, postLock, COMPANY, { post: uuid(1), on: true });
    expect(post()).toMatchObject({ locked: true, version: 1 });
  });
});

describe('a poll', () => {
  const vote = voteDocument(id(1), 'elin' as PersonId);

  it('counts one vote of each person, the later one, and can be taken back', () => {
    const { world, elin, create } = setting();
    create(elin, { poll: { options: ['Ja', 'Nej'] } });
    world.do(elin, pollVote, COMPANY, { post: uuid(1), options: [0] });
    world.do(elin, pollVote, COMPANY, { post: uuid(1), options: [1] });
    expect(world.body(voteKind, vote).options).toEqual([1]);
    world.do(elin, pollVote, COMPANY, { post: uuid(1), options: [] });
    expect(world.isLive(vote)).toBe(false);
  });

  it('takes one option, or several when it says so, and only its own', () => {
    const { world, elin, create } = setting();
    create(elin, { poll: { options: ['Ja', 'Nej'] } });
    const cast = (options: number[]) => outcome(world.run(elin, pollVote, COMPANY, { post: uuid(1), options }));
    expect(cast([0, 1])).toBe('invalid');
    expect(cast([2])).toBe('invalid');
    world.do(elin, postCreate, COMPANY, { post: uuid(2), text: '', poll: { options: ['A', 'B', 'C'], multiple: true } });
    world.do(elin, pollVote, COMPANY, { post: uuid(2), options: [2, 0, 2] });
    expect(world.body(voteKind, voteDocument(id(2), elin)).options).toEqual([0, 2]);
  });

  it('is closed when the server’s clock says so, whenever the vote was meant', () => {
    const { world, elin, create } = setting();
    create(elin, { poll: { options: ['Ja', 'Nej'], closesAt: START + 10 } });
    world.now = START + 10;
    expect(outcome(world.run(elin, pollVote, COMPANY, { post: uuid(1), options: [0] }))).toBe('conflict');
  });
});
