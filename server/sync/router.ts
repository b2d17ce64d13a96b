import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { Command } from '../../model/kernel/command.ts';
import { CommandId } from '../../model/kernel/ids.ts';
import {
  Cursors,
  FetchRequest,
  Hello,
  LIMITS,
  OLDEST_CLIENT,
  OlderRequest,
  PROTOCOL_VERSION,
  PullRequest,
  Signal,
  type Welcome,
} from '../../model/kernel/protocol.ts';
import type { Kernel } from '../kernel.ts';
import { onLine, router } from '../trpc.ts';
import { NotSignedIn, type Unreadable } from './engine.ts';
import type { JsonText } from './json-text.ts';
import { listen } from './listen.ts';
import { fetchByIds, older } from './look-up.ts';
import type { Peer } from './peer.ts';
import { pull } from './pull.ts';

/** Calls of one device that may be under way at a time; beyond it its socket is not read. */
const AT_ONCE = 32;

/** One command that does not fit its schema is refused by itself, if it can be named: it must not hold up the outbox behind it. */
const LenientPush = z.object({
  commands: z
    .array(z.union([Command, z.object({ id: CommandId }).transform(({ id }): Unreadable => ({ id, unreadable: true }))]))
    .min(1)
    .max(LIMITS.push),
});

/** How devices and server keep in step. Everything here is answered to the person of the session, whoever the input names. */
export function syncRouter(kernel: Kernel) {
  const { store, engine, hub, sessions, clock } = kernel;

  const procedure = onLine.use(async ({ ctx, next }) => {
    const { peer } = ctx;
    if (++peer.calls === AT_ONCE) peer.line.pause();
    try {
      return await next();
    } finally {
      if (peer.calls-- === AT_ONCE) peer.line.resume();
    }
  });

  /** Reading: by somebody who is still signed in, and again when their rights moved meanwhile, so that nothing read before is sent after. */
  async function reading<T>(peer: Peer, work: () => Promise<JsonText<T>>): Promise<JsonText<T>> {
    for (;;) {
      if (!(await sessions.mayAct(peer.session))) throw new NotSignedIn('the session has ended');
      const version = peer.accessVersion;
      const unmoved = () => peer.accessVersion === version;
      const answer = await work();
      if (unmoved()) return answer.onlyWhile(unmoved);
    }
  }

  return router({
    hello: procedure.input(Hello).query(({ ctx, input }): Welcome => {
      if (input.protocol < OLDEST_CLIENT) throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'outdated' });
      const { person, device } = ctx.session;
      return { protocol: PROTOCOL_VERSION, oldest: OLDEST_CLIENT, epoch: store.epoch, person, device, now: clock(), window: kernel.window };
    }),

    push: procedure.input(LenientPush).mutation(async ({ ctx, input }) => {
      const answer = await engine.push(ctx.session, input.commands);
      const version = ctx.peer.accessVersion;
      return answer.onlyWhile(() => ctx.peer.accessVersion === version);
    }),

    pull: procedure
      .input(PullRequest)
      .query(({ ctx, input }) =>
        reading(ctx.peer, () =>
          store.snapshot((reader) =>
            pull({ reader, person: ctx.session.person, epoch: store.epoch, now: clock(), window: kernel.window }, input),
          ),
        ),
      ),

    listen: procedure.input(Cursors).mutation(async ({ ctx, input }) => {
      if (!(await sessions.mayAct(ctx.session))) throw new NotSignedIn('the session has ended');
      await listen({ store, hub, clock }, ctx.peer, input);
    }),

    older: procedure
      .input(OlderRequest)
      .query(({ ctx, input }) => reading(ctx.peer, () => store.snapshot((reader) => older(reader, ctx.session.person, input, clock())))),

    fetch: procedure
      .input(FetchRequest)
      .query(({ ctx, input }) =>
        reading(ctx.peer, () => store.snapshot((reader) => fetchByIds(reader, ctx.session.person, input.ids, clock()))),
      ),

    signal: procedure.input(Signal).mutation(({ ctx, input }) => {
      hub.signal(ctx.peer, input);
    }),
  });
}
