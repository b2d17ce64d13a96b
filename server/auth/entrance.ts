import { addressKey, ATTEMPTS, Attempts } from './attempts.ts';
import { type Account, type AccountStore, type Link, normalMail } from './accounts.ts';
import { type Hashing, HashingBusy } from './hashing.ts';
import { faultOf, type PasswordFault } from './password-rule.ts';
import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';
import type { Opened, SignIns } from './sign-ins.ts';
import { hashOf, sameHash } from './tokens.ts';

/** Where a try comes from. `known` is what the device was given when the person signed in there before. */
export type From = { address: string; known: string | null };
export type DeviceName = { id: DeviceId; name: string };

export type SlowDown = { ok: false; code: 'slowDown' /** Seconds. */; retryAfter: number };
export type Entered = { ok: true; account: Account; opened: Opened };
export type SignInAnswer = Entered | SlowDown | { ok: false; code: 'wrong' | 'deactivated' };
export type ClaimAnswer = Entered | SlowDown | { ok: false; code: 'gone' | 'taken' | PasswordFault };
export type ChangeAnswer = { ok: true } | SlowDown | { ok: false; code: 'wrong' | PasswordFault };

const BUSY: SlowDown = { ok: false, code: 'slowDown', retryAfter: 5 };
const slow = (milliseconds: number): SlowDown => ({ ok: false, code: 'slowDown', retryAfter: Math.ceil(milliseconds / 1000) });

/** The ways in: a password, and one-time links. */
export class Entrance {
  readonly #accounts: AccountStore;
  readonly #signIns: SignIns;
  readonly #hashing: Hashing;
  readonly #now: () => number;
  readonly #attempts: Attempts;

  constructor(parts: { accounts: AccountStore; signIns: SignIns; hashing: Hashing; now?: () => number }) {
    this.#accounts = parts.accounts;
    this.#signIns = parts.signIns;
    this.#hashing = parts.hashing;
    this.#now = parts.now ?? Date.now;
    this.#attempts = new Attempts(this.#now);
  }

  /** An address without an account, one without a password and a wrong password get the same answer after the same work. */
  async signIn(given: { email: string; password: string; device: DeviceName }, from: From): Promise<SignInAnswer> {
    const account = await this.#accounts.accountByMail(normalMail(given.email));
    const keys = await this.#keys(normalMail(given.email), account, given.device.id, from);
    const wait = this.#attempts.begin(keys);
    if (wait > 0) return slow(wait);
    const matches = await this.#verify(account?.password ?? null, given.password);
    if (matches === 'busy') return BUSY;
    if (!account || !matches) {
      this.#attempts.failed(keys.slice(0, 1));
      await this.#accounts.record({
        at: this.#now(),
        actor: null,
        action: 'signIn.wrong',
        subject: account?.person ?? null,
        details: { address: from.address },
      });
      return { ok: false, code: 'wrong' };
    }
    this.#attempts.succeeded(keys[0]!, keys[1] ?? null);
    const opened = await this.#signIns.open(account, given.device, from.address);
    if (!opened) return { ok: false, code: 'deactivated' };
    await this.#renewHash(account, given.password);
    return { ok: true, account, opened };
  }

  /** The other devices must sign in again with the new one. */
  async changePassword(person: PersonId, session: string, given: { current: string; next: string }): Promise<ChangeAnswer> {
    const account = await this.#accounts.account(person);
    const key = { key: `change:${person}`, most: ATTEMPTS.account };
    const wait = this.#attempts.begin([key]);
    if (wait > 0) return slow(wait);
    const matches = await this.#verify(account?.password ?? null, given.current);
    if (matches === 'busy') return BUSY;
    if (!account || !matches) {
      this.#attempts.failed([key]);
      return { ok: false, code: 'wrong' };
    }
    this.#attempts.succeeded(key, null);
    const fault = faultOf(given.next, [account.mail, account.name]);
    if (fault) return { ok: false, code: fault };
    const password = await this.#hashing.hash(given.next);
    const act = { at: this.#now(), actor: person, action: 'password.change', subject: person, details: {} };
    this.#signIns.tell(await this.#accounts.setPassword(person, password, session, act));
    return { ok: true };
  }

  /** What a one-time link is for, and whom; null when it is unknown, used or too old. Counts as a try of the address. */
  async look(token: string, from: From): Promise<{ link: Link; account: Account | null } | SlowDown | null> {
    const wait = this.#attempts.begin([{ key: `address:${addressKey(from.address)}`, most: ATTEMPTS.address }]);
    if (wait > 0) return slow(wait);
    const link = await this.#accounts.link(hashOf(token), this.#now());
    return link && { link, account: await this.#accounts.account(link.person) };
  }

  /**
   * Uses a one-time link up.
   * @param of the account it makes or, invited before, gives its password
   * @param prepare what must stand before anyone can come in; may be done twice when the first time was cut short
   */
  async claim(
    given: { token: string; password: string; device: DeviceName; purpose: Link['purpose']; company?: string },
    from: From,
    of: (link: Link, account: Account | null) => Account | null,
    prepare: (account: Account) => Promise<void>,
  ): Promise<ClaimAnswer> {
    const found = await this.look(given.token, from);
    if (found && 'ok' in found) return found;
    const account = found && found.link.purpose === given.purpose ? of(found.link, found.account) : null;
    if (!account || account.deactivatedAt !== null) return { ok: false, code: 'gone' };
    const other = await this.#accounts.accountByMail(account.mail);
    if (other && other.person !== account.person) return { ok: false, code: 'taken' };
    const fault = faultOf(given.password, [account.mail, account.name, given.company ?? '']);
    if (fault) return { ok: false, code: fault };
    const password = await this.#hash(given.password);
    if (password === null) return BUSY;
    await prepare(account);
    const now = this.#now();
    const act = {
      at: now,
      actor: account.person,
      action: `link.${given.purpose}`,
      subject: account.person,
      details: { address: from.address },
    };
    if (!(await this.#accounts.consumeLink(hashOf(given.token), now, { ...account, password }, act))) return { ok: false, code: 'gone' };
    const opened = await this.#signIns.open(account, given.device, from.address);
    return opened ? { ok: true, account, opened } : { ok: false, code: 'gone' };
  }

  /** A device the person has signed in on before counts by itself; every other one counts for the account and for its address. */
  async #keys(mail: string, account: Account | null, device: DeviceId, from: From): Promise<{ key: string; most: number }[]> {
    const devices = account && from.known ? await this.#accounts.devices(account.person) : [];
    const known = hashOf(from.known ?? '');
    if (devices.some(({ id, knownHash }) => id === device && sameHash(knownHash, known)))
      return [{ key: `device:${account?.person}:${device}`, most: ATTEMPTS.account }];
    return [
      { key: `mail:${mail}`, most: ATTEMPTS.account },
      { key: `address:${addressKey(from.address)}`, most: ATTEMPTS.address },
    ];
  }

  async #verify(stored: string | null, password: string): Promise<boolean | 'busy'> {
    try {
      return await this.#hashing.verify(stored, password);
    } catch (error) {
      if (error instanceof HashingBusy) return 'busy';
      throw error;
    }
  }

  async #hash(password: string): Promise<string | null> {
    try {
      return await this.#hashing.hash(password);
    } catch (error) {
      if (error instanceof HashingBusy) return null;
      throw error;
    }
  }

  async #renewHash(account: Account, password: string): Promise<void> {
    if (account.password === null || !this.#hashing.isOutdated(account.password)) return;
    const fresh = await this.#hash(password);
    if (fresh) await this.#accounts.refreshPassword(account.person, account.password, fresh);
  }
}
