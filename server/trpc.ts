import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { initTRPC, TRPCError } from '@trpc/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import type { Authentication } from './http/sessions.ts';
import { faultOf, type Log } from './log.ts';
import { StoreFull } from './store/store.ts';
import { NotSignedIn } from './sync/engine.ts';
import type { Peer } from './sync/peer.ts';

/** What a procedure knows of its call. */
export type Context = {
  request: IncomingMessage;
  authentication: Authentication;
  /** The device's line when the call came over the WebSocket; HTTP has none. */
  peer: Peer | null;
  /** The HTTP exchange, for addresses and cookies; a WebSocket has none. */
  http: { request: FastifyRequest; reply: FastifyReply } | null;
};

const ids = new WeakMap<object, string>();
/** The id under which an unexpected error stands in the log and in the answer. */
function idOf(error: object): string {
  let id = ids.get(error);
  if (!id) {
    id = randomUUID();
    ids.set(error, id);
  }
  return id;
}

/** Writes down what nobody expected. What a caller did wrong is theirs to know. */
export function noteFailure(log: Log, error: TRPCError, path: string | undefined): void {
  if (error.code !== 'INTERNAL_SERVER_ERROR') return;
  log.error({ id: idOf(error), path, fault: faultOf(error.cause ?? error) }, 'a call failed');
}

/** What the other side is told: our own words for what we expect, an id for what we do not. Never a stack, a path or a value. */
function wordsFor(error: TRPCError): string {
  if (error.code === 'INTERNAL_SERVER_ERROR') return `something unexpected, noted as ${idOf(error)}`;
  if (error.cause instanceof ZodError) return 'the request does not fit its schema';
  if (error.code === 'PARSE_ERROR') return 'the request cannot be read';
  return error.message.slice(0, 200);
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: wordsFor(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus },
  }),
});

export const router = t.router;

/** Expected failures of the machinery below, as the code that tells a device what to do. */
const translated = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof NotSignedIn) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'signed out' });
  if (cause instanceof StoreFull) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'the server has no room to write' });
  return result;
});

/** Anyone may call it: sign-in and what comes before it. */
export const open = t.procedure.use(translated);

/** Somebody signed in. */
export const signedIn = open.use(({ ctx, next }) => {
  if (ctx.authentication.status !== 'signedIn')
    throw new TRPCError({ code: 'UNAUTHORIZED', message: ctx.authentication.status === 'revoked' ? 'revoked' : 'signed out' });
  return next({ ctx: { session: ctx.authentication.session } });
});

/** A device on its WebSocket. */
export const onLine = signedIn.use(({ ctx, next }) => {
  if (!ctx.peer) throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED', message: 'only over the WebSocket' });
  return next({ ctx: { peer: ctx.peer } });
});
