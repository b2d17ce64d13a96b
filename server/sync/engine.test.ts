import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Feature, ruleBook } from '../../model/kernel/feature.ts';
import type { Command } from '../../model/kernel/command.ts';
import type { PersonId } from '../../model/kernel/ids.ts';
import type { Outcome } from '../../model/kernel/protocol.ts';
import { refuse } from '../../model/kernel/refusal.ts';
import type { EffectWrite, ServerFeature } from '../feature.ts';
import { FakeSessions } from '../testing/fake-sessions.ts';
import { notesFeature, noteKind } from '../testing/notes.ts';
import { aCommand } from '../testing/test-client.ts';
import { aMembership, companyOf } from '../testing/test-server.ts';
import { SqliteStore } from '../store/sqlite/sqlite.ts';
import { StoreFull } from '../store/store.ts';
import { type Commit, Engine, NotSignedIn } from './engine.ts';

const oddFeature: Feature = {
  name: 'odd',
  kinds: [],
  commands: [
    {
      name: 'odd.throw',
      input: noteKind.body,
      authorise: () => null,
      apply: () => {
        throw new Error('the secret text of somebody');
      },
      merges: '',
    },
    {
      name: 'odd.unfit',
      input: noteKind.body,
      authorise: () => null,
      apply: () => [{ put: 'unfit' as never, kind: 'note', body: { text: '' } }],
      merges: '',
    },
  ],
};

describe('the engine', () => {
  let folder: string;
  let store: SqliteStore;
  let sessions: FakeSessions;
  let engine: Engine;
  let commits: Commit[];
  let noted: { fields: object; message: string }[];
  let features: ServerFeature[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fikarum-engine-'));
    store = new SqliteStore({ path: join(folder, 'test.db'), durability: 'off' });
    sessions = new FakeSessions();
    commits = [];
    noted = [];
    features = [];
    const note = (fields: object, message: string) => void noted.push({ fields, message });
    engine = new Engine({
      store,
      book: ruleBook([notesFeature, oddFeature]),
      get features() {
        return features;
      },
      sessions,
      listener: { watching: () => true, committed: (commit) => void commits.push(commit) },
      clock: Date.now,
      log: { info: note, warn: note, error: note },
    });
    const space = 'group:one' as never;
    await engine.write((hand) =>
      hand.put([
        ...companyOf(['elin', 'nils', 'maja'], false, hand.now),
        { put: `space:${space}` as never, space, kind: 'space', body: { type: 'group', name: 'One' } },
        aMembership(space, 'elin', 'owner', hand.now),
      ]),
    );
    commits.length = 0;
  });
  afterEach(async () => {
    await engine.idle();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const push = async (person: string, ...commands: Command[]): Promise<Outcome[]> =>
    (await engine.push(sessions.signIn(person).session, commands)).toJSON().outcomes;
  const create = (id: string, text = 'Hej', space = 'company', fields: Partial<Command> = {}) =>
    aCommand('note.create', space, { id, text }, fields);
  const note = async (id: string) => (await store.read.documents([id as never]))[0];

  test('stamps author and times from the session and its own clock, whatever the command says', async () => {
    const before = Date.now();
    const [outcome] = await push('elin', create('n1', 'Hej', 'company', { at: 1e15 }));
    expect(outcome).toMatchObject({ status: 'done', documents: [{ id: 'n1', author: 'elin', deleted: false }] });
    const document = outcome?.documents[0];
    expect(document?.createdAt).toBeGreaterThanOrEqual(before);
    expect(document?.createdAt).toBeLessThanOrEqual(Date.now());
    expect(document?.seq).toBe((await store.read.heads(['company' as never])).get('company' as never)?.seq);
  });

  test('a command sent again, at once or later, has one effect and the same answer', async () => {
    const command = create('n1');
    const [first, twin] = await push('elin', command, command);
    expect(twin).toEqual(first);
    await push('elin', aCommand('note.edit', 'company', { id: 'n1', text: 'Changed' }));
    const [again] = await push('elin', command);
    expect(again).toMatchObject({ status: 'done', documents: [{ body: { text: 'Changed' } }] });
    expect(await note('n1')).toMatchObject({ body: { text: 'Changed' } });
    const [refused] = await push('nils', aCommand('note.edit', 'company', { id: 'n1', text: 'No' }));
    expect(refused).toMatchObject({ status: 'rejected', refusal: { code: 'forbidden' } });
  });

  test('a refusal is remembered too: the same command is not carried out when it would be allowed later', async () => {
    const command = create('n1', 'Hej', 'group:one');
    const [refused] = await push('nils', command);
    expect(refused).toMatchObject({ status: 'rejected', refusal: { code: 'forbidden' } });
    expect(refused?.documents.every((document) => document.space === 'company')).toBe(true);
    await engine.write((hand) => hand.put([aMembership('group:one', 'nils', 'member', hand.now)]));
    expect(await push('nils', command)).toMatchObject([{ status: 'rejected', refusal: { code: 'forbidden' } }]);
    expect(await note('n1')).toBeUndefined();
  });

  test("somebody else's command id tells nothing and does nothing", async () => {
    const command = create('secret', 'Secret', 'group:one');
    await push('elin', command);
    expect(await push('nils', command)).toEqual([
      { id: command.id, status: 'rejected', refusal: refuse('conflict', 'the id of the command is taken'), documents: [] },
    ]);
  });

  test('an answer asked for again holds only what the person may still read', async () => {
    const command = create('n1', 'Hej', 'group:one');
    expect(await push('elin', command)).toMatchObject([{ documents: [{ id: 'n1' }] }]);
    await engine.write((hand) => hand.put([{ remove: 'membership:group:one:elin' as never, space: 'group:one' as never }]));
    expect(await push('elin', command)).toMatchObject([{ status: 'done', documents: [] }]);
  });

  test('an answer holds only what the person may read when all that shared its transaction is done', async () => {
    const written = push('elin', create('n1', 'Hej', 'group:one'));
    const putOut = engine.write((hand) => hand.put([{ remove: 'membership:group:one:elin' as never, space: 'group:one' as never }]));
    expect(await written).toMatchObject([{ status: 'done', documents: [] }]);
    await putOut;
    expect(commits).toHaveLength(1);
  });

  test('one bad command leaves its neighbours alone, in their order', async () => {
    const outcomes = await push(
      'elin',
      create('a'),
      aCommand('odd.throw', 'company', { text: 'x' }),
      aCommand('no.such', 'company', {}),
      create('', 'empty id'),
      aCommand('odd.unfit', 'company', { text: 'x' }),
      create('b'),
    );
    const codes = outcomes.map((outcome) => (outcome.status === 'done' ? 'done' : outcome.refusal.code));
    expect(codes).toEqual(['done', 'failed', 'unknown', 'invalid', 'invalid', 'done']);
    expect((await store.read.after('company' as never, 0, 100)).map((entry) => entry.id).slice(-2)).toEqual(['a', 'b']);
  });

  test('an unexpected failure is noted under an id without a word of the content, and may succeed later', async () => {
    let broken = true;
    features.push({
      name: 'breaking',
      effects: async () => {
        if (broken) throw new Error('the secret text of somebody');
        return [];
      },
    });
    const command = create('n1');
    const [failed] = await push('elin', command);
    expect(failed).toMatchObject({ status: 'rejected', refusal: { code: 'failed' } });
    expect(await note('n1')).toBeUndefined();
    expect(commits).toEqual([]);
    expect(noted).toHaveLength(1);
    expect(JSON.stringify(noted)).not.toContain('secret');
    const { id } = (noted[0]?.fields ?? {}) as { id: string };
    expect(failed?.status === 'rejected' && failed.refusal.message).toContain(id);
    broken = false;
    expect(await push('elin', command)).toMatchObject([{ status: 'done' }]);
  });

  test('an id that belongs to something else is never taken over, in any space', async () => {
    await push('elin', create('theirs', 'Secret', 'group:one'));
    const [foreign, own] = await push('nils', create('theirs', 'Mine now'), create('membership:company:elin'));
    expect(foreign).toMatchObject({ status: 'rejected', refusal: refuse('conflict', 'the id is taken') });
    expect(JSON.stringify(foreign)).not.toContain('Secret');
    expect(own).toMatchObject({ status: 'rejected', refusal: { code: 'conflict' } });
    expect(await note('theirs')).toMatchObject({ author: 'elin', space: 'group:one', body: { text: 'Secret' } });
  });

  test('a rule sees nothing of a space its person may not read: an id from there is as good as none', async () => {
    await push('elin', create('secret', 'Secret', 'group:one'));
    const answer = (under: string) => aCommand('note.create', 'company', { id: `under-${under}`, text: 'x', under });
    const outcomes = await push('nils', answer('secret'), answer('nowhere'));
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && [outcome.refusal, outcome.documents])).toEqual([
      [refuse('missing', 'nothing there to answer'), expect.anything()],
      [refuse('missing', 'nothing there to answer'), expect.anything()],
    ]);
    expect(JSON.stringify(outcomes)).not.toContain('Secret');
  });

  test('a refusal brings what is true instead', async () => {
    await push('elin', create('n1', 'Hej'));
    const [refused] = await push('nils', aCommand('note.remove', 'company', { id: 'n1' }));
    expect(refused?.documents).toContainEqual(expect.objectContaining({ id: 'n1', body: { text: 'Hej' } }));
  });

  test("a feature's check has the last word, inside the transaction", async () => {
    features.push({
      name: 'checking',
      check: async ({ written, read }) =>
        written[0]?.id === 'n1' && (await read.documents([])).length === 0 ? refuse('file', 'it never came') : null,
    });
    expect(await push('elin', create('n1'), create('n2'))).toMatchObject([
      { status: 'rejected', refusal: { code: 'file' } },
      { status: 'done' },
    ]);
    expect(await note('n1')).toBeUndefined();
  });

  test('effects are written in any space in the same commit, told to it, and left out when they change nothing', async () => {
    const effects = async (): Promise<EffectWrite[]> => [
      { put: 'note-for-nils' as never, space: 'personal:nils' as never, kind: 'note', body: { text: 'you were mentioned' } },
    ];
    features.push({ name: 'telling', effects });
    const [outcome] = await push('elin', create('n1'));
    expect(outcome?.documents.map(({ id }) => id)).toEqual(['n1']);
    expect(commits).toHaveLength(1);
    expect(commits[0]?.changes.map(({ document }) => [document.space, document.id, document.author])).toEqual([
      ['company', 'n1', 'elin'],
      ['personal:nils', 'note-for-nils', null],
    ]);
    await push('elin', create('n2'));
    expect(commits[1]?.changes.map(({ document }) => document.id)).toEqual(['n2']);
  });

  test('whoever lost their session before the transaction has done nothing', async () => {
    const { session } = sessions.signIn('elin');
    sessions.endQuietly('elin');
    await expect(engine.push(session, [create('n1')])).rejects.toBeInstanceOf(NotSignedIn);
    expect(await note('n1')).toBeUndefined();
  });

  test('commands that wait together share commits, answered after them, each person in their order', async () => {
    const pushes = Array.from({ length: 40 }, (_, index) =>
      push(index % 2 ? 'elin' : 'nils', create(`n${index}`), aCommand('note.edit', 'company', { id: `n${index}`, text: 'Twice' })),
    );
    const outcomes = (await Promise.all(pushes)).flat();
    expect(outcomes.every((outcome) => outcome.status === 'done')).toBe(true);
    expect(commits.length).toBeLessThan(5);
    const told = commits.flatMap((commit) => commit.changes.map(({ document }) => document.seq));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(new Set(told).size).toBe(told.length);
  });

  test('a commit holds a bounded number of commands', async () => {
    const bounded = Array.from({ length: 8 }, (_, index) =>
      push('elin', ...Array.from({ length: 150 }, (_, one) => create(`n${index}-${one}`))),
    );
    await Promise.all(bounded);
    expect(commits.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...commits.map((commit) => commit.changes.length))).toBeLessThanOrEqual(500);
  });

  test('a full disk refuses the whole push, keeps none of it, and takes it later', async () => {
    await store.write(async () => store.limitPages(30));
    const command = aCommand('note.create', 'company', { id: 'big', text: 'x'.repeat(10_000) });
    const many = Array.from({ length: 40 }, (_, index) =>
      aCommand('note.create', 'company', { id: `big${index}`, text: 'x'.repeat(10_000) }),
    );
    await expect(push('elin', command, ...many)).rejects.toBeInstanceOf(StoreFull);
    expect(await note('big')).toBeUndefined();
    expect(commits).toEqual([]);
    await store.write(async () => store.limitPages(1_000_000));
    expect(await push('elin', command)).toMatchObject([{ status: 'done' }]);
  });

  test('says whose rights a commit has moved, as they are after it', async () => {
    await engine.write((hand) => hand.put([aMembership('group:one', 'nils', 'member', hand.now)]));
    expect([...(commits[0]?.rights.keys() ?? [])]).toEqual(['nils']);
    expect(commits[0]?.rights.get('nils' as PersonId)?.has('group:one' as never)).toBe(true);
    await engine.write((hand) => hand.put([{ remove: 'space:group:one' as never, space: 'group:one' as never }]));
    expect(commits[1]?.rights.get('elin' as PersonId)?.has('group:one' as never)).toBe(false);
    expect(commits[1]?.rights.get('nils' as PersonId)?.has('group:one' as never)).toBe(false);
    expect(commits[1]?.rights.get('elin' as PersonId)?.has('company' as never)).toBe(true);
  });

  test('the server may not move a document to another space or kind', async () => {
    await push('elin', create('n1'));
    const move = (write: EffectWrite) => engine.write((hand) => hand.put([write]));
    await expect(move({ put: 'n1' as never, space: 'group:one' as never, kind: 'note', body: { text: 'x' } })).rejects.toThrow(
      'another space',
    );
    await expect(move({ put: 'n1' as never, space: 'company' as never, kind: 'space', body: {} })).rejects.toThrow('kind');
    expect(await note('n1')).toMatchObject({ body: { text: 'Hej' } });
  });
});
