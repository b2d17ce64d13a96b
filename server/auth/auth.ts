import { cryptoRandom, type PersonId, uuidv7 } from '../../model/kernel/ids.ts';
import type { SideTables } from '../store/side-tables.ts';
import type { Engine } from '../sync/engine.ts';
import type { AccountStore } from './accounts.ts';
import { Entrance } from './entrance.ts';
import { type HashCost, Hashing } from './hashing.ts';
import { makeLink, People } from './people.ts';
import type { SignIns } from './sign-ins.ts';
import { SqliteAccounts } from './sqlite-accounts.ts';

/** Sign-in, put together. The sign-ins come first, because the kernel needs them before there is an engine. */
export type Auth = {
  accounts: AccountStore;
  signIns: SignIns;
  entrance: Entrance;
  people: People;
  clock: () => number;
};

export const accountsIn = (tables: SideTables): AccountStore => new SqliteAccounts(tables);

export function assembleAuth(parts: {
  accounts: AccountStore;
  signIns: SignIns;
  engine: Pick<Engine, 'write'>;
  clock: () => number;
  hashing?: HashCost;
}): Auth {
  const { accounts, signIns, engine, clock } = parts;
  const entrance = new Entrance({ accounts, signIns, hashing: new Hashing(parts.hashing), now: clock });
  return { accounts, signIns, entrance, people: new People({ accounts, signIns, engine, now: clock }), clock };
}

/**
 * The address by which the first administrator comes in, as long as there is none who could. The token stands in the
 * fragment, which no browser sends and no log sees.
 * @param origin the server's address as people type it
 */
export async function firstLink(auth: Pick<Auth, 'accounts' | 'clock'>, origin: string): Promise<string | null> {
  const accounts = await auth.accounts.accounts();
  if (accounts.some((account) => account.admin && account.deactivatedAt === null && account.password !== null)) return null;
  const person = uuidv7(auth.clock(), cryptoRandom) as PersonId;
  return linkTo(origin, 'first', await makeLink(auth.accounts, { purpose: 'first', person, actor: null, now: auth.clock() }));
}

/** @param purpose `first`: the page that sets up the company. `invite`: the page on which someone invited chooses a password. */
export const linkTo = (origin: string, purpose: 'first' | 'invite', token: string): string =>
  `${origin}/${purpose === 'first' ? 'first' : 'invite'}#${token}`;
