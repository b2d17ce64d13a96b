import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { DeviceId, PersonId } from '../../model/kernel/ids.ts';
import type { SideTables } from '../store/side-tables.ts';
import type { Account, AccountStore, Act, Device, Ending, Link, Rotation, SignIn } from './accounts.ts';
import { ACCOUNT_SCHEMA } from './sqlite-schema.ts';

const AccountRow = z.object({
  person: PersonId,
  mail: z.string(),
  name: z.string(),
  password: z.string().nullable(),
  admin: z.int().transform(Boolean),
  deactivatedAt: z.number().nullable(),
  createdAt: z.number(),
});
const DeviceRow = z.object({
  person: PersonId,
  id: DeviceId,
  name: z.string(),
  createdAt: z.number(),
  seenAt: z.number(),
  revokedAt: z.number().nullable(),
  knownHash: z.string(),
});
const SignInRow = z.object({
  id: z.string(),
  selector: z.string(),
  person: PersonId,
  device: DeviceId,
  accessHash: z.string(),
  accessUntil: z.number(),
  refreshHash: z.string(),
  previousHash: z.string().nullable(),
  nonce: z.string(),
  rotatedAt: z.number(),
  confirmed: z.int().transform(Boolean),
  createdAt: z.number(),
  until: z.number(),
  ended: z.enum(['signedOut', 'replaced', 'revoked', 'deactivated', 'copied']).nullable(),
  endedAt: z.number().nullable(),
});
const LinkRow = z.object({ purpose: z.enum(['first', 'invite']), person: PersonId, until: z.number() });
const ActRow = z.object({
  at: z.number(),
  actor: PersonId.nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  details: z.string().transform((text): Act['details'] => JSON.parse(text)),
});

/** Sign-ins that ended or ran out are kept this long, so that a device that comes late is still told to wipe; milliseconds. */
const REMEMBERED = 400 * 24 * 3_600_000;

export class SqliteAccounts implements AccountStore {
  readonly #tables: SideTables;

  constructor(tables: SideTables) {
    this.#tables = tables;
    tables.define(ACCOUNT_SCHEMA);
  }

  async account(person: PersonId): Promise<Account | null> {
    return this.#one(AccountRow, 'SELECT * FROM account WHERE person = ?', person);
  }

  async accountByMail(mail: string): Promise<Account | null> {
    return this.#one(AccountRow, 'SELECT * FROM account WHERE mail = ?', mail);
  }

  async accounts(): Promise<Account[]> {
    return this.#all(AccountRow, 'SELECT * FROM account ORDER BY mail');
  }

  createAccount(account: Account, act: Act): Promise<boolean> {
    return this.#tables.write((database) => {
      if (!insertAccount(database, account)) return false;
      insertAct(database, act);
      return true;
    });
  }

  async createAccounts(accounts: readonly Account[], act: Act): Promise<boolean> {
    const taken = Symbol('taken');
    try {
      await this.#tables.write((database) => {
        for (const account of accounts) if (!insertAccount(database, account)) throw taken;
        insertAct(database, act);
      });
      return true;
    } catch (error) {
      if (error === taken) return false;
      throw error;
    }
  }

  async refreshPassword(person: PersonId, from: string, to: string): Promise<void> {
    await this.#tables.write((database) => {
      database.prepare('UPDATE account SET password = ? WHERE person = ? AND password = ?').run(to, person, from);
    });
  }

  setPassword(person: PersonId, password: string, keep: string | null, act: Act): Promise<SignIn[]> {
    return this.#tables.write((database) => {
      database.prepare('UPDATE account SET password = ? WHERE person = ?').run(password, person);
      insertAct(database, act);
      return this.#end(database, 'replaced', act.at, 'person = ? AND id IS NOT ?', person, keep);
    });
  }

  setDeactivated(person: PersonId, at: number | null, act: Act): Promise<SignIn[]> {
    return this.#tables.write((database) => {
      database.prepare('UPDATE account SET deactivatedAt = ? WHERE person = ?').run(at, person);
      insertAct(database, act);
      return at === null ? [] : this.#end(database, 'deactivated', act.at, 'person = ?', person);
    });
  }

  openSignIn(signIn: SignIn, device: Device, act: Act): Promise<SignIn[] | null> {
    return this.#tables.write((database) => {
      const active = database.prepare('SELECT 1 FROM account WHERE person = ? AND deactivatedAt IS NULL').get(signIn.person);
      if (!active) return null;
      database.prepare('DELETE FROM signIn WHERE until < ?').run(signIn.createdAt - REMEMBERED);
      database
        .prepare(
          `INSERT INTO device (person, id, name, createdAt, seenAt, revokedAt, knownHash) VALUES (?, ?, ?, ?, ?, NULL, ?)
           ON CONFLICT (person, id) DO UPDATE SET name = excluded.name, seenAt = excluded.seenAt, revokedAt = NULL, knownHash = excluded.knownHash`,
        )
        .run(device.person, device.id, device.name, device.createdAt, device.seenAt, device.knownHash);
      const ended = this.#end(database, 'replaced', act.at, 'person = ? AND device = ?', signIn.person, signIn.device);
      const columns = SignInRow.keyof().options;
      database
        .prepare(`INSERT INTO signIn (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
        .run(...columns.map((column) => bindable(signIn[column])));
      insertAct(database, act);
      return ended;
    });
  }

  async signInBySelector(selector: string): Promise<SignIn | null> {
    return this.#one(SignInRow, 'SELECT * FROM signIn WHERE selector = ?', selector);
  }

  async signInByAccess(hash: string): Promise<SignIn | null> {
    return this.#one(SignInRow, 'SELECT * FROM signIn WHERE accessHash = ?', hash);
  }

  async signIn(id: string): Promise<SignIn | null> {
    return this.#one(SignInRow, 'SELECT * FROM signIn WHERE id = ?', id);
  }

  rotate(from: SignIn, to: Rotation): Promise<boolean> {
    return this.#tables.write((database) => {
      const { changes } = database
        .prepare(
          `UPDATE signIn SET accessHash = ?, accessUntil = ?, refreshHash = ?, previousHash = ?, nonce = ?, rotatedAt = ?, until = ?,
             confirmed = 0
           WHERE id = ? AND refreshHash = ? AND ended IS NULL`,
        )
        .run(to.accessHash, to.accessUntil, to.refreshHash, from.refreshHash, to.nonce, to.rotatedAt, to.until, from.id, from.refreshHash);
      if (changes === 0) return false;
      database.prepare('UPDATE device SET seenAt = ? WHERE person = ? AND id = ?').run(to.rotatedAt, from.person, from.device);
      return true;
    });
  }

  async prolong(id: string, accessUntil: number, until: number): Promise<void> {
    await this.#tables.write((database) => {
      database.prepare('UPDATE signIn SET accessUntil = ?, until = ? WHERE id = ? AND ended IS NULL').run(accessUntil, until, id);
    });
  }

  async confirm(id: string): Promise<void> {
    await this.#tables.write((database) => {
      database.prepare('UPDATE signIn SET confirmed = 1 WHERE id = ?').run(id);
    });
  }

  async endedSince(at: number): Promise<SignIn[]> {
    return this.#all(SignInRow, 'SELECT * FROM signIn WHERE endedAt >= ?', at);
  }

  endSignIn(id: string, ending: Ending, act: Act): Promise<boolean> {
    return this.#tables.write((database) => {
      if (this.#end(database, ending, act.at, 'id = ?', id).length === 0) return false;
      insertAct(database, act);
      return true;
    });
  }

  async devices(person: PersonId): Promise<Device[]> {
    return this.#all(DeviceRow, 'SELECT * FROM device WHERE person = ? ORDER BY seenAt DESC', person);
  }

  renameDevice(person: PersonId, device: DeviceId, name: string): Promise<boolean> {
    return this.#tables.write(
      (database) => database.prepare('UPDATE device SET name = ? WHERE person = ? AND id = ?').run(name, person, device).changes > 0,
    );
  }

  revokeDevice(person: PersonId, device: DeviceId, at: number, act: Act): Promise<SignIn[] | null> {
    return this.#tables.write((database) => {
      // A new hash that nothing has: the device is a stranger at its next sign-in.
      const { changes } = database
        .prepare("UPDATE device SET revokedAt = ?, knownHash = '' WHERE person = ? AND id = ?")
        .run(at, person, device);
      if (changes === 0) return null;
      insertAct(database, act);
      return this.#end(database, 'revoked', act.at, 'person = ? AND device = ?', person, device);
    });
  }

  async makeLink(hash: string, link: Link, act: Act): Promise<void> {
    await this.#tables.write((database) => {
      database.prepare('DELETE FROM link WHERE purpose = ? AND person = ? AND usedAt IS NULL').run(link.purpose, link.person);
      if (link.purpose === 'first') database.exec("DELETE FROM link WHERE purpose = 'first' AND usedAt IS NULL");
      database
        .prepare('INSERT INTO link (hash, purpose, person, until) VALUES (?, ?, ?, ?)')
        .run(hash, link.purpose, link.person, link.until);
      insertAct(database, act);
    });
  }

  async link(hash: string, now: number): Promise<Link | null> {
    return this.#one(LinkRow, 'SELECT purpose, person, until FROM link WHERE hash = ? AND usedAt IS NULL AND until > ?', hash, now);
  }

  consumeLink(hash: string, now: number, account: Account, act: Act): Promise<boolean> {
    return this.#tables.write((database) => {
      const { changes } = database
        .prepare('UPDATE link SET usedAt = ? WHERE hash = ? AND usedAt IS NULL AND until > ?')
        .run(now, hash, now);
      if (changes === 0) return false;
      const there = database.prepare('UPDATE account SET password = ? WHERE person = ?').run(account.password, account.person);
      if (there.changes === 0 && !insertAccount(database, account)) {
        database.prepare('UPDATE link SET usedAt = NULL WHERE hash = ?').run(hash);
        return false;
      }
      insertAct(database, act);
      return true;
    });
  }

  async record(act: Act): Promise<void> {
    await this.#tables.write((database) => insertAct(database, act));
  }

  async acts(limit: number): Promise<Act[]> {
    return this.#all(ActRow, 'SELECT at, actor, action, subject, details FROM act ORDER BY id DESC LIMIT ?', limit);
  }

  #end(database: DatabaseSync, ending: Ending, at: number, where: string, ...values: SQLInputValue[]): SignIn[] {
    return z
      .array(SignInRow)
      .parse(
        database
          .prepare(`UPDATE signIn SET ended = ?, endedAt = ? WHERE ${where} AND ended IS NULL RETURNING *`)
          .all(ending, at, ...values),
      );
  }

  #one<Row>(row: z.ZodType<Row>, sql: string, ...values: SQLInputValue[]): Row | null {
    const found = this.#tables.database.prepare(sql).get(...values);
    return found ? row.parse(found) : null;
  }

  #all<Row>(row: z.ZodType<Row>, sql: string, ...values: SQLInputValue[]): Row[] {
    return z.array(row).parse(this.#tables.database.prepare(sql).all(...values));
  }
}

/** SQLite has no booleans. */
const bindable = (value: SQLInputValue | boolean): SQLInputValue => (typeof value === 'boolean' ? Number(value) : value);

function insertAccount(database: DatabaseSync, account: Account): boolean {
  const { changes } = database
    .prepare(
      `INSERT INTO account (person, mail, name, password, admin, deactivatedAt, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    )
    .run(account.person, account.mail, account.name, account.password, account.admin ? 1 : 0, account.deactivatedAt, account.createdAt);
  return changes > 0;
}

function insertAct(database: DatabaseSync, act: Act): void {
  database
    .prepare('INSERT INTO act (at, actor, action, subject, details) VALUES (?, ?, ?, ?, ?)')
    .run(act.at, act.actor, act.action, act.subject, JSON.stringify(act.details));
}
