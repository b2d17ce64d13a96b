import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSED } from '../../model/kernel/protocol.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

describe('the server over HTTP', () => {
  let server: TestServer;
  let pages: string;
  beforeAll(async () => {
    pages = mkdtempSync(join(tmpdir(), 'fikarum-pages-'));
    mkdirSync(join(pages, 'assets'));
    writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Fikarum</title>');
    writeFileSync(join(pages, 'assets', 'index-Bx3k9_aZ.js'), 'export {};');
    writeFileSync(join(pages, 'service-worker.js'), '');
    server = await testServer({
      pages,
      serverFeatures: [
        {
          name: 'breaking',
          routes: async (app) => {
            app.get('/breaking', async () => {
              throw new Error('secret words in /etc/fikarum');
            });
          },
        },
      ],
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(pages, { recursive: true });
  });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.address}${path}`, { headers });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const asPage = { accept: 'text/html,*/*' };

  test('says that it lives and that it is ready', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'live' });
    expect(await (await get('/health/ready')).json()).toEqual({ status: 'ready' });
  });

  test('every answer forbids what pages of it never need', async () => {
    for (const path of ['/', '/health/live', '/nowhere', '/trpc/sync.pull', '/assets/index-Bx3k9_aZ.js']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('serves the interface: hashed files for ever, the page fresh each time and for every address inside it', async () => {
    const hashed = await get('/assets/index-Bx3k9_aZ.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/', '/groups/123', '/invite#token']) {
      const page = await get(path, asPage);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(await page.text()).toContain('<title>Fikarum</title>');
    }
    expect((await get('/assets/gone-12345678.js', asPage)).status).toBe(404);
    expect((await get('/groups/123', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/..%2f..%2fetc/passwd')).status).toBeGreaterThanOrEqual(400);
  });

  test('an error tells an id and nothing else; the log has the id and the place, not the words', async () => {
    const answer = await get('/breaking');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret');
    const id = /noted as ([\w-]+)/.exec(text)?.[1];
    const noted = server.log.find(({ fields }) => 'id' in fields && fields.id === id);
    expect(noted).toBeDefined();
    expect(JSON.stringify(server.log)).not.toContain('secret');
  });

  test('the log knows routes, never addresses, tokens or names', async () => {
    await get('/groups/elins-hemliga-grupp?token=abc', { ...asPage, authorization: 'Bearer hemlig' });
    await get('/trpc/sync.pull?input=hemlig');
    expect(JSON.stringify(server.log)).not.toMatch(/hemlig|abc|127\.0\.0\.1/);
    expect(server.log.some(({ message }) => message === 'request')).toBe(true);
  });

  test('bodies that are too large, broken or of a strange type are refused', async () => {
    expect((await post('/trpc/sync.push', 'x'.repeat(10_000_000))).status).toBe(413);
    expect((await post('/trpc/session.signIn', '{"half":')).status).toBe(400);
    expect((await post('/trpc/sync.push', 'x', { 'content-type': 'application/x-strange' })).status).toBe(415);
    expect((await get('/%E0%A4%A')).status).toBe(400);
    expect((await get('/health/live')).status).toBe(200);
  });

  test('the sync is for devices on a WebSocket, signed in', async () => {
    expect((await get('/trpc/sync.pull?input={}')).status).toBe(401);
    const { token } = server.sessions.signIn('elin');
    expect((await get('/trpc/sync.pull?input={}', { authorization: `Bearer ${token}` })).status).toBe(405);
  });

  test('pages of other origins can neither post nor open a socket', async () => {
    expect((await post('/trpc/session.signIn', '{}', { origin: 'https://evil.example' })).status).toBe(403);
    const status = (headers: Record<string, string>, path = '/trpc') =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${server.address.replace('http', 'ws')}${path}`, { headers });
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('close', (code) => resolve(code));
        socket.on('error', () => undefined);
      });
    const { token } = server.sessions.signIn('elin');
    const authorization = `Bearer ${token}`;
    expect(await status({ origin: 'https://evil.example', authorization })).toBe(403);
    expect(await status({ origin: 'null', authorization })).toBe(403);
    expect(await status({ origin: server.address, authorization }, '/elsewhere')).toBe(404);
    expect(await status({ origin: server.address })).toBe(CLOSED.signedOut);
    expect(await status({ origin: server.address, authorization: 'Bearer unknown' })).toBe(CLOSED.signedOut);
    server.sessions.end({ person: 'elin' as never, wipe: true });
    expect(await status({ origin: server.address, authorization })).toBe(CLOSED.revoked);
  });
});

test('closing says goodbye to devices, finishes what was under way, and is soon done', async () => {
  const server = await testServer();
  const client = server.client('elin');
  await client.trpc.sync.listen.mutate({});
  const stuck = new WebSocket(`${server.address.replace('http', 'ws')}/trpc`, {
    headers: { authorization: `Bearer ${server.sessions.signIn('nils').token}` },
  });
  stuck.on('error', () => undefined);
  await new Promise((resolve) => stuck.once('open', resolve));
  stuck.pause();
  const begun = Date.now();
  await server.app.close();
  expect(await client.closeCode()).toBe(1001);
  expect(Date.now() - begun).toBeLessThan(4_000);
  await server.close();
});
