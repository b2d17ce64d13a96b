import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMPANY, type PersonId } from '../../model/kernel/ids.ts';
import { type MessageBody, messageKind } from '../../model/chat/message.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { fileKind } from '../../model/files/file.ts';
import { type Data, openData } from '../assemble.ts';
import type { Account } from '../auth/accounts.ts';
import { FolderInUse } from '../data-folder.ts';
import { clear, lookInto } from './demo-folder.ts';
import { seedDemo, VISITOR_MAIL } from './seed.ts';

const NOW = Date.UTC(2026, 10, 24, 9, 42);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
let data: Data | null;
const open = () => (data = openData({ folder, log, durability: 'off' }));
const close = async () => {
  await data?.close();
  data = null;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fikarum-demo-'));
  data = null;
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const someone = (person: string): Account => {
  return {
    person: person as PersonId,
    mail: `${person}@bolaget.example`,
    name: person,
    password: null,
    admin: true,
    deactivatedAt: null,
    createdAt: NOW,
  };
};
const act = { at: NOW, actor: null, action: 'person.create', subject: null, details: {} };

describe('a data folder', () => {
  test('holds nothing before anyone has an account', async () => {
    expect(lookInto(folder)).toBe('nothing');
    open();
    await close();
    expect(lookInto(folder)).toBe('nothing');
  });

  test('with somebody’s account is a company of its own', async () => {
    await open().auth.accounts.createAccount(someone('samir'), act);
    await close();
    expect(lookInto(folder)).toBe('company');
  });

  test('is known as the demo’s, also when its making was cut short', async () => {
    const accounts = [someone('elin'), someone('amira')];
    await open().auth.accounts.createAccounts(accounts, { ...act, action: 'demo.seed' });
    await close();
    expect(lookInto(folder)).toBe('unfinished');
  });

  test('is cleared of what a server keeps, and of nothing else', async () => {
    open();
    expect(() => clear(folder)).toThrow(FolderInUse);
    await close();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    clear(folder);
    expect([existsSync(join(folder, 'fikarum.db')), existsSync(join(folder, 'notes.txt'))]).toEqual([false, true]);
  });
});

test('accounts are made all or none', async () => {
  const { accounts } = open().auth;
  expect(await accounts.createAccounts([someone('elin'), someone('amira')], act)).toBe(true);
  expect(await accounts.createAccounts([someone('oskar'), someone('elin')], act)).toBe(false);
  expect((await accounts.accounts()).map((account) => account.name)).toEqual(['amira', 'elin']);
});

test('the demo company on a server: everyone has an account, logs count up, and every file is there', { timeout: 60_000 }, async () => {
  const server = open();
  const { kernel, auth, files } = server;
  const { documents, people } = await seedDemo(server, { now: NOW });
  expect(lookInto(folder)).toBe('demo');
  expect(documents).toBeGreaterThan(55_000);
  const accounts = await auth.accounts.accounts();
  expect(accounts).toHaveLength(people);
  expect(accounts.every((account) => account.password !== null)).toBe(true);
  expect(accounts.filter((account) => account.admin).map((account) => account.name)).toEqual(['Samir Dahlqvist']);

  const visitor = accounts.find((account) => account.mail === VISITOR_MAIL)!;
  const spaces = (await kernel.store.read.membershipsOf(visitor.person)).map((membership) => membership.space);
  expect(spaces).toContain(COMPANY);
  let carried = 0;
  for (const space of spaces) {
    const entries = await kernel.store.read.after(space, 0, 100_000);
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.every((entry, index) => index === 0 || entries[index - 1]!.changedAt <= entry.changedAt)).toBe(true);
    const texts = entries.filter((entry) => entry.kind === 'post' || entry.kind === messageKind.name);
    for (const id of texts.flatMap((entry) => (JSON.parse(entry.text) as { body: PostBody | MessageBody }).body.files)) {
      const found = await files.find(visitor.person, id);
      expect(fileKind.body.parse(found?.body).hash).toBe(found?.blob.hash);
      carried++;
    }
  }
  expect(carried).toBeGreaterThan(20);
});
