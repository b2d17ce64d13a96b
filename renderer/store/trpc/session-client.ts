import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../../server/router.ts';

/** Who the server says is signed in here. `until`: when the proof runs out, milliseconds by the server's clock. */
export type Identity = { person: string; name: string; mail: string; admin: boolean };

export type Answered<Code extends string> = { ok: true } | { ok: false; code: Code; retryAfter?: number };

export type Device = { id: string; name: string };
export type ListedDevice = { id: string; name: string; createdAt: number; seenAt: number; revokedAt: number | null; current: boolean };

/** Sign-in over HTTP: cookies cannot be set on a WebSocket. The page never sees a token. */
export class SessionClient {
  readonly #trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc' })] });

  /** Who is signed in, renewing the proof if that is needed. Rejects with `Unreachable` without a network. */
  async whoAmI(): Promise<Identity | 'signedOut' | 'revoked'> {
    const first = await reach(this.#trpc.session.me.query());
    if (first.ok) return first;
    if (first.code === 'revoked') return 'revoked';
    const renewed = await this.renew();
    if (renewed !== true) return renewed;
    const second = await reach(this.#trpc.session.me.query());
    return second.ok ? second : second.code;
  }

  /** Asks for new proof by the longer-lived one; true when it worked. */
  async renew(): Promise<true | 'signedOut' | 'revoked'> {
    const answer = await reach(this.#trpc.session.refresh.mutate({}));
    return answer.ok ? true : answer.code;
  }

  async signIn(email: string, password: string, device: Device) {
    return reach(this.#trpc.session.signIn.mutate({ email, password, device: device as never }));
  }

  async claimFirstAdmin(input: { token: string; name: string; mail: string; password: string; company: string; device: Device }) {
    return reach(this.#trpc.session.claimFirstAdmin.mutate(input as never));
  }

  async claimInvite(input: { token: string; password: string; device: Device }) {
    return reach(this.#trpc.session.claimInvite.mutate(input as never));
  }

  /** What a one-time link is for. */
  async look(token: string) {
    return reach(this.#trpc.session.look.mutate({ token }));
  }

  async signOut(): Promise<void> {
    await reach(this.#trpc.session.signOut.mutate());
  }

  async devices(): Promise<ListedDevice[]> {
    return this.#renewing(() => this.#trpc.devices.list.query());
  }

  async revokeDevice(device: string): Promise<void> {
    await this.#renewing(() => this.#trpc.devices.revoke.mutate({ device: device as never }));
  }

  async #renewing<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await reach(ask());
    } catch (error) {
      if (!(error instanceof TRPCClientError) || error.data?.code !== 'UNAUTHORIZED' || (await this.renew()) !== true) throw error;
      return reach(ask());
    }
  }
}

/** There is no network, or no server at its end. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

async function reach<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    // An answer of the server has a shape of its own; anything else never reached it.
    if (error instanceof TRPCClientError && error.data === undefined) throw new Unreachable(error.message);
    throw error;
  }
}
