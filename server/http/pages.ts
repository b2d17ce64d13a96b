import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ConfigError } from '../config.ts';

const YEAR = 365 * 24 * 60 * 60;

/**
 * The built interface. Files whose name carries a hash are kept by the browser for ever; the page itself, the service worker
 * and the manifest are asked for each time, so that a new version is seen at once. Addresses inside the interface get the page.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new ConfigError(`The interface is not built: there is no index.html in ${folder}. Run: npm run build`);
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /-[\w-]{8,}\.\w+(\.(br|gz|zst))?$/.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const own = /^\/(trpc|health|files|assets)(\/|$)/.test(request.url);
    if (page && !own) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ error: 'not found' });
  });
}
