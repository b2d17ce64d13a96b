import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { AnyRouter } from '@trpc/server';
import { getWSConnectionHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import { CLOSED, LIMITS } from '../../model/kernel/protocol.ts';
import { mayCome } from './origin.ts';
import type { Kernel } from '../kernel.ts';
import { faultOf } from '../log.ts';
import { type Context, noteFailure } from '../trpc.ts';
import { ClientSocket } from './client-socket.ts';
import { frameEncoder } from './frame-encoder.ts';
import type { Authentication } from './sessions.ts';

export const PATH = '/trpc';
/** Milliseconds between two pings; a device that has not answered the last one by then is gone. */
const HEARTBEAT = 25_000;
/** Close code of RFC 6455, 7.4.1. */
const GOING_AWAY = 1001;
/** Milliseconds that devices have to say goodbye when the server goes down. */
const PATIENCE = 1_000;

export type WebSocketOptions = {
  kernel: Kernel;
  router: AnyRouter;
  /** The server's address as people type it; null: whatever host the request names. */
  origin: string | null;
  heartbeat?: number;
};

/** tRPC over one WebSocket per device, on the server that already listens. Returns how to end them all. */
export function serveWebSocket(server: Server, options: WebSocketOptions): () => Promise<void> {
  const { kernel, router, origin, heartbeat = HEARTBEAT } = options;
  const sockets = new WebSocketServer<typeof ClientSocket>({
    noServer: true,
    WebSocket: ClientSocket,
    // tRPC's client puts the calls of one moment into one frame.
    maxPayload: LIMITS.frame * 2,
    // Compression made a thousand subscribers wait for seconds.
    perMessageDeflate: false,
    clientTracking: true,
  });
  const contexts = new WeakMap<ClientSocket, Context>();

  const serve = getWSConnectionHandler<AnyRouter>({
    wss: sockets,
    router,
    maxBatchSize: 100,
    experimental_encoder: frameEncoder,
    createContext: ({ res }) => contexts.get(res as ClientSocket) ?? fail(),
    onError: ({ error, path }) => noteFailure(kernel.log, error, path),
  });

  sockets.on('connection', (socket: ClientSocket, request: IncomingMessage, authentication: Authentication) => {
    if (authentication.status !== 'signedIn') {
      // A browser sees the code of a close, but nothing of a refused upgrade.
      socket.on('error', () => socket.terminate());
      socket.end(authentication.status === 'revoked' ? CLOSED.revoked : CLOSED.signedOut, authentication.status);
      return;
    }
    const peer = kernel.hub.connect(authentication.session, socket);
    contexts.set(socket, { request, authentication, peer, http: null });
    socket.on('pong', () => {
      socket.alive = true;
    });
    socket.on('close', () => kernel.hub.disconnect(peer));
    serve(socket, request);
  });

  const upgrade = (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    raw.on('error', () => raw.destroy());
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (pathname !== PATH) return refuse(raw, '404 Not Found');
    if (!mayCome(request, origin)) return refuse(raw, '403 Forbidden');
    kernel.sessions.authenticate(request).then(
      (authentication) => {
        if (raw.destroyed) return;
        sockets.handleUpgrade(request, raw, head, (socket) => sockets.emit('connection', socket, request, authentication));
      },
      (error: unknown) => {
        kernel.log.error({ fault: faultOf(error) }, 'who is there could not be found out');
        refuse(raw, '503 Service Unavailable');
      },
    );
  };
  server.on('upgrade', upgrade);

  const beat = setInterval(() => {
    kernel.hub.beat();
    for (const socket of sockets.clients) {
      if (!socket.alive) socket.terminate();
      socket.alive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  }, heartbeat);
  beat.unref();

  return async () => {
    clearInterval(beat);
    server.off('upgrade', upgrade);
    for (const socket of sockets.clients) socket.end(GOING_AWAY, 'the server goes down');
    const goneByThemselves = new Promise<void>((resolve) => sockets.close(() => resolve()));
    await Promise.race([goneByThemselves, delay(PATIENCE, undefined, { ref: false })]);
    for (const socket of sockets.clients) socket.terminate();
  };
}

function refuse(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function fail(): never {
  throw new Error('a socket without a context');
}
