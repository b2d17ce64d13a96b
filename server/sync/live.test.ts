import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId, SpaceId } from '../../model/kernel/ids.ts';
import { CLOSED, type LiveFrame, OLDEST_CLIENT, PROTOCOL_VERSION } from '../../model/kernel/protocol.ts';
import { aCommand, type TestClient } from '../testing/test-client.ts';
import { aMembership, type TestServer, testServer } from '../testing/test-server.ts';
import { TinyReplica } from '../testing/tiny-replica.ts';

const create = (id: string, space = 'company', text = 'Hej') => aCommand('note.create', space, { id, text });
const isAdvance = (space: string, document?: string) => (frame: LiveFrame) =>
  frame.type === 'advance' && frame.space === space && (!document || frame.documents.some(({ id }) => id === document));

/** Pulls until there is nothing more, and listens. */
async function inStep(client: TestClient): Promise<TinyReplica> {
  const replica = new TinyReplica();
  for (let more = true; more; ) {
    const answer = await client.trpc.sync.pull.query({ cursors: replica.asked(), limit: 500 });
    replica.apply(answer);
    more = answer.more;
  }
  await client.trpc.sync.listen.mutate(replica.asked());
  return replica;
}

describe('devices on the line', () => {
  let server: TestServer;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    server = await testServer({
      people: ['elin', 'nils', 'maja'],
      spaces: { 'group:g': { members: { elin: 'owner', nils: 'member' } } },
      clock: () => now,
    });
  });
  afterEach(() => server.close());

  test('what one writes the others in the space are told at once, and nobody else', async () => {
    const [elin, nils, maja] = ['elin', 'nils', 'maja'].map((person) => server.client(person)) as [TestClient, TestClient, TestClient];
    const replica = await inStep(nils);
    await inStep(maja);
    const [outcome] = await elin.push(create('n1', 'group:g'));
    expect(outcome).toMatchObject({ status: 'done', documents: [{ id: 'n1', author: 'elin' }] });
    const frame = await nils.frame(isAdvance('group:g', 'n1'));
    expect(frame).toMatchObject({ after: replica.cursors.get('group:g' as SpaceId)?.head, documents: [{ id: 'n1' }] });
    await elin.push(create('n2'));
    await maja.frame(isAdvance('company', 'n2'));
    expect(maja.frames.filter(isAdvance('group:g'))).toEqual([]);
  });

  test('the advances of a space follow each other without a gap, whoever writes', async () => {
    const [elin, nils, maja] = ['elin', 'nils', 'maja'].map((person) => server.client(person)) as [TestClient, TestClient, TestClient];
    const replica = await inStep(maja);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        (index % 2 ? elin : nils).push(create(`a${index}`), create(`b${index}`, `personal:${index % 2 ? 'elin' : 'nils'}`)),
      ),
    );
    await maja.frame((frame) => frame.type === 'advance' && frame.head >= (replica.cursors.get('company' as SpaceId)?.head ?? 0) + 60);
    let head = replica.cursors.get('company' as SpaceId)?.head;
    const seen: string[] = [];
    for (const frame of maja.frames) {
      if (frame.type !== 'advance') continue;
      expect(frame.space).toBe('company');
      expect(frame.after).toBe(head);
      head = frame.head;
      seen.push(...frame.documents.map(({ id }) => id));
    }
    expect(seen.sort()).toEqual(Array.from({ length: 60 }, (_, index) => `a${index}`).sort());
  });

  test('what was committed between the last pull and listening arrives too', async () => {
    const [elin, nils] = [server.client('elin'), server.client('nils')];
    const filled = await nils.trpc.sync.pull.query({ cursors: {}, limit: 500 });
    await elin.push(create('between'));
    await nils.trpc.sync.listen.mutate(filled.cursors);
    const frame = await nils.frame(isAdvance('company'));
    expect(frame).toMatchObject({ after: filled.cursors['company' as SpaceId]?.head, documents: [{ id: 'between' }] });
    for (let batch = 0; batch < 3; batch++) await elin.push(...Array.from({ length: 50 }, (_, index) => create(`many${batch}-${index}`)));
    const late = server.client('nils');
    await late.trpc.sync.listen.mutate(filled.cursors);
    // Too many to send along: an advance that begins after what the device has makes it pull.
    const gap = await late.frame(isAdvance('company'));
    expect(gap).toMatchObject({ documents: [] });
    expect(gap.type === 'advance' && gap.after > (filled.cursors['company' as SpaceId]?.head ?? 0)).toBe(true);
  });

  test('someone let in hears of it and of the space from then on; someone put out never hears another word', async () => {
    const [elin, nils, maja] = ['elin', 'nils', 'maja'].map((person) => server.client(person)) as [TestClient, TestClient, TestClient];
    const replica = await inStep(nils);
    await inStep(maja);
    await server.write(aMembership('group:g', 'maja', 'member', now));
    await maja.frame((frame) => frame.type === 'access');
    await elin.push(create('n1', 'group:g'));
    await maja.frame(isAdvance('group:g', 'n1'));
    await nils.frame(isAdvance('group:g', 'n1'));
    // The removal and what is said after it in one commit: the one who is removed gets neither.
    await server.write(
      { remove: 'membership:group:g:nils' as never, space: 'group:g' as SpaceId },
      { put: 'n2' as never, space: 'group:g' as SpaceId, kind: 'note', body: { text: 'about Nils' } },
    );
    await nils.frame((frame) => frame.type === 'access');
    await maja.frame(isAdvance('group:g', 'n2'));
    await elin.push(create('n3'));
    await nils.frame(isAdvance('company', 'n3'));
    expect(nils.frames.filter(isAdvance('group:g'))).toHaveLength(2);
    expect(JSON.stringify(nils.frames)).not.toContain('about Nils');
    expect(await nils.trpc.sync.pull.query({ cursors: replica.asked(), limit: 500 })).toMatchObject({ lost: ['group:g'] });
  });

  test('a group that becomes confidential or is removed makes everyone in it ask', async () => {
    const nils = server.client('nils');
    await inStep(nils);
    const space = 'group:g' as SpaceId;
    const body = { type: 'group', name: 'g', classification: 'confidential' };
    await server.write({ put: 'space:group:g' as never, space, kind: 'space', body });
    await nils.frame((frame) => frame.type === 'access');
    nils.frames.length = 0;
    await server.write({ remove: 'space:group:g' as never, space });
    await nils.frame((frame) => frame.type === 'access');
    expect(nils.frames.filter(isAdvance('group:g'))).toEqual([]);
  });

  test('a membership that runs out ends what is heard, at the next word or the next beat', async () => {
    await server.write(aMembership('group:g', 'maja', 'visitor', now, now + 1000));
    const [elin, maja] = [server.client('elin'), server.client('maja')];
    await inStep(maja);
    await elin.push(create('n1', 'group:g'));
    await maja.frame(isAdvance('group:g', 'n1'));
    now += 1000;
    await elin.push(create('n2', 'group:g'));
    await maja.frame((frame) => frame.type === 'access');
    expect(maja.frames.filter(isAdvance('group:g'))).toHaveLength(1);
    await server.write(aMembership('group:g', 'maja', 'visitor', now, now + 1000));
    await maja.frame((frame) => frame.type === 'access');
    maja.frames.length = 0;
    now += 1000;
    server.kernel.hub.beat();
    await maja.frame((frame) => frame.type === 'access');
  });

  test('a session that ends is told and closed, on every device it holds for', async () => {
    const [phone, laptop, nils] = [server.client('elin', 'phone'), server.client('elin', 'laptop'), server.client('nils')];
    await Promise.all([inStep(phone), inStep(laptop), inStep(nils)]);
    server.sessions.end({ device: 'phone' as never, wipe: true });
    expect(await phone.closeCode()).toBe(CLOSED.revoked);
    expect(phone.frames.at(-1)).toEqual({ type: 'revoked' });
    server.sessions.end({ person: 'elin' as PersonId, wipe: false });
    expect(await laptop.closeCode()).toBe(CLOSED.signedOut);
    expect(laptop.frames).not.toContainEqual({ type: 'revoked' });
    expect(await nils.push(create('still-here'))).toMatchObject([{ status: 'done' }]);
  });

  test('whoever may no longer act is answered nothing, even before their socket is closed', async () => {
    const elin = server.client('elin');
    await inStep(elin);
    server.sessions.endQuietly('elin');
    const refused = { data: { code: 'UNAUTHORIZED' } };
    await expect(elin.trpc.sync.pull.query({ cursors: {}, limit: 1 })).rejects.toMatchObject(refused);
    await expect(elin.trpc.sync.fetch.query({ ids: ['space:company' as never] })).rejects.toMatchObject(refused);
    await expect(elin.trpc.sync.listen.mutate({})).rejects.toMatchObject(refused);
    await expect(elin.push(create('n1'))).rejects.toMatchObject(refused);
  });

  test('typing goes to the others in the space, under the name of who types', async () => {
    const [elin, nils, maja] = ['elin', 'nils', 'maja'].map((person) => server.client(person)) as [TestClient, TestClient, TestClient];
    await Promise.all([elin, nils, maja].map(inStep));
    await maja.trpc.sync.signal.mutate({ type: 'typing', space: 'group:g' as SpaceId, thread: null, person: 'elin' as PersonId });
    await elin.trpc.sync.signal.mutate({ type: 'typing', space: 'group:g' as SpaceId, thread: null, person: 'nils' as PersonId });
    const frame = await nils.frame((one) => one.type === 'signal');
    expect(frame).toEqual({ type: 'signal', signal: { type: 'typing', space: 'group:g', thread: null, person: 'elin' } });
    expect(nils.frames.filter((one) => one.type === 'signal')).toHaveLength(1);
    expect(maja.frames.filter((one) => one.type === 'signal')).toEqual([]);
  });

  test('who is here is told to those who share a space: on arrival, on change, on leaving', async () => {
    await server.write(
      { put: 'space:group:guests' as never, space: 'group:guests' as SpaceId, kind: 'space', body: { type: 'group', name: 'guests' } },
      aMembership('group:guests', 'guest', 'guest', now),
      aMembership('group:guests', 'nils', 'member', now),
    );
    const [elin, nils, guest] = [server.client('elin'), server.client('nils'), server.client('guest')];
    await inStep(elin);
    server.kernel.hub.tellPresence();
    await inStep(nils);
    expect(await nils.frame((one) => one.type === 'presence')).toEqual({ type: 'presence', people: { elin: 'online' } });
    await inStep(guest);
    server.kernel.hub.tellPresence();
    expect(await elin.frame((one) => one.type === 'presence' && 'nils' in one.people)).toBeDefined();
    expect(await nils.frame((one) => one.type === 'presence' && 'guest' in one.people)).toBeDefined();
    await guest.frame((one) => one.type === 'presence' && 'nils' in one.people);
    await nils.trpc.sync.signal.mutate({ type: 'presence', person: 'elin' as PersonId, presence: 'busy' });
    server.kernel.hub.tellPresence();
    await elin.frame((one) => one.type === 'presence' && one.people['nils' as PersonId] === 'busy');
    await guest.frame((one) => one.type === 'presence' && one.people['nils' as PersonId] === 'busy');
    await nils.close();
    await expect.poll(() => server.kernel.hub.watching('nils' as PersonId)).toBe(false);
    server.kernel.hub.tellPresence();
    await elin.frame((one) => one.type === 'presence' && one.people['nils' as PersonId] === 'offline');
    await guest.frame((one) => one.type === 'presence' && one.people['nils' as PersonId] === 'offline');
    expect(JSON.stringify(elin.frames)).not.toContain('guest');
    expect(JSON.stringify(guest.frames)).not.toContain('elin');
  });

  test('a client of the version before works on; one that is too old is told so', async () => {
    const elin = server.client('elin');
    const hello = (protocol: number) => elin.trpc.sync.hello.query({ protocol, device: 'elin-device' as never });
    for (let version = OLDEST_CLIENT; version <= PROTOCOL_VERSION + 1; version++)
      expect(await hello(version)).toMatchObject({ protocol: PROTOCOL_VERSION });
    await expect(hello(OLDEST_CLIENT - 1)).rejects.toMatchObject({ message: 'outdated', data: { code: 'PRECONDITION_FAILED' } });
    const stranger = { ...create('n1'), mood: 'new field' };
    expect(await elin.push(stranger)).toMatchObject([{ status: 'done' }]);
    const pulled = await elin.trpc.sync.pull.query({ cursors: {}, limit: 5, unheardOf: true } as never);
    expect(pulled.documents.length).toBeGreaterThan(0);
  });
});
