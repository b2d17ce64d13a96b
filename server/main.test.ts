import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('the server as a process', () => {
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fikarum-main-'));
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages', 'index.html'), '<!doctype html>');
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  function start(environment: Record<string, string> = {}) {
    const settings = { FIKARUM_DATA: join(folder, 'data'), FIKARUM_PORT: '0', FIKARUM_PAGES: join(folder, 'pages') };
    const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...settings, ...environment } });
    children.push(child);
    const said = { text: '' };
    child.stdout.on('data', (chunk) => (said.text += chunk));
    child.stderr.on('data', (chunk) => (said.text += chunk));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const address = async () => {
      await expect.poll(() => said.text, { timeout: 15_000 }).toMatch(/listens on http:\S+/);
      return /listens on (http:\S+)/.exec(said.text)?.[1] ?? '';
    };
    return { child, said, ended, address };
  }

  test('says where it listens, is ready, and stops at SIGTERM without losing its data folder', { timeout: 40_000 }, async () => {
    const first = start();
    const address = await first.address();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    await expect.poll(() => first.said.text).toContain('/first#');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = start();
    expect((await fetch(`${await second.address()}/health/live`)).status).toBe(200);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  test('says in plain words what is wrong with its settings or its folder', { timeout: 40_000 }, async () => {
    const wrong = start({ FIKARUM_PORT: 'many' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said.text.trim()).toBe('FIKARUM_PORT is "many", but it must be a whole number');
    const unbuilt = start({ FIKARUM_PAGES: join(folder, 'nowhere') });
    expect(await unbuilt.ended).toBe(1);
    expect(unbuilt.said.text.trim()).toMatch(/^The interface is not built: .+ Run: npm run build$/);
    const running = start();
    const { port } = new URL(await running.address());
    const taken = start({ FIKARUM_DATA: join(folder, 'other'), FIKARUM_PORT: port });
    expect(await taken.ended).toBe(1);
    expect(taken.said.text.trim()).toMatch(/^listen EADDRINUSE.*$/);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said.text).toContain('works on this folder');
    expect(second.said.text).not.toContain('    at ');
  });
});
