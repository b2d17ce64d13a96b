import { afterEach, describe, expect, test } from 'vitest';
import { aCommand } from '../testing/test-client.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

describe('two people on one server', () => {
  let server: TestServer;
  afterEach(() => server.close());

  test('what one writes the other is told at once', async () => {
    server = await testServer();
    const elin = server.client('elin');
    const nils = server.client('nils');
    const welcome = await elin.trpc.sync.hello.query({ protocol: 1, device: 'elin-device' });
    expect(welcome).toMatchObject({ protocol: 1, person: 'elin', device: 'elin-device' });
    const filled = await nils.trpc.sync.pull.query({ cursors: {}, limit: 100 });
    expect(filled.more).toBe(false);
    await nils.trpc.sync.listen.mutate(filled.cursors);
    const [outcome] = await elin.push(aCommand('note.create', 'company', { id: 'note-1', text: 'Hej!' }));
    expect(outcome).toMatchObject({ status: 'done', documents: [{ id: 'note-1', author: 'elin', body: { text: 'Hej!' } }] });
    const frame = await nils.frame((one) => one.type === 'advance');
    expect(frame).toMatchObject({ space: 'company', documents: [{ id: 'note-1', body: { text: 'Hej!' } }] });
  });
});
