import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FileName } from '../../model/files/file.ts';
import { DocumentId, type PersonId } from '../../model/kernel/ids.ts';
import type { SignIns } from '../auth/sign-ins.ts';
import { servedAs } from './content-type.ts';
import { disposition } from './disposition.ts';
import type { Files, Found } from './files.ts';
import { THUMBNAILS } from './images.ts';
import { rangeOf } from './range.ts';
import type { Progress, UploadFault } from './uploads.ts';

const Announcement = z.object({
  id: z.uuid(),
  name: FileName,
  type: z
    .string()
    .max(120)
    .regex(/^[\w.+-]+\/[\w.+-]+$/)
    .catch('application/octet-stream'),
  size: z.int().min(0),
});
const UploadPath = z.object({ id: z.uuid() });
const Offset = z.coerce.number().int().min(0);
const FilePath = z.object({ id: DocumentId });
const ThumbnailPath = FilePath.extend({ size: z.coerce.number().pipe(z.literal([...THUMBNAILS])) });

const STATUS: Record<UploadFault['fault'], number> = {
  missing: 404,
  taken: 409,
  wrongOffset: 409,
  tooLarge: 413,
  interrupted: 400,
  tooMany: 429,
  diskFull: 507,
};

/**
 * What a browser may do with a file: show it, and nothing else. No script, no form, no address, no frame around it but our own
 * pages. PDF viewers do not work inside a sandbox and bring their own.
 */
const POLICY =
  "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'accept-ranges': 'bytes',
} as const;
/** Contents never change under one id. Kept by the one browser only, and not for ever: what is lost there is asked for again. */
const CACHE = 'private, max-age=604800, immutable';

/** What the routes ask of sign-in. */
export type FileSessions = Pick<SignIns, 'authenticate' | 'mayAct' | 'renew'>;

/** Uploads (the core of tus.io's protocol 1.0, with ids from the device) and downloads. Every route asks who is there. */
export async function fileRoutes(app: FastifyInstance, parts: { files: Files; sessions: FileSessions }): Promise<void> {
  const { files, sessions } = parts;
  const { uploads } = files;

  // The bytes of a file are nobody's to parse: they go to the disk as they come.
  app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));

  app.post('/files', async (request, reply) => {
    const person = await whoIs(request, reply);
    if (!person) return reply;
    const given = Announcement.safeParse(request.body);
    if (!given.success) return reply.code(400).send({ error: 'not an announcement of a file' });
    return answer(reply, await uploads.create(person, given.data), 201);
  });

  app.head('/files/:id', async (request, reply) => {
    const person = await whoIs(request, reply);
    if (!person) return reply;
    const path = UploadPath.safeParse(request.params);
    return answer(reply, path.success ? await uploads.progress(person, path.data.id) : { fault: 'missing' }, 200);
  });

  app.patch('/files/:id', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    const person = await whoIs(request, reply);
    if (!person) return reply;
    const path = UploadPath.safeParse(request.params);
    const offset = Offset.safeParse(request.headers['upload-offset']);
    if (!path.success) return answer(reply, { fault: 'missing' }, 204);
    if (!offset.success || request.headers['content-type'] !== 'application/offset+octet-stream')
      return reply.code(400).send({ error: 'bytes and an Upload-Offset are needed' });
    const result = await uploads.receive(person, path.data.id, offset.data, request.body as Readable);
    // What is left unread of a refused body would be taken for the next request.
    if ('fault' in result) reply.header('connection', 'close');
    return answer(reply, result, 204);
  });

  const file = async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await readable(request, reply);
    if (!found) return reply;
    const { type, inline } = servedAs(found.blob.type, found.body.type);
    reply.header('content-disposition', disposition(found.body.name, inline));
    const sandboxed = type === 'application/pdf' ? POLICY : `${POLICY}; sandbox`;
    return send(request, reply, found, {
      path: files.blobs.path(found.blob.hash),
      size: found.blob.size,
      type,
      etag: found.blob.hash,
      policy: sandboxed,
    });
  };

  const thumbnail = async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await readable(request, reply);
    if (!found) return reply;
    const path = ThumbnailPath.safeParse(request.params);
    const made = path.success ? await files.thumbnail(found.blob, path.data.size) : null;
    if (!path.success || !made) return reply.code(404).send({ error: 'no such thumbnail' });
    const etag = `${found.blob.hash}-${path.data.size}`;
    return send(request, reply, found, { ...made, type: 'image/webp', etag, policy: `${POLICY}; sandbox` });
  };

  app.route({ method: ['GET', 'HEAD'], url: '/files/:id/:name', handler: file });
  app.route({ method: ['GET', 'HEAD'], url: '/files/:id/thumb/:size', handler: thumbnail });

  async function whoIs(request: FastifyRequest, reply: FastifyReply): Promise<PersonId | null> {
    const authentication = await sessions.authenticate(request.raw);
    const renewed = authentication.status === 'none' ? await sessions.renew(request.raw) : null;
    if (renewed) reply.header('set-cookie', renewed.cookies);
    const session = authentication.status === 'signedIn' ? authentication.session : renewed?.session;
    if (session && (await sessions.mayAct(session))) return session.person;
    reply.code(401).send({ error: authentication.status === 'revoked' ? 'revoked' : 'signed out' });
    return null;
  }

  /** The file, if whoever asks may read its space now. To everyone else it does not exist. */
  async function readable(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const person = await whoIs(request, reply);
    if (!person) return null;
    const path = FilePath.safeParse(request.params);
    const found = path.success ? await files.find(person, path.data.id) : null;
    if (!found) reply.code(404).send({ error: 'no such file' });
    return found;
  }
}

function answer(reply: FastifyReply, result: Progress | UploadFault, status: number): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (!('fault' in result)) {
    reply.headers({ 'upload-offset': String(result.offset), 'upload-length': String(result.size) });
    return reply.code(status).send();
  }
  if (result.fault === 'wrongOffset') reply.header('upload-offset', String(result.offset));
  if (result.fault === 'tooMany') reply.header('retry-after', '60');
  return reply.code(STATUS[result.fault]).send({ error: result.fault });
}

type Served = { path: string; size: number; type: string; etag: string; policy: string };

function send(request: FastifyRequest, reply: FastifyReply, found: Found, served: Served): FastifyReply {
  const etag = `"${served.etag}"`;
  reply.headers({
    ...HEADERS,
    'content-security-policy': served.policy,
    'x-frame-options': 'SAMEORIGIN',
    'cache-control': found.confidential ? 'no-store' : CACHE,
    etag,
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.header('content-type', served.type);
  const unchanged = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const range = unchanged ? rangeOf(request.headers.range, served.size) : null;
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${served.size}`);
    return reply.code(416).type('text/plain').send('');
  }
  const { start, end } = range ?? { start: 0, end: served.size - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${served.size}`);
  reply.header('content-length', String(end - start + 1));
  if (request.method === 'HEAD' || served.size === 0) return reply.send();
  return reply.send(createReadStream(served.path, { start, end }));
}
