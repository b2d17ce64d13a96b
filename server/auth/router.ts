import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { DeviceId } from '../../model/kernel/ids.ts';
import { type Context, open, router, signedIn } from '../trpc.ts';
import { type Account, normalMail } from './accounts.ts';
import type { Auth } from './auth.ts';
import { clearedCookies, cookieOf, isDesktop, knownCookie, tokenCookies, type Tokens } from './credentials.ts';
import type { Entered, From, SlowDown } from './entrance.ts';

const Device = z.object({ id: DeviceId, name: z.string().trim().min(1).max(100) });
const Password = z.string().min(1).max(1000);
const Token = z.string().min(1).max(200);
const Name = z.string().trim().min(1).max(200);

/**
 * What a way in answers. `until`: when to ask for new tokens, milliseconds by the server's clock. `tokens` only for the
 * desktop, whose main process keeps them; a browser gets cookies that no script can read.
 */
export type SignedIn = { ok: true; person: string; name: string; until: number; tokens?: Tokens & { known?: string } };

/** Procedures that hand out or take back proof go over HTTP: cookies cannot be set on a WebSocket. */
const overHttp = open.use(({ ctx, next }) => {
  if (!ctx.http) throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED', message: 'only over HTTP' });
  return next({ ctx: { http: ctx.http } });
});
type Exchange = NonNullable<Context['http']>;

export function sessionRouter(auth: Auth) {
  const { accounts, signIns, entrance, people } = auth;
  const { secure } = signIns;

  const from = ({ request }: Exchange, known?: string): From => ({
    address: request.ip,
    known: isDesktop(request.raw) ? (known ?? null) : cookieOf(request.raw, 'known', secure),
  });

  function handOver({ request, reply }: Exchange, tokens: Tokens, known?: string): Pick<SignedIn, 'until' | 'tokens'> {
    if (isDesktop(request.raw)) return { until: tokens.accessUntil, tokens: { ...tokens, ...(known === undefined ? {} : { known }) } };
    const lines = tokenCookies(tokens, auth.clock(), secure);
    reply.header('set-cookie', known === undefined ? lines : [...lines, knownCookie(known, secure)]);
    return { until: tokens.accessUntil };
  }

  function answer<Code extends string>(
    exchange: Exchange,
    given: Entered | SlowDown | { ok: false; code: Code },
  ): SignedIn | SlowDown | { ok: false; code: Code } {
    if (given.ok) {
      const { account, opened } = given;
      return { ok: true, person: account.person, name: account.name, ...handOver(exchange, opened.tokens, opened.known) };
    }
    if (given.code === 'slowDown' && 'retryAfter' in given) exchange.reply.header('retry-after', String(given.retryAfter));
    return given;
  }

  return router({
    /** `email` and `password` as typed. `known`: the desktop's proof that the person has signed in there before. */
    signIn: overHttp
      .input(z.object({ email: z.string().max(254), password: Password, device: Device, known: Token.optional() }))
      .mutation(async ({ ctx, input }) => answer(ctx.http, await entrance.signIn(input, from(ctx.http, input.known)))),

    /** The next pair of tokens; a browser's lie in its cookies. `revoked`: the device must wipe. */
    refresh: overHttp.input(z.object({ refresh: Token.optional() })).mutation(async ({ ctx, input }) => {
      const { request } = ctx.http;
      const token = isDesktop(request.raw) ? input.refresh : cookieOf(request.raw, 'refresh', secure);
      const refreshed = await signIns.refresh(token ?? '');
      if (refreshed.status === 'signedIn') return { ok: true as const, ...handOver(ctx.http, refreshed.tokens) };
      return { ok: false as const, code: refreshed.status === 'revoked' ? ('revoked' as const) : ('signedOut' as const) };
    }),

    /** Also answered without a sign-in that stands: whoever asks is signed out afterwards. */
    signOut: overHttp.mutation(async ({ ctx }) => {
      const { authentication } = ctx;
      if (authentication.status === 'signedIn') {
        const { id, person } = authentication.session;
        await signIns.end(id, 'signedOut', { actor: person, reason: 'signed out' });
      }
      ctx.http.reply.header('set-cookie', clearedCookies(secure));
      // Files that this browser has kept are nobody's any more.
      ctx.http.reply.header('clear-site-data', '"cache"');
    }),

    /** Who is signed in. `revoked`: wipe. Works while the access token does; `refresh` says the same afterwards. */
    me: open.query(async ({ ctx }) => {
      if (ctx.authentication.status !== 'signedIn') {
        return { ok: false as const, code: ctx.authentication.status === 'revoked' ? ('revoked' as const) : ('signedOut' as const) };
      }
      const { person, device, id } = ctx.authentication.session;
      const [account, signIn] = await Promise.all([accounts.account(person), accounts.signIn(id)]);
      if (!account || !signIn) return { ok: false as const, code: 'signedOut' as const };
      const { name, mail, admin } = account;
      return { ok: true as const, person, name, mail, admin, device, until: signIn.accessUntil };
    }),

    changePassword: signedIn.input(z.object({ current: Password, next: Password })).mutation(({ ctx, input }) => {
      const { person, id } = ctx.session;
      return entrance.changePassword(person, id, input);
    }),

    /** What a one-time link is for. The token comes in the body: the page takes it from its address's fragment. */
    look: overHttp.input(z.object({ token: Token })).mutation(async ({ ctx, input }) => {
      const found = await entrance.look(input.token, from(ctx.http));
      if (!found) return { ok: false as const, code: 'gone' as const };
      if ('ok' in found) return found;
      return { ok: true as const, purpose: found.link.purpose, name: found.account?.name ?? '', mail: found.account?.mail ?? '' };
    }),

    /** The first administrator, by the link that the server printed: makes the company and signs in. */
    claimFirstAdmin: overHttp
      .input(z.object({ token: Token, name: Name, mail: z.email().max(254), password: Password, company: Name, device: Device }))
      .mutation(async ({ ctx, input }) => {
        const { name, mail, company } = input;
        const admin = (person: Account['person']): Account => {
          return { person, mail: normalMail(mail), name, password: null, admin: true, deactivatedAt: null, createdAt: auth.clock() };
        };
        const claimed = await entrance.claim(
          { ...input, purpose: 'first' },
          from(ctx.http),
          (link) => admin(link.person),
          (account) => people.begin(company, account),
        );
        return answer(ctx.http, claimed);
      }),

    /** Someone invited chooses a password and is signed in. */
    claimInvite: overHttp.input(z.object({ token: Token, password: Password, device: Device })).mutation(async ({ ctx, input }) => {
      const claimed = await entrance.claim(
        { ...input, purpose: 'invite' },
        from(ctx.http),
        (_, account) => account,
        async () => undefined,
      );
      return answer(ctx.http, claimed);
    }),
  });
}

/** One's own devices. */
export function devicesRouter(auth: Auth) {
  const { accounts, signIns, clock } = auth;
  return router({
    /** The latest used first. Times are milliseconds. */
    list: signedIn.query(async ({ ctx }) => {
      const devices = await accounts.devices(ctx.session.person);
      return devices.map(({ id, name, createdAt, seenAt, revokedAt }) => ({
        id,
        name,
        createdAt,
        seenAt,
        revokedAt,
        current: id === ctx.session.device,
      }));
    }),

    rename: signedIn.input(Device).mutation(async ({ ctx, input }) => {
      if (!(await accounts.renameDevice(ctx.session.person, input.id, input.name)))
        throw new TRPCError({ code: 'NOT_FOUND', message: 'no such device' });
    }),

    /** Signs the device out at once and has it wiped when it is next in contact. */
    revoke: signedIn.input(z.object({ device: DeviceId })).mutation(async ({ ctx, input }) => {
      const { person } = ctx.session;
      const at = clock();
      const act = { at, actor: person, action: 'device.revoke', subject: input.device, details: {} };
      const ended = await accounts.revokeDevice(person, input.device, at, act);
      if (!ended) throw new TRPCError({ code: 'NOT_FOUND', message: 'no such device' });
      signIns.tell(ended);
    }),
  });
}
