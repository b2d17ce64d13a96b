import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '../.ci/chromium.ts';
import { serveStoragePage } from '../e2e/storage/serve.ts';
import type { Bench, Figure } from './figure.ts';
import type { BenchPage } from './storage/page.ts';

declare const bench: BenchPage;

const DOCUMENTS = 100_000;
const DEXIE = 'RxDB on IndexedDB (Dexie)';

/** The device's copy in a real browser with real files, against RxDB's own storage for browsers, in the same run. */
export const storageBench: Bench = {
  name: 'storage',
  async run() {
    const site = await serveStoragePage('../../bench/storage/page.ts');
    const profile = mkdtempSync(join(tmpdir(), 'fikarum-bench-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium() ?? undefined,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      return await figures(context, site.url);
    } finally {
      await context.close();
      await site.close();
      rmSync(profile, { recursive: true, force: true });
    }
  },
};

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}

async function figures(context: BrowserContext, url: string): Promise<Figure[]> {
  const page = await openPage(context, url);
  await page.evaluate((count) => bench.prepare(count), DOCUMENTS);
  const ours = await page.evaluate(() => bench.sqlite());
  const theirs = await page.evaluate(() => bench.dexie());
  await page.close();

  const again = await openPage(context, url);
  const [ourStart, theirStart] = [await again.evaluate(() => bench.coldSqlite()), await again.evaluate(() => bench.coldDexie())];

  const figure = (name: string, unit: string, better: Figure['better'], value = 0, peer = 0, promise?: number): Figure => ({
    name,
    unit,
    better,
    value,
    ...(promise && { promise }),
    peer: { name: DEXIE, value: peer },
  });
  return [
    figure(`first copy of ${DOCUMENTS} documents to the disk`, 'documents/s', 'higher', ours.written, theirs.written, 30_000),
    figure('newest 50 of a list, p50', 'ms', 'lower', ours.latest50, theirs.latest50, 3),
    figure('newest 50 of a list, p95', 'ms', 'lower', ours.latest95, theirs.latest95),
    figure('one document by id, p50', 'ms', 'lower', ours.byId, theirs.byId),
    figure('one document written, p50', 'ms', 'lower', ours.one, theirs.one),
    figure('one outbox entry written, safe against power loss, p50', 'ms', 'lower', ours.entry, theirs.entry),
    figure(`from a new page to its newest 50 among ${DOCUMENTS}`, 'ms', 'lower', ourStart, theirStart),
  ];
}
