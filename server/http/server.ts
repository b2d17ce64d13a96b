import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import cookie from '@fastify/cookie';
import type { AnyRouter } from '@trpc/server';
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { LIMITS } from '../../model/kernel/protocol.ts';
import { mayCome } from './origin.ts';
import type { Kernel } from '../kernel.ts';
import { faultOf } from '../log.ts';
import { type Context, noteFailure } from '../trpc.ts';
import { serveHealth } from './health.ts';
import { servePages } from './pages.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { PATH, serveWebSocket } from './web-socket.ts';

export type HttpOptions = {
  kernel: Kernel;
  /** `appRouter(…)`. */
  router: AnyRouter;
  /** The server's address as people type it (`https://intranet.example.com`); null: whatever host the request names. */
  origin?: string | null;
  /** The folder of the built interface; null: none is served. */
  pages?: string | null;
  /** Addresses of proxies in front whose `X-Forwarded-For` is believed; false: none. */
  trustProxy?: boolean | string | string[];
  /** Milliseconds between two pings of a WebSocket; 25,000. */
  heartbeat?: number;
};

/** The whole server on HTTP, not yet listening. `app.close()` ends sockets and requests, then the kernel with its store. */
export async function buildServer(options: HttpOptions): Promise<FastifyInstance> {
  const { kernel, router, origin = null, pages = null, trustProxy = false, heartbeat } = options;
  const app = Fastify({
    // The kernel's log alone: Fastify's own lines would carry addresses, and those carry names and one-time links.
    logger: false,
    bodyLimit: LIMITS.frame,
    trustProxy,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => {
      reply.raw.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"bad request"}');
    },
  });

  addSecurityHeaders(app, origin?.startsWith('https:') ?? false);
  app.addHook('onRequest', async (request, reply) => {
    if (!mayCome(request.raw, origin)) return reply.code(403).send({ error: 'this request comes from somewhere else' });
  });
  // The route's pattern, never the address.
  app.addHook('onResponse', async (request, reply) => {
    const milliseconds = Math.round(reply.elapsedTime);
    kernel.log.info({ method: request.method, route: request.routeOptions.url ?? null, status: reply.statusCode, milliseconds }, 'request');
  });
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: (STATUS_CODES[status] ?? 'bad request').toLowerCase() });
    const id = randomUUID();
    kernel.log.error({ id, fault: faultOf(error) }, 'a request failed');
    return reply.code(status).send({ error: `something unexpected, noted as ${id}` });
  });

  await app.register(cookie);
  serveHealth(app, kernel);
  const trpcOptions: FastifyTRPCPluginOptions<AnyRouter>['trpcOptions'] = {
    router,
    maxBatchSize: 20,
    createContext: async ({ req, res }): Promise<Context> => ({
      request: req.raw,
      authentication: await kernel.sessions.authenticate(req.raw),
      peer: null,
      http: { request: req, reply: res },
    }),
    onError: ({ error, path }) => noteFailure(kernel.log, error, path),
  };
  await app.register(fastifyTRPCPlugin, { prefix: PATH, trpcOptions });
  for (const feature of kernel.features) {
    const { routes } = feature;
    if (routes) await app.register(async (scope) => routes(scope));
  }
  if (pages) await servePages(app, pages);

  const endSockets = serveWebSocket(app.server, { kernel, router, origin, heartbeat });
  app.addHook('preClose', endSockets);
  app.addHook('onClose', () => kernel.close());
  return app;
}
