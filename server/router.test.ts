import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from './router.ts';
import { type TestBrowser, WholeServer } from './testing/whole-server.ts';

/** Every procedure there is, and who gets past its door. A new one that is not listed fails the test. */
const DOORS: Record<string, 'anyone' | 'signed in' | 'on the line'> = {
  'session.signIn': 'anyone',
  'session.refresh': 'anyone',
  'session.signOut': 'anyone',
  'session.me': 'anyone',
  'session.look': 'anyone',
  'session.claimFirstAdmin': 'anyone',
  'session.claimInvite': 'anyone',
  'session.changePassword': 'signed in',
  'devices.list': 'signed in',
  'devices.rename': 'signed in',
  'devices.revoke': 'signed in',
  'sync.hello': 'on the line',
  'sync.push': 'on the line',
  'sync.pull': 'on the line',
  'sync.listen': 'on the line',
  'sync.older': 'on the line',
  'sync.fetch': 'on the line',
  'sync.signal': 'on the line',
};

describe('the doors of the server', () => {
  let server: WholeServer;
  let nobody: TestBrowser;
  let revoked: TestBrowser;
  let signedOut: TestBrowser;
  let types: Record<string, string>;
  beforeAll(async () => {
    server = await WholeServer.start();
    await server.person('Ada', 'owner');
    nobody = server.browser();
    [revoked, signedOut] = [await server.signedIn('Ada'), await server.signedIn('Ada')];
    const kept = new Map(signedOut.cookies);
    await signedOut.call('session.signOut', {});
    for (const [name, value] of kept) signedOut.cookies.set(name, value);
    await (await server.signedIn('Ada')).call('devices.revoke', { device: revoked.device.id });
    // At run time they lie flat under their whole names.
    const procedures = appRouter(server.data)._def.procedures as unknown as Record<string, { _def: { type: string } }>;
    types = Object.fromEntries(Object.entries(procedures).map(([name, procedure]) => [name, procedure._def.type]));
  });
  afterAll(() => server.close());
  const ask = (browser: TestBrowser, name: string) => (types[name] === 'query' ? browser.query(name) : browser.call(name, {}));

  it('are all known', () => {
    expect(Object.keys(types).sort()).toEqual(Object.keys(DOORS).sort());
  });

  it('are closed to whoever is nobody, signed out or revoked', async () => {
    for (const [name, door] of Object.entries(DOORS)) {
      if (door === 'anyone') continue;
      for (const [browser, message] of [
        [nobody, 'signed out'],
        [signedOut, 'signed out'],
        [revoked, 'revoked'],
      ] as const) {
        const { status, body } = await ask(browser, name);
        expect([name, status, body.error.message]).toEqual([name, 401, message]);
      }
    }
  });

  it('that hand out proof give none for nothing', async () => {
    for (const [name, door] of Object.entries(DOORS)) {
      if (door !== 'anyone') continue;
      const { body, headers } = await ask(nobody, name);
      expect([name, body?.ok ?? false]).toEqual([name, false]);
      expect(headers.getSetCookie().filter((line) => !line.includes('Max-Age=0'))).toEqual([]);
    }
  });

  it('on the line are not open over HTTP', async () => {
    const ada = await server.signedIn('Ada');
    for (const [name, door] of Object.entries(DOORS)) {
      if (door === 'on the line') expect([name, (await ask(ada, name)).status]).toEqual([name, 405]);
    }
  });
});
