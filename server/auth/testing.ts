import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceId, PersonId } from '../../model/kernel/ids.ts';
import type { SessionEnd } from '../http/sessions.ts';
import { SideTables } from '../store/side-tables.ts';
import type { Account } from './accounts.ts';
import { Entrance, type From } from './entrance.ts';
import { Hashing } from './hashing.ts';
import { SignIns } from './sign-ins.ts';
import { SqliteAccounts } from './sqlite-accounts.ts';

/** As little work as may be had: tests sign in often. */
export const CHEAP_HASHING = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

export const PASSWORD = 'kaffet kokar över igen';
export const HERE: From = { address: '192.0.2.1', known: null };
export const deviceNamed = (id: string) => ({ id: id as DeviceId, name: `Dator ${id}` });

/** Sign-in as it runs in the server, over a database of its own and a clock that stands until it is moved. */
export function signInSetting() {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  const tables = new SideTables(join(folder, 'fikarum.db'));
  const clock = { now: Date.UTC(2026, 8, 3, 8) };
  const accounts = new SqliteAccounts(tables);
  const hashing = new Hashing(CHEAP_HASHING);
  const signIns = new SignIns(accounts, { secure: false, now: () => clock.now });
  const entrance = new Entrance({ accounts, signIns, hashing, now: () => clock.now });
  const ends: SessionEnd[] = [];
  signIns.onEnd((end) => ends.push(end));

  /** An account with `PASSWORD`, unless told otherwise. */
  async function person(name: string, over: Partial<Account> = {}): Promise<Account> {
    const account: Account = {
      person: name as PersonId,
      mail: `${name}@bolaget.example`,
      name,
      password: await hashing.hash(PASSWORD),
      admin: false,
      deactivatedAt: null,
      createdAt: clock.now,
      ...over,
    };
    await accounts.createAccount(account, { at: clock.now, actor: null, action: 'account.create', subject: account.person, details: {} });
    return account;
  }

  function close() {
    signIns.close();
    tables.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { folder, tables, clock, accounts, hashing, signIns, entrance, ends, person, close };
}

/** A request that carries an access token the way the desktop does. */
export const bearing = (access: string) => ({ headers: { authorization: `Bearer ${access}` } }) as IncomingMessage;
