import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSED } from '../../model/kernel/protocol.ts';
import { type CommandId, COMPANY, membershipDocument, type PersonId, personDocument, spaceDocument } from '../../model/kernel/ids.ts';
import { A_PASSWORD, type TestBrowser, WholeServer } from '../testing/whole-server.ts';
import { firstLink } from './auth.ts';

const MINUTE = 60_000;

describe('sign-in over the wire', () => {
  let server: WholeServer;
  beforeEach(async () => {
    server = await WholeServer.start();
    await server.person('Ada', 'owner');
  });
  afterEach(() => server.close());
  const documents = (...ids: string[]) => server.data.kernel.store.read.documents(ids as never[]);

  it('gives a browser cookies that no script reads, and no token in the answer', async () => {
    const browser = server.browser();
    const answer = await browser.signIn('Ada');
    expect(answer.body).toEqual({ ok: true, person: 'ada', name: 'Ada', until: expect.any(Number) });
    const lines = answer.headers.getSetCookie();
    expect(lines.map((line) => line.split('=')[0])).toEqual(['fikarum-access', 'fikarum-refresh', 'fikarum-known']);
    for (const line of lines) expect(line).toMatch(/; HttpOnly; SameSite=(Lax|Strict); Max-Age=\d+$/);
    expect((await browser.query('session.me')).body).toMatchObject({ ok: true, person: 'ada', admin: true, mail: 'ada@bolaget.example' });
  });

  it('marks the cookies as bound to this host when people come over https', async () => {
    const secure = await WholeServer.start({ origin: 'https://intranet.example' });
    await secure.data.auth.people.invite({ mail: 'bo@bolaget.example', profile: { name: 'Bo' }, role: 'member' }, null);
    const browser = secure.browser({ origin: 'https://intranet.example' });
    const account = (await secure.data.auth.accounts.accountByMail('bo@bolaget.example'))!;
    const token = await secure.data.auth.people.link('invite', account.person, null);
    const answer = await browser.call('session.claimInvite', { token, password: A_PASSWORD, device: browser.device });
    for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/^__Host-fikarum-.*; Path=\/; HttpOnly; .*; Secure$/);
    await secure.close();
  });

  it('gives the desktop tokens in the answer and takes them in a header', async () => {
    const headers = { 'content-type': 'application/json', 'fikarum-client': 'desktop' };
    const input = { email: 'ada@bolaget.example', password: A_PASSWORD, device: { id: 'laptop', name: 'Laptop' } };
    const post = async (procedure: string, body: unknown, more: Record<string, string> = {}) => {
      const response = await fetch(`${server.address}/trpc/${procedure}`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify(body),
      });
      return { cookies: response.headers.getSetCookie(), body: (await response.json()).result?.data };
    };
    const answer = await post('session.signIn', input);
    expect(answer.cookies).toEqual([]);
    const { access, refresh, known } = answer.body.tokens;
    for (const secret of [access, known]) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const me = await fetch(`${server.address}/trpc/session.me`, { headers: { authorization: `Bearer ${access}` } });
    expect((await me.json()).result.data).toMatchObject({ ok: true, person: 'ada', device: 'laptop' });
    const next = await post('session.refresh', { refresh });
    expect(next.body.tokens.refresh).not.toBe(refresh);
    expect((await post('session.signOut', {}, { authorization: `Bearer ${next.body.tokens.access}` })).body).toBeUndefined();
    expect((await post('session.refresh', { refresh: next.body.tokens.refresh })).body).toEqual({ ok: false, code: 'signedOut' });
  });

  it('never shows tokens to a page, whatever header it sets', async () => {
    const browser = server.browser();
    const response = await browser.fetch('/trpc/session.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'fikarum-client': 'desktop' },
      body: JSON.stringify({ email: 'ada@bolaget.example', password: A_PASSWORD, device: browser.device }),
    });
    expect((await response.json()).result.data).not.toHaveProperty('tokens');
    expect(browser.cookies.size).toBe(3);
  });

  it('is renewed by the refresh cookie, and by nothing when that is gone', async () => {
    const browser = await server.signedIn('Ada');
    server.clock.ahead = 16 * MINUTE;
    expect((await browser.query('session.me')).body).toEqual({ ok: false, code: 'signedOut' });
    expect((await browser.call('session.refresh', {})).body).toMatchObject({ ok: true });
    expect((await browser.query('session.me')).body).toMatchObject({ ok: true });
    await browser.call('session.signOut', {});
    expect([...browser.cookies.keys()]).toEqual(['fikarum-known']);
    expect((await browser.call('session.refresh', {})).body).toEqual({ ok: false, code: 'signedOut' });
  });

  it('says how long to wait, in the answer and in the header', async () => {
    for (let index = 0; index < 5; index++) await server.browser().signIn('Ada', 'fel');
    const answer = await server.browser().signIn('Ada');
    expect(answer.body).toMatchObject({ ok: false, code: 'slowDown' });
    expect(Number(answer.headers.get('retry-after'))).toBe(answer.body.retryAfter);
  });

  it('refuses calls and sockets of other pages', async () => {
    const browser = await server.signedIn('Ada');
    const evil = server.browser({ origin: 'https://evil.example' });
    for (const [name, value] of browser.cookies) evil.cookies.set(name, value);
    expect((await evil.call('session.signOut', {})).status).toBe(403);
    expect((await evil.signIn('Ada')).status).toBe(403);
    expect((await evil.socket()).status).toBe(403);
    expect((await browser.query('session.me')).body).toMatchObject({ ok: true });
  });

  it('hands out proof over HTTP only', async () => {
    const browser = await server.signedIn('Ada');
    const socket = await browser.socket();
    socket.send({ id: 1, method: 'mutation', params: { path: 'session.refresh', input: {} } });
    await expect.poll(() => socket.frames.find((frame) => frame.includes('"id":1'))).toContain('METHOD_NOT_SUPPORTED');
    socket.end();
  });

  describe('of a device that is revoked', () => {
    let mine: TestBrowser;
    let lost: TestBrowser;
    beforeEach(async () => {
      [mine, lost] = [await server.signedIn('Ada'), await server.signedIn('Ada')];
    });

    it('tells its open socket to wipe and closes it within a second', async () => {
      const socket = await lost.socket();
      await mine.call('devices.revoke', { device: lost.device.id });
      const { code, after } = await socket.closed();
      expect(code).toBe(CLOSED.revoked);
      expect(after).toBeLessThan(1000);
      expect(socket.frames.some((frame) => frame === '{"live":{"type":"revoked"}}')).toBe(true);
      expect((await mine.query('session.me')).body).toMatchObject({ ok: true });
    });

    it('tells it at its next contact, also when its tokens have run out', async () => {
      await mine.call('devices.revoke', { device: lost.device.id });
      expect((await lost.query('session.me')).body).toEqual({ ok: false, code: 'revoked' });
      server.clock.ahead = 60 * 24 * 60 * MINUTE;
      expect((await lost.call('session.refresh', {})).body).toEqual({ ok: false, code: 'revoked' });
      expect(await (await lost.socket()).closed()).toMatchObject({ code: CLOSED.revoked });
    });

    it('shows it in the list; a stranger cannot revoke or rename it', async () => {
      await server.person('Bo');
      const bo = await server.signedIn('Bo');
      expect((await bo.call('devices.revoke', { device: lost.device.id })).status).toBe(404);
      expect((await bo.call('devices.rename', { id: lost.device.id, name: 'Min' })).status).toBe(404);
      await mine.call('devices.rename', { id: lost.device.id, name: 'Tappad på tåget' });
      await mine.call('devices.revoke', { device: lost.device.id });
      const { body } = await mine.query('devices.list');
      expect(body.find((device: { id: string }) => device.id === lost.device.id)).toMatchObject({
        name: 'Tappad på tåget',
        current: false,
        revokedAt: expect.any(Number),
      });
      expect(body.find((device: { id: string }) => device.id === mine.device.id)).toMatchObject({ current: true, revokedAt: null });
    });
  });

  describe('of a person who is deactivated', () => {
    it('ends at once: socket closed, commands refused, documents tidied, no way back in', async () => {
      const bo = await server.person('Bo');
      const browser = await server.signedIn('Bo');
      const socket = await browser.socket();
      const { people } = server.data.auth;
      const session = await server.data.auth.signIns.authenticate({ headers: { cookie: browser.cookie } } as never);
      await people.deactivate(bo, 'ada' as PersonId);
      const { code, after } = await socket.closed();
      expect(code).toBe(CLOSED.revoked);
      expect(after).toBeLessThan(1000);
      const command = { id: crypto.randomUUID() as CommandId, name: 'status.set', space: COMPANY, input: { status: null }, at: Date.now() };
      if (session.status !== 'signedIn') throw new Error(session.status);
      await expect(server.data.kernel.engine.push(session.session, [command])).rejects.toThrow('the session has ended');
      const [card, membership] = [await documents(personDocument(bo)), await documents(membershipDocument(COMPANY, bo))];
      expect(card[0]?.body).toMatchObject({ deactivated: true });
      expect(membership[0]?.deleted).toBe(true);
      expect((await browser.signIn('Bo')).body).toEqual({ ok: false, code: 'deactivated' });
      await people.activate(bo, 'ada' as PersonId);
      expect((await browser.signIn('Bo')).body).toMatchObject({ ok: true });
      expect((await documents(membershipDocument(COMPANY, bo)))[0]?.body).toMatchObject({ role: 'member' });
    });

    it('is carried through when it was cut short before the documents', async () => {
      const bo = await server.person('Bo');
      await server.data.auth.accounts.setDeactivated(bo, Date.now(), {
        at: Date.now(),
        actor: null,
        action: 'person.deactivate',
        subject: bo,
        details: {},
      });
      await server.data.auth.people.tidy();
      expect((await documents(personDocument(bo)))[0]?.body).toMatchObject({ deactivated: true });
    });
  });

  it('leaves no secret in the log, in the answers to reading, or on the disk', async () => {
    const browser = await server.signedIn('Ada');
    await browser.signIn('Ada', 'ett lösenord som är fel');
    await browser.call('session.refresh', {});
    // Before the dot of a refresh token stands only the name of the sign-in.
    const secrets = [...browser.cookies.values(), A_PASSWORD, 'ett lösenord som är fel'].map((secret) => secret.split('.').at(-1)!);
    const logged = JSON.stringify(server.log);
    const onDisk = readdirSync(server.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    for (const secret of secrets) {
      expect(logged).not.toContain(secret);
      for (const bytes of onDisk) expect(bytes.includes(secret)).toBe(false);
    }
  });
});

describe('the first administrator', () => {
  let server: WholeServer;
  beforeEach(async () => {
    server = await WholeServer.start();
  });
  afterEach(() => server.close());
  const link = async () => (await firstLink(server.data.auth, 'https://intranet.example')) ?? '';
  const claim = (browser: TestBrowser, token: string, over: object = {}) =>
    browser.call('session.claimFirstAdmin', {
      token,
      name: 'Ada Lindqvist',
      mail: 'Ada@Bolaget.example',
      password: A_PASSWORD,
      company: 'Bolaget',
      device: browser.device,
      ...over,
    });

  it('comes in by a link whose secret no server is sent, and makes the company', async () => {
    const address = new URL(await link());
    expect(address.pathname + address.search).toBe('/first');
    const token = address.hash.slice(1);
    const browser = server.browser();
    expect((await browser.call('session.look', { token })).body).toMatchObject({ ok: true, purpose: 'first' });
    const { body } = await claim(browser, token);
    expect(body).toMatchObject({ ok: true, name: 'Ada Lindqvist' });
    const person = body.person as PersonId;
    const [company, card, membership] = await server.data.kernel.store.read.documents([
      spaceDocument(COMPANY),
      personDocument(person),
      membershipDocument(COMPANY, person),
    ]);
    expect([company?.body, card?.body, membership?.body]).toMatchObject([
      { type: 'company', name: 'Bolaget' },
      { name: 'Ada Lindqvist', mail: 'ada@bolaget.example' },
      { role: 'owner' },
    ]);
    expect((await browser.query('session.me')).body).toMatchObject({ ok: true, admin: true });
    expect(await firstLink(server.data.auth, 'https://intranet.example')).toBeNull();
  });

  it('can use the link once, within a day, with a password that will do', async () => {
    const token = (await link()).split('#')[1]!;
    expect((await claim(server.browser(), token, { password: 'password1234' })).body).toEqual({ ok: false, code: 'common' });
    expect((await claim(server.browser(), token, { password: 'Bolaget Bolaget' })).body).toEqual({ ok: false, code: 'personal' });
    expect((await claim(server.browser(), `${token.slice(0, -1)}x`)).body).toEqual({ ok: false, code: 'gone' });
    expect((await claim(server.browser(), token)).body).toMatchObject({ ok: true });
    expect((await claim(server.browser(), token, { mail: 'eva@bolaget.example' })).body).toEqual({ ok: false, code: 'gone' });
  });

  it('finds the link out of use after a day, or when a new one was printed', async () => {
    const [older, newer] = [(await link()).split('#')[1]!, (await link()).split('#')[1]!];
    expect((await claim(server.browser(), older)).body).toEqual({ ok: false, code: 'gone' });
    server.clock.ahead = 24 * 60 * MINUTE;
    expect((await claim(server.browser(), newer)).body).toEqual({ ok: false, code: 'gone' });
  });
});
