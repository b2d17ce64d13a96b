import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DeviceId } from '../../model/kernel/ids.ts';
import { type Data, openData } from '../assemble.ts';
import type { Account, AccountStore } from '../auth/accounts.ts';
import { normalMail } from '../auth/accounts.ts';
import { accountsIn, firstLink, linkTo } from '../auth/auth.ts';
import { makeLink } from '../auth/people.ts';
import type { Config } from '../config.ts';
import { SideTables } from '../store/side-tables.ts';
import { findGroup, makeGroup } from './groups.ts';
import { importMbox, type MboxProgress } from './import-mbox.ts';
import { importPeople } from './import-people.ts';
import { MailTables } from './mail-tables.ts';
import { readPeople } from './people-csv.ts';

export const HELP = `npm run admin -- COMMAND

  import people FILE.csv              accounts for people, with one-time links in FILE.links.csv
  import mbox FILE --group NAME       a mailing list's archive into a group
         [--owner ADDRESS]            makes the group, with this owner, if there is none of that name
  first-link                          a one-time link for a first administrator
  person link ADDRESS                 a one-time link by which someone chooses a new password
  person deactivate ADDRESS           ends someone's sign-ins and memberships at once
  person activate ADDRESS             lets them in again
  devices list ADDRESS                someone's devices
  devices revoke ADDRESS DEVICE       signs a device out and has it wiped

The data folder and the server's address come from FIKARUM_DATA and FIKARUM_ORIGIN, as for the server.
Imports, and letting someone in again, need the server to be stopped; the others work while it runs.`;

/** What was asked cannot be done as asked; the message says why, for the person at the keyboard. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
}

export type Desk = {
  config: Config;
  /** Where lines for the person go. */
  say: (line: string) => void;
  /** A line that replaces itself; nothing when there is no terminal. */
  progress: (line: string) => void;
  signal: AbortSignal;
  clock: () => number;
};

type Command = (desk: Desk, words: string[], options: { group?: string; owner?: string }) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  'import people': importPeopleCommand,
  'import mbox': importMboxCommand,
  'first-link': (desk) =>
    withAccounts(desk, async (accounts) => {
      const link = await firstLink({ accounts, clock: desk.clock }, originOf(desk.config));
      desk.say(link ?? 'There is an administrator already. For a new password: person link ADDRESS');
    }),
  'person link': (desk, [mail]) =>
    withAccounts(desk, async (accounts) => {
      const { person } = await accountOf(accounts, mail);
      desk.say(
        linkTo(originOf(desk.config), 'invite', await makeLink(accounts, { purpose: 'invite', person, actor: null, now: desk.clock() })),
      );
    }),
  'person deactivate': (desk, [mail]) =>
    withAccounts(desk, async (accounts) => {
      const { person } = await accountOf(accounts, mail);
      const at = desk.clock();
      await accounts.setDeactivated(person, at, { at, actor: null, action: 'person.deactivate', subject: person, details: {} });
      desk.say(
        `${mail} is signed out everywhere. A running server takes them out of their groups within a minute, a stopped one when it starts.`,
      );
    }),
  'person activate': (desk, [mail]) =>
    withAll(desk, async ({ auth }) => {
      const { person } = await accountOf(auth.accounts, mail);
      await auth.people.activate(person, null);
      desk.say(`${mail} may sign in again. Their groups must let them in again.`);
    }),
  'devices list': (desk, [mail]) =>
    withAccounts(desk, async (accounts) => {
      const { person } = await accountOf(accounts, mail);
      for (const { id, name, seenAt, revokedAt } of await accounts.devices(person))
        desk.say(`${id}  ${name}  last seen ${new Date(seenAt).toISOString().slice(0, 16)}${revokedAt === null ? '' : '  revoked'}`);
    }),
  'devices revoke': (desk, [mail, device]) =>
    withAccounts(desk, async (accounts) => {
      const { person } = await accountOf(accounts, mail);
      const at = desk.clock();
      const act = { at, actor: null, action: 'device.revoke', subject: device ?? null, details: { person } };
      const ended = await accounts.revokeDevice(person, (device ?? '') as DeviceId, at, act);
      if (!ended) throw new AdminError(`${mail} has no device ${device ?? ''}: see devices list ${mail}`);
      desk.say('The device is signed out, and is wiped when it is next in contact.');
    }),
};

/** @throws AdminError, FolderInUse */
export async function runAdmin(desk: Desk, args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArguments(args);
  const name = Object.keys(COMMANDS).find((command) => command.split(' ').every((word, index) => positionals[index] === word));
  const command = name === undefined ? undefined : COMMANDS[name];
  if (values.help || positionals.length === 0) return desk.say(HELP);
  if (!name || !command) throw new AdminError(`there is no command ${positionals.join(' ')}\n\n${HELP}`);
  await command(desk, positionals.slice(name.split(' ').length), values);
}

function parseArguments(args: readonly string[]) {
  try {
    const options = { group: { type: 'string' }, owner: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    if (error instanceof TypeError) throw new AdminError(error.message);
    throw error;
  }
}

async function importPeopleCommand(desk: Desk, [path]: string[]): Promise<void> {
  const { rows, faults } = readPeople(await readFile(fileAt(path)));
  await withAll(desk, async (data) => {
    const done = await importPeople(data, rows, originOf(desk.config), (count) => desk.progress(`${count} of ${rows.length} people`));
    const links = besides(path!, '.links.csv');
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    if (done.invited.length > 0) {
      const lines = done.invited.map(({ name, mail, link }) => [name, mail, link].map(cell).join(';'));
      // Whoever reads this file can become these people: it is the administrator's alone.
      await writeFile(links, `name;mail;link\n${lines.join('\n')}\n`, { mode: 0o600, flag: 'a' });
    }
    const left = [...faults, ...done.faults].sort((a, b) => a.line - b.line);
    for (const { line, reason } of left) desk.say(`line ${line}: ${reason}`);
    desk.say(
      `${done.invited.length} people invited${done.invited.length > 0 ? `, links in ${links}` : ''}; ${done.known} were there already; ${left.length} lines to look at`,
    );
  });
}

async function importMboxCommand(desk: Desk, [path]: string[], { group, owner }: { group?: string; owner?: string }): Promise<void> {
  const archive = fileAt(path);
  if (!group) throw new AdminError('say into which group: --group NAME');
  await withAll(desk, async (data, tables) => {
    const found = await findGroup(data.kernel.store, group);
    if (!found && !owner) throw new AdminError(`there is no group called ${group}; with --owner ADDRESS it is made`);
    const space = found ?? (await makeGroup(data.kernel.engine, group, (await accountOf(data.auth.accounts, owner)).person));
    const notes = besides(archive, '.report.txt');
    let written = Promise.resolve();
    let noted = 0;
    const report = (offset: number, reason: string) => {
      noted++;
      written = written.then(() => appendFile(notes, `byte ${offset}: ${reason}\n`));
    };
    const lineOf = ({ offset, size, posts, comments, files }: MboxProgress) =>
      `${size === 0 ? 100 : Math.floor((offset / size) * 100)} %  ${posts} threads, ${comments} answers, ${files} files`;
    const done = await importMbox({
      data,
      tables: new MailTables(tables),
      path: archive,
      space,
      report,
      progress: (progress) => desk.progress(lineOf(progress)),
      signal: desk.signal,
    });
    await written;
    desk.say(`${lineOf(done)}; ${done.known} were there already; ${done.skipped} could not be read${noted > 0 ? `, see ${notes}` : ''}`);
    if (done.offset < done.size) desk.say('Stopped. The same command goes on from here.');
  });
}

/** Everything, for which the server must be stopped: its devices would not be told of what is written. */
async function withAll(desk: Desk, work: (data: Data, tables: SideTables) => Promise<void>): Promise<void> {
  const { config, clock } = desk;
  const quiet = () => undefined;
  const data = openData({
    folder: config.data,
    clock,
    window: config.window,
    log: { info: quiet, warn: quiet, error: (_, message) => desk.say(message) },
  });
  try {
    await work(data, data.tables);
  } finally {
    await data.close();
  }
}

/** Accounts alone; a running server notices what happens to them. */
async function withAccounts(desk: Desk, work: (accounts: AccountStore) => Promise<void>): Promise<void> {
  const path = join(desk.config.data, 'fikarum.db');
  if (!existsSync(path)) throw new AdminError(`there is no server's data in ${desk.config.data} (FIKARUM_DATA)`);
  const tables = new SideTables(path);
  try {
    await work(accountsIn(tables));
  } finally {
    tables.close();
  }
}

async function accountOf(accounts: AccountStore, mail: string | undefined): Promise<Account> {
  if (!mail) throw new AdminError('say whom, by their e-mail address');
  const account = await accounts.accountByMail(normalMail(mail));
  if (!account) throw new AdminError(`nobody has an account with the address ${mail}`);
  return account;
}

function fileAt(path: string | undefined): string {
  if (!path) throw new AdminError('say which file');
  if (!existsSync(path)) throw new AdminError(`there is no file ${path}`);
  return path;
}

/** A file beside another one: `list.mbox` and `list.report.txt`. */
const besides = (path: string, ending: string): string =>
  path.slice(0, path.length - basename(path).length) + basename(path, extname(path)) + ending;

const originOf = ({ origin, host, port }: Config): string => origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
