import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleBook } from '../../model/kernel/feature.ts';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { defineKind } from '../../model/kernel/kind.ts';
import type { PullAnswer } from '../../model/kernel/protocol.ts';
import type { EffectWrite } from '../feature.ts';
import { SqliteStore } from '../store/sqlite/sqlite.ts';
import { FakeSessions } from '../testing/fake-sessions.ts';
import { noteKind, notesFeature } from '../testing/notes.ts';
import { aMembership, companyOf, type TestSpace } from '../testing/test-server.ts';
import { TinyReplica } from '../testing/tiny-replica.ts';
import { rightsOf } from './access.ts';
import { Engine } from './engine.ts';
import { fetchByIds, older } from './look-up.ts';
import { pull } from './pull.ts';

const DAY = 86_400_000;
const WINDOW = 90 * DAY;
const pageKind = defineKind({ name: 'page', body: noteKind.body, tier: 'kept' });
const personKind = defineKind({ name: 'person', body: noteKind.body, tier: 'core' });

let folder: string;
let store: SqliteStore;
let engine: Engine;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fikarum-pull-'));
  store = new SqliteStore({ path: join(folder, 'test.db'), durability: 'off' });
  now = 1_700_000_000_000;
  engine = new Engine({
    store,
    book: ruleBook([notesFeature, { name: 'more', kinds: [pageKind, personKind], commands: [] }]),
    features: [],
    sessions: new FakeSessions(),
    listener: { watching: () => false, committed: () => undefined },
    clock: () => now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
});
afterEach(async () => {
  await engine.idle();
  await store.close();
  rmSync(folder, { recursive: true });
});

const write = (...writes: EffectWrite[]) => engine.write((hand) => hand.put(writes));
const note = (id: string, space: string, fields: object = {}): EffectWrite => ({
  put: id as never,
  space: space as SpaceId,
  kind: 'note',
  body: { text: `text of ${id}` },
  author: 'elin' as PersonId,
  ...fields,
});
const aSpace = (id: string, fields: Partial<TestSpace> = {}): EffectWrite => ({
  put: `space:${id}` as never,
  space: id as SpaceId,
  kind: 'space',
  body: { type: id.split(':')[0], name: id, ...fields },
});
const ask = async (person: string, replica: TinyReplica, limit = 5000): Promise<PullAnswer> => {
  const context = { person: person as PersonId, epoch: store.epoch, now, window: WINDOW };
  const answer = await store.snapshot((reader) => pull({ reader, ...context }, { cursors: replica.asked(), limit }));
  const parsed = PullAnswerOf(answer.text);
  replica.apply(parsed);
  return parsed;
};
const PullAnswerOf = (text: string) => JSON.parse(text) as PullAnswer;
const fill = async (person: string, replica: TinyReplica, limit = 5000): Promise<PullAnswer[]> => {
  const answers: PullAnswer[] = [];
  do answers.push(await ask(person, replica, limit));
  while (answers.at(-1)?.more && answers.length < 500);
  expect(answers.at(-1)?.more).toBe(false);
  return answers;
};
const ids = (answer: PullAnswer) => answer.documents.map(({ id }) => id as string);

describe('a pull', () => {
  beforeEach(() => write(...companyOf(['elin', 'nils'], false, now)));

  test('fills a new device whole, and has nothing more to say after', async () => {
    await write(note('n1', 'company'), { put: 'p1' as never, space: 'company' as SpaceId, kind: 'page', body: { text: 'x' } });
    const replica = new TinyReplica();
    await fill('nils', replica);
    expect([...replica.documents.keys()].sort()).toEqual([
      'membership:company:elin',
      'membership:company:nils',
      'n1',
      'p1',
      'space:company',
    ]);
    expect(replica.cursors.get('company' as SpaceId)).toMatchObject({ low: { core: 0, windowed: 0, kept: 0 } });
    expect(await ask('nils', replica)).toEqual({ documents: [], cursors: {}, lost: [], reset: [], confidential: [], more: false });
  });

  test('brings the newest 50 of every new space first, the liveliest first, then people, then the rest', async () => {
    for (const group of ['group:quiet', 'group:lively']) {
      await write(aSpace(group), aMembership(group, 'nils', 'member', now));
      for (let index = 0; index < 60; index++) await write(note(`${group}-${index}`, group));
    }
    now += 1000;
    await write(note('latest', 'group:lively'));
    const answers = await fill('nils', new TinyReplica(), 103);
    const first = ids(answers[0]!);
    expect(first.filter((id) => id.startsWith('group:lively')).slice(0, 2)).toEqual(['group:lively-59', 'group:lively-58']);
    expect(first).toContain('group:lively-11');
    expect(first).not.toContain('group:lively-10');
    expect(first).toContain('group:quiet-10');
    expect(first).not.toContain('group:quiet-9');
    const all = answers.flatMap(ids);
    const order = ['latest', 'group:lively-11', 'group:quiet-59', 'group:quiet-10', 'membership:group:quiet:nils', 'group:quiet-9'];
    expect([...order].sort((one, other) => all.indexOf(one) - all.indexOf(other))).toEqual(order);
    expect(all).toContain('group:quiet-0');
    const notes = all.filter((id) => !id.startsWith('space:'));
    expect(new Set(notes).size).toBe(notes.length);
  });

  test('sends the names of the first authors along with their words', async () => {
    const people = Array.from(
      { length: 40 },
      (_, index): EffectWrite => ({
        put: `person:p${index}` as never,
        space: 'company' as SpaceId,
        kind: 'person',
        body: { text: `Person ${index}` },
      }),
    );
    await write(...people);
    await write(note('n1', 'company', { author: 'p3' as PersonId }));
    const answer = await ask('nils', new TinyReplica(), 3);
    expect(ids(answer)).toContain('person:p3');
    await write(aSpace('group:g'), aMembership('group:g', 'guest', 'guest', now), note('n2', 'group:g', { author: 'p3' as PersonId }));
    expect(ids(await ask('guest', new TinyReplica()))).not.toContain('person:p3');
  });

  test('fills posts down to the window only, what is kept whole', async () => {
    await write(note('old', 'company'), { put: 'page' as never, space: 'company' as SpaceId, kind: 'page', body: { text: 'old page' } });
    now += WINDOW + DAY;
    await write(note('new', 'company'));
    const replica = new TinyReplica();
    await fill('nils', replica);
    expect([...replica.documents.keys()]).toContain('page');
    expect([...replica.documents.keys()]).toContain('new');
    expect([...replica.documents.keys()]).not.toContain('old');
  });

  test('catches up with changes and deletions, oldest first', async () => {
    await write(note('a', 'company'), note('b', 'company'));
    const replica = new TinyReplica();
    await fill('nils', replica);
    await write(
      note('c', 'company'),
      { remove: 'a' as never, space: 'company' as SpaceId },
      note('b', 'company', { body: { text: 'changed' } }),
    );
    const answer = await ask('nils', replica, 2);
    expect(answer.documents.map(({ id, deleted }) => [id, deleted])).toEqual([
      ['c', false],
      ['a', true],
    ]);
    expect(answer.more).toBe(true);
    expect(ids(await ask('nils', replica, 2))).toEqual(['b']);
  });

  test('tells which spaces are lost, and never a word from them', async () => {
    await write(aSpace('group:g'), aMembership('group:g', 'nils', 'member', now), note('secret', 'group:g'));
    const replica = new TinyReplica();
    await fill('nils', replica);
    await write({ remove: 'membership:group:g:nils' as never, space: 'group:g' as SpaceId }, note('after', 'group:g'));
    const answer = await ask('nils', replica);
    expect(answer).toMatchObject({ lost: ['group:g'], documents: [] });
    expect([...replica.documents.values()].filter(({ space }) => space === 'group:g')).toEqual([]);
    const lying = {
      ...replica.asked(),
      ['group:g' as SpaceId]: { epoch: store.epoch, head: 1, low: { core: 1, windowed: 1, kept: 1 }, at: now },
    };
    const context = { person: 'nils' as PersonId, epoch: store.epoch, now, window: WINDOW };
    const lied = await store.snapshot((reader) => pull({ reader, ...context }, { cursors: lying, limit: 10 }));
    expect(lied.toJSON()).toMatchObject({ lost: ['group:g'], documents: [] });
  });

  test('a membership counts until its last day, roles at the door never, a removed space for nobody', async () => {
    await write(
      ...['group:until', 'group:asked', 'group:invited', 'group:gone'].map((group) => aSpace(group)),
      aMembership('group:until', 'nils', 'visitor', now, now + DAY),
      aMembership('group:asked', 'nils', 'asked', now),
      aMembership('group:invited', 'nils', 'invited', now),
      aMembership('group:gone', 'nils', 'owner', now),
    );
    const replica = new TinyReplica();
    await fill('nils', replica);
    expect([...replica.cursors.keys()].sort()).toEqual(['company', 'group:gone', 'group:until', 'personal:nils']);
    now += DAY;
    await write({ remove: 'space:group:gone' as never, space: 'group:gone' as SpaceId });
    expect((await ask('nils', replica)).lost.sort()).toEqual(['group:gone', 'group:until']);
  });

  test('a membership document with a strange id or in a strange place opens no door', async () => {
    await write(aSpace('group:g'), note('secret', 'group:g'));
    const body = { person: 'nils', role: 'owner', since: now, until: null };
    await write({ put: 'membership:forged' as never, space: 'group:g' as SpaceId, kind: 'membership', parent: 'nils', body });
    await write({ put: 'membership:group:g:nils' as never, space: 'company' as SpaceId, kind: 'membership', parent: 'nils', body });
    const rights = await rightsOf(store.read, 'nils' as PersonId, now);
    expect([...rights.keys()].sort()).toEqual(['company', 'personal:nils']);
  });

  test('names the confidential ones each time', async () => {
    await write(aSpace('group:g', { classification: 'confidential' }), aMembership('group:g', 'nils', 'member', now));
    const replica = new TinyReplica();
    expect((await ask('nils', replica)).confidential).toEqual(['group:g']);
    expect((await ask('nils', replica)).confidential).toEqual(['group:g']);
  });

  test.each([
    ['of another history', { epoch: 'another' }],
    ['ahead of the server', { head: 1_000_000 }],
    ['that makes no sense', { low: { core: 1_000_000, windowed: 0, kept: 0 } }],
  ])('a cursor %s means: empty the space and fill it again', async (_, change) => {
    await write(note('a', 'company'));
    const replica = new TinyReplica();
    await fill('nils', replica);
    const company = 'company' as SpaceId;
    replica.cursors.set(company, { ...replica.cursors.get(company)!, ...change });
    replica.documents.set('ghost' as never, { ...replica.documents.get('a' as never)!, id: 'ghost' as never, seq: 999 });
    const answer = await ask('nils', replica);
    expect(answer.reset).toEqual(['company']);
    await fill('nils', replica);
    expect(replica.live()).toEqual(['a@4', 'membership:company:elin@2', 'membership:company:nils@3', 'space:company@1']);
  });

  test('a device that missed more than the window fills again; a quiet space it never does', async () => {
    await write(aSpace('group:quiet'), aMembership('group:quiet', 'nils', 'member', now), note('q', 'group:quiet'));
    const replica = new TinyReplica();
    await fill('nils', replica);
    now += DAY;
    await write(note('missed', 'company'));
    now += WINDOW;
    await write(note('recent', 'company'));
    now += DAY;
    const answer = await ask('nils', replica);
    expect(answer.reset).toEqual(['company']);
    await write(note('quiet no more', 'group:quiet'));
    const next = await ask('nils', replica);
    expect(next).toMatchObject({ reset: [], documents: [{ id: 'quiet no more' }] });
  });

  test('stays within its limit of documents and bytes, and still moves on', async () => {
    for (let index = 0; index < 30; index++) await write(note(`big${index}`, 'company', { body: { text: 'x'.repeat(10_000) } }));
    for (let index = 0; index < 300; index++) await write(note(`n${index}`, 'company', { body: { text: 'x'.repeat(10_000) } }));
    const answers = await fill('nils', new TinyReplica());
    expect(answers.length).toBeGreaterThan(1);
    for (const answer of answers) expect(JSON.stringify(answer).length).toBeLessThan(5_000_000);
    const single = await fill('nils', new TinyReplica(), 1);
    expect(Math.max(...single.map((answer) => answer.documents.length))).toBeLessThanOrEqual(3);
  });
});

describe('looking up', () => {
  beforeEach(() => write(...companyOf(['elin', 'nils'], false, now), aSpace('group:g'), aMembership('group:g', 'elin', 'owner', now)));

  test('older pages bring what hangs under them, and nothing to those who may not read the space', async () => {
    await write(note('post', 'group:g', { sort: 10 }), note('newer', 'group:g', { sort: 20 }));
    await write(note('comment', 'group:g', { parent: 'post', sort: 11 }));
    await write(note('reaction', 'group:g', { parent: 'comment', sort: 12 }));
    const request = { space: 'group:g' as SpaceId, kind: 'note', before: 11, limit: 1 };
    const found = (await older(store.read, 'elin' as PersonId, request, now)).toJSON();
    expect(found.documents.map(({ id }) => id)).toEqual(['post', 'comment', 'reaction']);
    expect(found.more).toBe(true);
    expect((await older(store.read, 'nils' as PersonId, request, now)).toJSON()).toEqual({ documents: [], more: false });
  });

  test('fetch answers what the person may read and does not tell whether the rest exists', async () => {
    await write(note('secret', 'group:g'), note('open', 'company'));
    const fetch = async (person: string) =>
      (await fetchByIds(store.read, person as PersonId, ['secret', 'open', 'none'] as never[], now)).toJSON().documents.map(({ id }) => id);
    expect(await fetch('elin')).toEqual(['secret', 'open']);
    expect(await fetch('nils')).toEqual(['open']);
  });
});

/** A small generator with a seed (mulberry32): the same seed, the same run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

describe('whatever happens between two pulls', () => {
  test.each(Array.from({ length: 25 }, (_, seed) => seed))(
    'a device never has a gap and ends up equal to the server (seed %i)',
    async (seed) => {
      const pick = chance(seed + 1);
      const spaces = ['company', 'group:a', 'group:b', 'personal:nils'];
      await write(...companyOf(['elin', 'nils'], false, now), aSpace('group:a'), aSpace('group:b'));
      const replica = new TinyReplica();
      for (let step = 0; step < 120; step++) {
        now += pick(3) === 0 ? pick(3 * DAY) : 1;
        const space = spaces[pick(spaces.length)]!;
        const id = `${space}-${pick(40)}`;
        const kind = Number(id.split('-').at(-1)) % 5 === 0 ? 'page' : 'note';
        const what = pick(12);
        if (what < 5) await write(note(id, space, { kind, body: { text: `${step}` } }));
        else if (what < 6) await write({ remove: id as never, space: space as SpaceId });
        else if (what < 7) await write(aMembership(`group:${'ab'[pick(2)]}`, 'nils', 'member', now));
        else if (what < 8) {
          const group = `group:${'ab'[pick(2)]}` as SpaceId;
          await write({ remove: `membership:${group}:nils` as never, space: group });
        } else {
          await ask('nils', replica, 1 + pick(8));
          await expectNoGaps(replica);
        }
      }
      await fill('nils', replica, 1 + pick(20));
      await expectNoGaps(replica);
      expect(replica.live()).toEqual(await visible());
    },
  );

  /** Everything of a space that the cursor speaks for is there, in its latest version. */
  async function expectNoGaps(replica: TinyReplica): Promise<void> {
    const since = now - WINDOW;
    for (const [space, cursor] of replica.cursors) {
      for (const entry of await store.read.after(space, 0, 10_000)) {
        const tier = entry.kind === 'page' ? 'kept' : entry.kind === 'note' ? 'windowed' : 'core';
        const spokenFor = entry.seq <= cursor.head && entry.seq > cursor.low[tier] && (tier !== 'windowed' || entry.changedAt >= since);
        if (!spokenFor) continue;
        const held = replica.documents.get(entry.id);
        if (entry.deleted) expect(held === undefined || held.deleted).toBe(true);
        else expect(`${entry.id}@${held?.seq}`).toBe(`${entry.id}@${entry.seq}`);
      }
    }
  }

  async function visible(): Promise<string[]> {
    const found: string[] = [];
    for (const space of (await rightsOf(store.read, 'nils' as PersonId, now)).keys()) {
      for (const entry of await store.read.after(space, 0, 10_000)) if (!entry.deleted) found.push(`${entry.id}@${entry.seq}`);
    }
    return found.sort();
  }
});
