import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandId, SpaceId } from '../../model/kernel/ids.ts';
import { aMembership } from '../testing/test-server.ts';
import { TestBrowser, WholeServer } from '../testing/whole-server.ts';

const GROUP = 'group:11111111-1111-4111-8111-111111111111' as SpaceId;
const SECRET = 'group:22222222-2222-4222-8222-222222222222' as SpaceId;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const DAY = 24 * 3_600_000;

/** Announces a file and answers its id and how far it has come. */
async function announce(browser: TestBrowser, size: number, over: object = {}) {
  const id = crypto.randomUUID();
  const response = await browser.fetch('/files', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, name: 'fil.bin', type: 'application/octet-stream', size, ...over }),
  });
  return { id, status: response.status, offset: response.headers.get('upload-offset') };
}

async function send(browser: TestBrowser, id: string, offset: number, bytes: Buffer) {
  const response = await browser.fetch(`/files/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    body: new Uint8Array(bytes),
  });
  await response.arrayBuffer();
  return { status: response.status, offset: response.headers.get('upload-offset') };
}

async function head(browser: TestBrowser, id: string) {
  const response = await browser.fetch(`/files/${id}`, { method: 'HEAD' });
  return {
    status: response.status,
    offset: Number(response.headers.get('upload-offset')),
    length: Number(response.headers.get('upload-length')),
  };
}

describe('files', () => {
  let server: WholeServer;
  let ada: TestBrowser;
  let bo: TestBrowser;
  beforeAll(async () => {
    server = await WholeServer.start({ limits: { file: 40 * 2 ** 20, unfinished: { count: 5, size: 100 * 2 ** 20 }, free: 0 } });
    await server.person('Ada', 'owner');
    const boId = await server.person('Bo');
    for (const [space, classification] of [
      [GROUP, 'internal'],
      [SECRET, 'confidential'],
    ] as const)
      await server.write(
        { put: `space:${space}` as never, space, kind: 'space', body: { type: 'group', name: 'Gruppen', classification } },
        aMembership(space, 'ada', 'owner', 1),
        aMembership(space, boId, 'member', 1),
      );
    [ada, bo] = [await server.signedIn('Ada'), await server.signedIn('Bo')];
  });
  afterAll(() => server.close());

  async function addCommand(browser: TestBrowser, upload: string, fields: object = {}, space = GROUP) {
    const who = await server.data.auth.signIns.authenticate({ headers: { cookie: browser.cookie } } as never);
    if (who.status !== 'signedIn') throw new Error(who.status);
    const input = { upload, name: 'fil.bin', size: 1, type: 'application/octet-stream', ...fields };
    const command = { id: crypto.randomUUID() as CommandId, name: 'file.add', space, input, at: Date.now() };
    const answer = JSON.parse((await server.data.kernel.engine.push(who.session, [command])).text) as {
      outcomes: { status: string; refusal?: { code: string }; documents: { body: Record<string, unknown> }[] }[];
    };
    return answer.outcomes[0]!;
  }

  /** A file in the group, sent by Ada; answers its document and how to get it. */
  async function added(bytes: Buffer, name: string, type: string, space = GROUP) {
    const { id } = await announce(ada, bytes.length, { name, type });
    if (bytes.length > 0) await send(ada, id, 0, bytes);
    const outcome = await addCommand(ada, id, { name, type, size: bytes.length }, space);
    const get = async (browser: TestBrowser, path = encodeURIComponent(name), headers: Record<string, string> = {}) => {
      const response = await browser.fetch(`/files/${id}/${path}`, { headers });
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    return { id, outcome, body: outcome.documents.at(-1)?.body ?? {}, get };
  }

  describe('on their way in', () => {
    it('arrive in pieces and are kept under the hash of their contents', async () => {
      const bytes = randomBytes(300_000);
      const { id, status, offset } = await announce(ada, bytes.length);
      expect([status, offset]).toEqual([201, '0']);
      expect(await send(ada, id, 0, bytes.subarray(0, 100_000))).toEqual({ status: 204, offset: '100000' });
      expect(await head(ada, id)).toEqual({ status: 200, offset: 100_000, length: 300_000 });
      expect(await send(ada, id, 100_000, bytes.subarray(100_000))).toEqual({ status: 204, offset: '300000' });
      const hash = sha256(bytes);
      expect(existsSync(join(server.folder, 'blobs', hash.slice(0, 2), hash))).toBe(true);
      expect(readdirSync(join(server.folder, 'uploads'))).toEqual([]);
    });

    it('are told the right offset when they come with a wrong one', async () => {
      const { id } = await announce(ada, 10);
      await send(ada, id, 0, Buffer.from('12345'));
      expect(await send(ada, id, 0, Buffer.from('12345'))).toEqual({ status: 409, offset: '5' });
      expect(await send(ada, id, 7, Buffer.from('890'))).toEqual({ status: 409, offset: '5' });
      expect(await send(ada, id, 5, Buffer.from('67890'))).toEqual({ status: 204, offset: '10' });
      expect(await send(ada, id, 10, Buffer.from('x'))).toEqual({ status: 409, offset: '10' });
    });

    it('may be announced again, by the same person for the same size', async () => {
      const { id } = await announce(ada, 10);
      await send(ada, id, 0, Buffer.from('12345'));
      expect(await announce(ada, 10, { id })).toMatchObject({ status: 201, offset: '5' });
      expect(await announce(ada, 11, { id })).toMatchObject({ status: 409, offset: null });
      expect(await announce(bo, 10, { id })).toMatchObject({ status: 409 });
    });

    it('are refused when they are too large, announced or in truth', async () => {
      expect(await announce(ada, 40 * 2 ** 20 + 1)).toMatchObject({ status: 413 });
      const { id } = await announce(ada, 4);
      expect(await send(ada, id, 0, Buffer.from('12345'))).toMatchObject({ status: 413 });
      expect((await head(ada, id)).offset).toBe(0);
    });

    it('are refused without a sign-in, from another page, and by another person', async () => {
      const { id } = await announce(ada, 4);
      const nobody = server.browser();
      const evil = server.browser({ origin: 'https://evil.example' });
      for (const [name, value] of ada.cookies) evil.cookies.set(name, value);
      expect(await send(nobody, id, 0, Buffer.from('1234'))).toMatchObject({ status: 401 });
      expect(await send(evil, id, 0, Buffer.from('1234'))).toMatchObject({ status: 403 });
      expect(await send(bo, id, 0, Buffer.from('1234'))).toMatchObject({ status: 404 });
      expect(await head(bo, id)).toMatchObject({ status: 404 });
      expect((await head(ada, id)).offset).toBe(0);
    });

    it.each([
      ['id', { id: '../../etc/passwd' }],
      ['id', { id: 'x' }],
      ['name', { name: '../../evil' }],
      ['name', { name: 'a\nb' }],
      ['name', { name: 'faktura\u202Efdp.exe' }],
      ['size', { size: -1 }],
      ['size', { size: 1.5 }],
    ])('are refused with a bad %s (%j)', async (_, over) => {
      expect(await announce(ada, 4, over)).toMatchObject({ status: 400 });
    });

    it('may be empty', async () => {
      const { outcome, get } = await added(Buffer.alloc(0), 'tom.txt', 'text/plain');
      expect(outcome.status).toBe('done');
      const { status, bytes } = await get(ada);
      expect([status, bytes.length]).toEqual([200, 0]);
    });

    it('are as many at once as one person needs', async () => {
      await server.person('Cia');
      const cia = await server.signedIn('Cia');
      for (let index = 0; index < 5; index++) expect(await announce(cia, 4)).toMatchObject({ status: 201 });
      expect(await announce(cia, 4)).toMatchObject({ status: 429 });
    });

    it('keep what came before the connection broke, and the next connection takes over from one that hangs', async () => {
      const bytes = randomBytes(30_000);
      const { id } = await announce(ada, bytes.length);
      const { hostname, port } = new URL(server.address);
      const hanging = connect(Number(port), hostname);
      hanging.on('error', () => undefined);
      hanging.write(
        `PATCH /files/${id} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${server.address}\r\nCookie: ${ada.cookie}\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 30000\r\n\r\n`,
      );
      hanging.write(bytes.subarray(0, 20_000));
      await expect.poll(() => existsSync(join(server.folder, 'uploads', id))).toBe(true);
      await delay(100);
      const { offset } = await head(ada, id);
      expect(offset).toBe(20_000);
      expect(await send(ada, id, offset, bytes.subarray(offset))).toMatchObject({ status: 204, offset: '30000' });
      hanging.destroy();
      const hash = sha256(bytes);
      expect(existsSync(join(server.folder, 'blobs', hash.slice(0, 2), hash))).toBe(true);
    });
  });

  describe('as documents', () => {
    it('say what the server found, not what the device said', async () => {
      const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      const { outcome, body } = await added(png, 'bild.png', 'text/html');
      expect(outcome.status).toBe('done');
      expect(body).toMatchObject({
        name: 'bild.png',
        type: 'image/png',
        width: 30,
        height: 20,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    });

    it('are refused when the upload has not arrived, is not theirs, or never was', async () => {
      const { id } = await announce(ada, 4);
      expect(await addCommand(ada, id)).toMatchObject({ status: 'rejected', refusal: { code: 'file' } });
      await send(ada, id, 0, Buffer.from('1234'));
      expect(await addCommand(bo, id)).toMatchObject({ status: 'rejected', refusal: { code: 'file' } });
      expect(await addCommand(ada, crypto.randomUUID())).toMatchObject({ status: 'rejected', refusal: { code: 'file' } });
      expect(await addCommand(ada, id)).toMatchObject({ status: 'done' });
    });
  });

  describe('on their way out', () => {
    it('go to whoever may read their space now, and to nobody else', async () => {
      const { get } = await added(Buffer.from('protokoll'), 'protokoll.txt', 'text/plain');
      expect((await get(ada)).bytes.toString()).toBe('protokoll');
      expect((await get(bo)).status).toBe(200);
      expect((await get(server.browser())).status).toBe(401);
      const dag = await server.person('Dag');
      const reader = await server.signedIn('Dag');
      expect((await get(reader)).status).toBe(404);
      await server.write(aMembership(GROUP, dag, 'member', 1));
      expect((await get(reader)).status).toBe(200);
      await server.write({ remove: `membership:${GROUP}:${dag}` as never, space: GROUP });
      expect((await get(reader)).status).toBe(404);
      await server.data.auth.people.deactivate(dag, null);
      expect((await get(reader)).status).toBe(401);
    });

    it('go to a browser whose proof has run out while it can be renewed, many at once', async () => {
      const { get } = await added(Buffer.from('bild'), 'bild.txt', 'text/plain');
      const cia = await server.signedIn('Bo');
      server.clock.ahead += 60 * 60_000;
      const answers = await Promise.all(Array.from({ length: 8 }, () => get(cia)));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
      expect((await cia.query('session.me')).body).toMatchObject({ ok: true });
      cia.cookies.delete('fikarum-refresh');
      server.clock.ahead += 60 * 60_000;
      expect((await get(cia)).status).toBe(401);
    });

    it('are gone when their document is removed', async () => {
      const { id, get } = await added(Buffer.from('borta'), 'borta.txt', 'text/plain');
      await server.write({ remove: id as never, space: GROUP });
      expect((await get(ada)).status).toBe(404);
    });

    it('are read, shown or saved by their contents, never run', async () => {
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
      const html = '<!doctype html><script>alert(1)</script>';
      for (const [text, name, type] of [
        [svg, 'logo.svg', 'image/svg+xml'],
        [svg, 'logo.png', 'image/png'],
        [html, 'bild.png', 'image/png'],
        [html, 'sida.html', 'text/html'],
      ] as const) {
        const { headers } = await (await added(Buffer.from(text), name, type)).get(ada);
        expect(headers.get('content-type')).toBe('application/octet-stream');
        expect(headers.get('content-disposition')).toMatch(/^attachment; /);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/);
      }
      const text = await (await added(Buffer.from(html), 'kod.txt', 'text/plain')).get(ada);
      expect([text.headers.get('content-type'), text.headers.get('content-disposition')]).toEqual([
        'text/plain; charset=utf-8',
        expect.stringMatching(/^inline; /),
      ]);
    });

    it('are named by their document, whatever the address says', async () => {
      const { get } = await added(Buffer.from('x'), 'Räkning "maj".txt', 'text/plain');
      const { status, headers } = await get(ada, '..%2F..%2Fevil.exe');
      expect([status, headers.get('content-disposition')]).toEqual([
        200,
        `inline; filename="Rakning _maj_.txt"; filename*=UTF-8''R%C3%A4kning%20_maj_.txt`,
      ]);
    });

    it('come in ranges, so that films can be sought in', async () => {
      const bytes = Buffer.concat([Buffer.from('\0\0\0\x1cftypisom', 'latin1'), randomBytes(5000)]);
      const { id, get } = await added(bytes, 'film.mp4', 'video/mp4');
      const whole = await get(ada);
      expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, 'video/mp4', 'bytes']);
      const asked = await ada.fetch(`/files/${id}/film.mp4`, { method: 'HEAD' });
      expect([asked.status, asked.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
      const part = await get(ada, 'film.mp4', { range: 'bytes=1000-1999' });
      expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
        206,
        `bytes 1000-1999/${bytes.length}`,
        '1000',
      ]);
      expect(part.bytes.equals(bytes.subarray(1000, 2000))).toBe(true);
      const tail = await get(ada, 'film.mp4', { range: 'bytes=-16', 'if-range': whole.headers.get('etag')! });
      expect([tail.status, tail.bytes.equals(bytes.subarray(-16))]).toEqual([206, true]);
      expect((await get(ada, 'film.mp4', { range: 'bytes=-16', 'if-range': '"other"' })).status).toBe(200);
      expect((await get(ada, 'film.mp4', { range: `bytes=${bytes.length}-` })).status).toBe(416);
      expect((await get(ada, 'film.mp4', { 'if-none-match': whole.headers.get('etag')! })).status).toBe(304);
    });

    it('are kept by the reader alone, and not at all when they are confidential', async () => {
      const open = await (await added(Buffer.from('a'), 'a.txt', 'text/plain')).get(ada);
      expect(open.headers.get('cache-control')).toBe('private, max-age=604800, immutable');
      const confidential = await (await added(Buffer.from('b'), 'b.txt', 'text/plain', SECRET)).get(ada);
      expect(confidential.headers.get('cache-control')).toBe('no-store');
    });

    it('that are pictures tell nothing beside the picture, and have thumbnails', async () => {
      const told = await sharp({ create: { width: 1200, height: 600, channels: 3, background: 'green' } })
        .withExif({ IFD0: { Artist: 'Hemliga gatan 7' } })
        .jpeg()
        .toBuffer();
      const { get, body } = await added(told, 'semester.jpg', 'image/jpeg');
      const picture = await get(bo);
      expect(picture.headers.get('content-type')).toBe('image/jpeg');
      expect(picture.bytes.includes('Hemliga')).toBe(false);
      expect(body).toMatchObject({ size: picture.bytes.length, hash: sha256(picture.bytes) });
      for (const [size, height] of [
        [320, 160],
        [960, 480],
      ] as const) {
        const [one, again] = await Promise.all([get(bo, `thumb/${size}`), get(ada, `thumb/${size}`)]);
        expect(one.headers.get('content-type')).toBe('image/webp');
        expect(await sharp(one.bytes).metadata()).toMatchObject({ width: size, height });
        expect(again.bytes.equals(one.bytes)).toBe(true);
      }
      expect((await get(ada, 'thumb/5000')).status).toBe(404);
      expect((await get(server.browser(), 'thumb/320')).status).toBe(401);
      expect((await (await added(Buffer.from('text'), 't.txt', 'text/plain')).get(ada, 'thumb/320')).status).toBe(404);
    });
  });

  it('that nothing speaks of are cleaned away after a week, and shared contents with the last of them', async () => {
    const shared = randomBytes(1000);
    const blob = join(server.folder, 'blobs', sha256(shared).slice(0, 2), sha256(shared));
    const kept = await added(shared, 'kvar.bin', 'application/octet-stream');
    const orphan = await announce(ada, shared.length);
    await send(ada, orphan.id, 0, shared);
    const half = await announce(ada, 10);
    await send(ada, half.id, 0, Buffer.from('12345'));
    // What a crash leaves between the contents and their part.
    for (const name of [orphan.id, `${orphan.id}.clean`]) writeFileSync(join(server.folder, 'uploads', name), 'rest');
    server.clock.ahead = 6 * DAY;
    expect(await server.data.files.tidy()).toBe(0);
    expect(existsSync(join(server.folder, 'uploads', half.id))).toBe(true);
    for (const name of [orphan.id, `${orphan.id}.clean`]) expect(existsSync(join(server.folder, 'uploads', name))).toBe(false);
    server.clock.ahead = 8 * DAY;
    expect(await server.data.files.tidy()).toBeGreaterThan(0);
    for (const browser of [ada]) await browser.call('session.refresh', {});
    expect(await head(ada, orphan.id)).toMatchObject({ status: 404 });
    expect(await head(ada, half.id)).toMatchObject({ status: 404 });
    expect((await kept.get(ada)).bytes.equals(shared)).toBe(true);
    await server.write({ remove: kept.id as never, space: GROUP });
    server.clock.ahead = 16 * DAY;
    await server.data.files.tidy();
    expect(existsSync(blob)).toBe(false);
  });
});

describe('an upload during which the server is killed', () => {
  it('goes on where it was and arrives whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'killed-'));
    const started: ChildProcess[] = [];
    const start = async (...name: string[]) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-server.fixture.ts'), folder, ...name], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      started.push(child);
      const [line] = await once(child.stdout!, 'data');
      return { child, address: String(line).trim() };
    };
    try {
      const bytes = randomBytes(24 * 2 ** 20);
      const first = await start('Ada');
      const before = new TestBrowser(first.address, first.address);
      await before.signIn('Ada');
      const { id } = await announce(before, bytes.length);
      expect(await send(before, id, 0, bytes.subarray(0, 1_000_000))).toMatchObject({ status: 204 });
      const slowly = new ReadableStream({
        async pull(controller) {
          for (let at = 1_000_000; at < 20_000_000; at += 500_000) controller.enqueue(new Uint8Array(bytes.subarray(at, at + 500_000)));
          await delay(200);
          first.child.kill('SIGKILL');
          controller.close();
        },
      });
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '1000000' };
      await expect(before.fetch(`/files/${id}`, { method: 'PATCH', headers, body: slowly, duplex: 'half' })).rejects.toThrow();

      const second = await start();
      const after = new TestBrowser(second.address, second.address);
      for (const [name, value] of before.cookies) after.cookies.set(name, value);
      const { offset, length } = await head(after, id);
      expect(length).toBe(bytes.length);
      expect(offset).toBeGreaterThanOrEqual(1_000_000);
      expect(offset).toBeLessThan(20_000_000);
      expect(await send(after, id, offset, bytes.subarray(offset))).toEqual({ status: 204, offset: String(bytes.length) });
      expect(existsSync(join(folder, 'blobs', sha256(bytes).slice(0, 2), sha256(bytes)))).toBe(true);
    } finally {
      for (const child of started) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
