import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lookInto } from './demo-folder.ts';
import { DEMO_PASSWORD, VISITOR_MAIL } from './seed.ts';

const START = fileURLToPath(new URL('./start.ts', import.meta.url));

let folder: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fikarum-start-'));
  mkdirSync(join(folder, 'pages'));
  for (const name of ['index.html', 'service-worker.js']) writeFileSync(join(folder, 'pages', name), '');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(...flags: string[]) {
  const environment = { PATH: process.env.PATH, FIKARUM_PAGES: join(folder, 'pages') };
  const child = spawn(process.execPath, [START, '--no-open', ...flags], { env: environment });
  children.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = async () => {
    await expect.poll(() => said.text, { timeout: 100_000 }).toMatch(/Ctrl-C/);
    return /Fikarum is at\s+(http:\S+)/.exec(said.text)?.[1] ?? '';
  };
  return { child, said, ended, address };
}

const data = (name: string) => ['--data', join(folder, name)];

describe('npm start', { timeout: 150_000 }, () => {
  test('makes the demo company, lets its people in, and stops at Ctrl-C', async () => {
    const first = start(...data('demo'), '--port', '0');
    const address = await first.address();
    expect(first.said.text).toContain('420 people');
    expect(first.said.text).toContain(VISITOR_MAIL);
    const device = { id: crypto.randomUUID(), name: 'A browser' };
    const answer = await fetch(`${address}/trpc/session.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ email: VISITOR_MAIL, password: DEMO_PASSWORD, device }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Elin Sjöstrand');
    // The terminal signals the whole group and the process around this one passes it on.
    first.child.kill('SIGINT');
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const second = start(...data('demo'), '--port', '0');
    await second.address();
    expect(second.said.text).not.toContain('Making');
    expect(second.said.text).toContain(DEMO_PASSWORD);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    const empty = start(...data('demo'), '--empty');
    expect(await empty.ended).toBe(1);
    expect(empty.said.text).toContain('holds the demo company');
  });

  test('begins without anybody when asked to, and with an address to set it up', async () => {
    const own = start(...data('own'), '--port', '0', '--empty');
    await own.address();
    expect(own.said.text).toMatch(/Set it up at\s+http:\S+\/first#/);
    expect(own.said.text).not.toContain(DEMO_PASSWORD);
    expect(lookInto(join(folder, 'own'))).toBe('nothing');
  });

  test('takes the next port when its own is taken, and refuses one that was asked for', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const bound = other.address();
    const taken = String(bound && typeof bound === 'object' ? bound.port : 0);
    const refused = start(...data('ports'), '--empty', '--port', taken);
    expect(await refused.ended).toBe(1);
    expect(refused.said.text).toContain('EADDRINUSE');
    const [one, two] = [start(...data('one'), '--empty'), start(...data('two'), '--empty')];
    const addresses = [await one.address(), await two.address()];
    expect(new Set(addresses).size).toBe(2);
    other.close();
  });

  test('says what it understands when it does not', async () => {
    const wrong = start('--frsh');
    expect(await wrong.ended).toBe(1);
    expect(wrong.said.text).toContain('--fresh');
    expect(wrong.said.text).not.toContain('at file:');
  });
});
