import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { cryptoRandom, uuidv7, type DeviceId, type PersonId } from '../../model/kernel/ids.ts';
import type { Authentication, Session, SessionEnd, Sessions } from '../http/sessions.ts';
import { type Account, type AccountStore, type SignIn, wipes } from './accounts.ts';
import { accessOf, cookieOf, tokenCookies, type Tokens } from './credentials.ts';
import { hashOf, joinRefresh, mintSecret, mintSelector, sameHash, splitRefresh, successor } from './tokens.ts';

const MINUTE = 60_000;
/** How long an access token is good; a refresh token moves on with every use. */
export const LIFETIMES = { access: 15 * MINUTE, refresh: 90 * 24 * 60 * MINUTE } as const;
/** How long after a rotation the token before may still come: two tabs that asked at once. */
const GRACE = 30_000;
/** How often endings that another process caused (the command line) are looked for. */
const WATCH = 500;

export type Refreshed = { status: 'signedIn'; tokens: Tokens; session: Session } | { status: 'none' } | { status: 'revoked' };

/** A sign-in that begins. `known` proves later that the person has signed in on this device before. */
export type Opened = { tokens: Tokens; known: string; session: Session };

/** The sign-ins of all devices: who a token belongs to, how it is renewed, and who is told when one ends. */
export class SignIns implements Sessions {
  readonly #accounts: AccountStore;
  readonly #now: () => number;
  readonly #secure: boolean;
  readonly #listeners = new Set<(end: SessionEnd) => void>();
  /** Endings already told, by when they happened. */
  readonly #told = new Map<string, number>();
  readonly #stop = new AbortController();

  /** @param options.secure whether people reach the server over https; decides the names of the cookies */
  constructor(accounts: AccountStore, options: { secure: boolean; now?: () => number }) {
    this.#accounts = accounts;
    this.#secure = options.secure;
    this.#now = options.now ?? Date.now;
  }

  get secure(): boolean {
    return this.#secure;
  }

  async authenticate(request: IncomingMessage): Promise<Authentication> {
    const access = accessOf(request, this.#secure);
    if (!access) return { status: 'none' };
    const signIn = await this.#accounts.signInByAccess(hashOf(access));
    if (!signIn) return { status: 'none' };
    if (signIn.ended) return { status: wipes(signIn.ended) ? 'revoked' : 'none' };
    if (signIn.accessUntil <= this.#now()) return { status: 'none' };
    if (!signIn.confirmed) await this.#accounts.confirm(signIn.id);
    return { status: 'signedIn', session: sessionOf(signIn) };
  }

  async mayAct(session: Session): Promise<boolean> {
    const signIn = await this.#accounts.signIn(session.id);
    return signIn !== null && signIn.ended === null && signIn.until > this.#now();
  }

  onEnd(listener: (end: SessionEnd) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens a sign-in for somebody who has proved to be that person. An earlier one on the same device ends. @returns null when the account is deactivated */
  async open(account: Account, device: { id: DeviceId; name: string }, address: string): Promise<Opened | null> {
    const now = this.#now();
    const [access, refresh, known, selector] = [mintSecret(), mintSecret(), mintSecret(), mintSelector()];
    const signIn: SignIn = {
      id: uuidv7(now, cryptoRandom),
      selector,
      person: account.person,
      device: device.id,
      accessHash: hashOf(access),
      accessUntil: now + LIFETIMES.access,
      refreshHash: hashOf(refresh),
      previousHash: null,
      nonce: mintSecret(),
      rotatedAt: now,
      confirmed: true,
      createdAt: now,
      until: now + LIFETIMES.refresh,
      ended: null,
      endedAt: null,
    };
    const ended = await this.#accounts.openSignIn(
      signIn,
      { person: account.person, id: device.id, name: device.name, createdAt: now, seenAt: now, revokedAt: null, knownHash: hashOf(known) },
      { at: now, actor: account.person, action: 'signIn', subject: device.id, details: { device: device.name, address } },
    );
    if (!ended) return null;
    this.tell(ended);
    return { tokens: this.#tokens(signIn, access, refresh), known, session: sessionOf(signIn) };
  }

  /**
   * The next pair of tokens for a refresh token. The one before the newest is answered with the same pair again as long as the
   * device has not shown that it got it, or within a short grace: an answer lost in a tunnel signs nobody out. Any other
   * token of a known sign-in is a copy, and ends it.
   */
  async refresh(token: string): Promise<Refreshed> {
    const parts = splitRefresh(token);
    const signIn = parts && (await this.#accounts.signInBySelector(parts.selector));
    if (!signIn) return { status: 'none' };
    const now = this.#now();
    const given = hashOf(parts.secret);
    const newest = sameHash(given, signIn.refreshHash);
    const before = sameHash(given, signIn.previousHash);
    if (signIn.ended) return { status: (newest || before) && wipes(signIn.ended) ? 'revoked' : 'none' };
    if (signIn.until <= now) return { status: 'none' };
    if (newest) return this.#rotate(signIn, parts.secret, token);
    if (before && (!signIn.confirmed || now - signIn.rotatedAt <= GRACE)) {
      const [accessUntil, until] = [now + LIFETIMES.access, now + LIFETIMES.refresh];
      await this.#accounts.prolong(signIn.id, accessUntil, until);
      const again = { ...signIn, accessUntil, until };
      return { status: 'signedIn', tokens: this.#after(again, parts.secret), session: sessionOf(signIn) };
    }
    await this.end(signIn.id, 'copied', { actor: null, reason: 'a refresh token came a second time' });
    return { status: 'none' };
  }

  /**
   * For what a browser fetches by itself (pictures, films): no script is there to renew a proof that has run out, so it is renewed
   * on the way. Many at once get the same pair. @returns null when the request has nothing to renew it by
   */
  async renew(request: Pick<IncomingMessage, 'headers'>): Promise<{ session: Session; cookies: string[] } | null> {
    const refreshed = await this.refresh(cookieOf(request, 'refresh', this.#secure) ?? '');
    if (refreshed.status !== 'signedIn') return null;
    return { session: refreshed.session, cookies: tokenCookies(refreshed.tokens, this.#now(), this.#secure) };
  }

  async end(id: string, ending: 'signedOut' | 'copied', by: { actor: PersonId | null; reason: string }): Promise<void> {
    const now = this.#now();
    const act = { at: now, actor: by.actor, action: 'signIn.end', subject: id, details: { reason: by.reason } };
    if (!(await this.#accounts.endSignIn(id, ending, act))) return;
    const signIn = await this.#accounts.signIn(id);
    if (signIn) this.tell([signIn]);
  }

  /** Tells who listens that these have ended; each of them once. */
  tell(ended: readonly SignIn[]): void {
    for (const signIn of ended) {
      if (signIn.ended === null || this.#told.has(signIn.id)) continue;
      this.#told.set(signIn.id, signIn.endedAt ?? this.#now());
      for (const listener of [...this.#listeners]) listener({ session: signIn.id, wipe: wipes(signIn.ended) });
    }
  }

  /** Looks for endings that another process wrote, until `close`. Rejects when the database cannot be read. */
  async watch(): Promise<void> {
    const overlap = 5_000;
    for (let since = this.#now(); !this.#stop.signal.aborted; ) {
      this.tell(await this.#accounts.endedSince(since - overlap));
      for (const [id, at] of this.#told) if (at < since - overlap) this.#told.delete(id);
      since = this.#now();
      await delay(WATCH, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
    }
  }

  close(): void {
    this.#stop.abort();
    this.#listeners.clear();
  }

  async #rotate(signIn: SignIn, secret: string, token: string): Promise<Refreshed> {
    const now = this.#now();
    const nonce = mintSecret();
    const [access, refresh] = [successor(secret, nonce, 'access'), successor(secret, nonce, 'refresh')];
    const to = {
      accessHash: hashOf(access),
      accessUntil: now + LIFETIMES.access,
      refreshHash: hashOf(refresh),
      nonce,
      rotatedAt: now,
      until: now + LIFETIMES.refresh,
    };
    // Somebody with the same token was quicker: then this is the one before the newest, and gets the same pair.
    if (!(await this.#accounts.rotate(signIn, to))) return this.refresh(token);
    return { status: 'signedIn', tokens: this.#tokens({ ...signIn, ...to }, access, refresh), session: sessionOf(signIn) };
  }

  #after(signIn: SignIn, secret: string): Tokens {
    return this.#tokens(signIn, successor(secret, signIn.nonce, 'access'), successor(secret, signIn.nonce, 'refresh'));
  }

  #tokens(signIn: SignIn, access: string, refresh: string): Tokens {
    return { access, accessUntil: signIn.accessUntil, refresh: joinRefresh(signIn.selector, refresh), refreshUntil: signIn.until };
  }
}

const sessionOf = (signIn: SignIn): Session => ({ id: signIn.id, person: signIn.person, device: signIn.device });
