import { setTimeout as delay } from 'node:timers/promises';
import { COMPANY, cryptoRandom, type PersonId, personDocument, spaceDocument, uuidv7 } from '../../model/kernel/ids.ts';
import { PersonBody, type Profile } from '../../model/people/person.ts';
import type { EffectWrite } from '../feature.ts';
import { companyBegins, type Newcomer, personJoins, personLeaves } from '../spaces/company.ts';
import type { Engine } from '../sync/engine.ts';
import { type Account, type AccountStore, type Link, normalMail } from './accounts.ts';
import type { SignIns } from './sign-ins.ts';
import { hashOf, mintSecret } from './tokens.ts';

const HOUR = 3_600_000;
export const LINK_LIFETIMES = { first: 24 * HOUR, invite: 14 * 24 * HOUR } as const;

/** @returns a one-time link's token; an earlier one for the same person is out of use */
export async function makeLink(
  accounts: Pick<AccountStore, 'makeLink'>,
  given: { purpose: Link['purpose']; person: PersonId; actor: PersonId | null; now: number },
): Promise<string> {
  const { purpose, person, actor, now } = given;
  const token = mintSecret();
  const act = { at: now, actor, action: 'link.make', subject: person, details: { purpose } };
  await accounts.makeLink(hashOf(token), { purpose, person, until: now + LINK_LIFETIMES[purpose] }, act);
  return token;
}

/** How often leavings that another process wrote are carried through; milliseconds. */
const TIDY = 60_000;

/**
 * People with accounts: they come, leave and come back. An account and what others see of its person lie in two places, so
 * each step is one that may be done again: first the account, which decides who may do anything at all, then the documents.
 */
export class People {
  readonly #accounts: AccountStore;
  readonly #signIns: SignIns;
  readonly #engine: Pick<Engine, 'write'>;
  readonly #now: () => number;
  readonly #left = new Set<PersonId>();

  constructor(parts: { accounts: AccountStore; signIns: SignIns; engine: Pick<Engine, 'write'>; now?: () => number }) {
    this.#accounts = parts.accounts;
    this.#signIns = parts.signIns;
    this.#engine = parts.engine;
    this.#now = parts.now ?? Date.now;
  }

  /** The company with its first administrator in it. A company that exists keeps its name. */
  async begin(company: string, admin: Account): Promise<void> {
    await this.#engine.write(async ({ read, now, put }) => {
      const exists = (await read.documents([spaceDocument(COMPANY)])).some((document) => !document.deleted);
      const profile = { name: admin.name, mail: admin.mail };
      await put([...(exists ? [] : [companyBegins(company)]), ...personJoins({ person: admin.person, profile, role: 'owner' }, now)]);
    });
  }

  /**
   * An account for someone new, with what the company sees of them.
   * @returns the token of the link by which they choose a password; null when the address has an account already
   */
  async invite(
    given: { mail: string; profile: Pick<Profile, 'name'> & Partial<Profile>; role: 'moderator' | 'member' | null },
    actor: PersonId | null,
  ): Promise<{ person: PersonId; token: string } | null> {
    const now = this.#now();
    const person = uuidv7(now, cryptoRandom) as PersonId;
    const mail = normalMail(given.mail);
    const account: Account = { person, mail, name: given.profile.name, password: null, admin: false, deactivatedAt: null, createdAt: now };
    if (!(await this.#accounts.createAccount(account, { at: now, actor, action: 'person.create', subject: person, details: {} })))
      return null;
    await this.#engine.write(({ now, put }) => put(personJoins({ person, profile: { mail, ...given.profile }, role: given.role }, now)));
    return { person, token: await this.link('invite', person, actor) };
  }

  /** What the company sees of someone whose account was made, when that was cut short. @returns whether it was */
  async appear(person: PersonId | undefined, given: Pick<Newcomer, 'profile' | 'role'>): Promise<boolean> {
    if (!person) return false;
    return this.#engine.write(async ({ read, now, put }) => {
      const [card] = await read.documents([personDocument(person)]);
      if (card) return false;
      await put(personJoins({ person, ...given }, now));
      return true;
    });
  }

  link(purpose: Link['purpose'], person: PersonId, actor: PersonId | null): Promise<string> {
    return makeLink(this.#accounts, { purpose, person, actor, now: this.#now() });
  }

  /** Out of everywhere: sign-ins end at once, and the memberships go. */
  async deactivate(person: PersonId, actor: PersonId | null): Promise<void> {
    const at = this.#now();
    const act = { at, actor, action: 'person.deactivate', subject: person, details: {} };
    this.#signIns.tell(await this.#accounts.setDeactivated(person, at, act));
    await this.#leave(person);
  }

  /** Back in the company; the groups they were in must let them in again. */
  async activate(person: PersonId, actor: PersonId | null): Promise<void> {
    const at = this.#now();
    await this.#accounts.setDeactivated(person, null, { at, actor, action: 'person.activate', subject: person, details: {} });
    this.#left.delete(person);
    const account = await this.#accounts.account(person);
    await this.#engine.write(async ({ read, now, put }) => {
      const [card] = await read.documents([personDocument(person)]);
      if (!card || card.deleted || !account) return;
      const body = PersonBody.parse(card.body);
      const role = body.guest ? null : account.admin ? 'owner' : 'member';
      await put(personJoins({ person, profile: body, locked: body.locked, role }, now));
    });
  }

  /** Carries through leavings of which only the account knows yet: cut short, or written by the command line. */
  async tidy(): Promise<void> {
    for (const account of await this.#accounts.accounts()) {
      if (account.deactivatedAt !== null && !this.#left.has(account.person)) await this.#leave(account.person);
    }
  }

  /** Tidies now and every minute until the signal. Rejects when the store cannot write. */
  async keepTidy(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.tidy();
      await delay(TIDY, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #leave(person: PersonId): Promise<void> {
    await this.#engine.write(async ({ read, now, put }) => {
      const writes: EffectWrite[] = await personLeaves(read, person, now);
      if (writes.length > 0) await put(writes);
    });
    this.#left.add(person);
  }
}
