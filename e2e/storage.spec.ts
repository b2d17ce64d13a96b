import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { storageCases } from '../renderer/store/sqlite/acceptance/cases.ts';
import type { StoragePage } from './storage/page.ts';
import { serveStoragePage } from './storage/serve.ts';

declare const replica: StoragePage;

let site: Awaited<ReturnType<typeof serveStoragePage>>;
test.beforeAll(async () => {
  site = await serveStoragePage('page.ts');
});
test.afterAll(() => site.close());

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => 'replica' in globalThis);
  return page;
}

/** A page that has joined the tabs and opened the collection. */
async function openTab(context: BrowserContext): Promise<Page> {
  const page = await openPage(context);
  await page.evaluate(() => replica.join('tabs'));
  await page.evaluate(() => replica.open());
  return page;
}

const role = (page: Page) => page.evaluate(() => replica.role());
const ids = (page: Page) => page.evaluate(() => replica.ids());

test.describe('the suite of the storage, on OPFS, over a follower too', () => {
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await openPage(await browser.newContext());
  });
  test.afterAll(() => page.context().close());
  for (const { name } of storageCases) {
    test(name, () => page.evaluate((one) => replica.runCase(one), name));
  }
});

test.describe('tabs', () => {
  test('what a follower writes is seen by the owner; the owner closes, another takes over within two seconds, nothing is lost', async ({
    context,
  }) => {
    const [first, second, third] = [await openTab(context), await openTab(context), await openTab(context)];
    expect([await role(first), await role(second), await role(third)]).toEqual(['owner', 'follower', 'follower']);
    await second.evaluate(() => replica.write('from second'));
    await expect.poll(() => first.evaluate(() => replica.heard())).toContain('from second');
    await expect.poll(() => third.evaluate(() => replica.heard())).toContain('from second');
    await first.evaluate(() => replica.write('from first'));
    expect(await ids(third)).toEqual(['from first', 'from second']);

    for (const [page, name] of [
      [second, 'b'],
      [third, 'c'],
    ] as const) {
      await page.evaluate((prefix) => void replica.keepWriting(prefix), name);
    }
    await expect.poll(() => third.evaluate(() => replica.acknowledged().length)).toBeGreaterThan(20);
    const started = Date.now();
    await first.close();
    await expect.poll(async () => [await role(second), await role(third)].sort(), { intervals: [50] }).toEqual(['follower', 'owner']);
    const before = await third.evaluate(() => replica.acknowledged().length);
    await expect.poll(() => third.evaluate(() => replica.acknowledged().length), { intervals: [50] }).toBeGreaterThan(before);
    expect(Date.now() - started).toBeLessThan(2000);

    const acknowledged = [
      ...(await second.evaluate(() => replica.acknowledged())),
      ...(await third.evaluate(() => replica.acknowledged())),
    ];
    const stored = new Set(await ids(second));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(stored.has('from first') && stored.has('from second')).toBe(true);
  });

  test('what was acknowledged survives the death of the only tab in the middle of writing', async ({ context }) => {
    const first = await openTab(context);
    await first.evaluate(() => void replica.keepWriting('w'));
    await expect.poll(() => first.evaluate(() => replica.acknowledged().length)).toBeGreaterThan(50);
    const acknowledged = await first.evaluate(() => replica.acknowledged());
    const session = await context.newCDPSession(first);
    // Never answered: there is nobody left to.
    session.send('Page.crash').catch(() => undefined);
    await first.waitForEvent('crash');
    const second = await openTab(context);
    await expect.poll(() => role(second)).toBe('owner');
    const stored = new Set(await ids(second));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });

  test('an owner that the browser puts to sleep lets another take over, and follows it when it wakes', async ({ context }) => {
    const [first, second] = [await openTab(context), await openTab(context)];
    await first.evaluate(() => replica.write('before'));
    // No headless browser sleeps, so the page hears what it would hear.
    await first.evaluate(() => document.dispatchEvent(new Event('freeze', { bubbles: true })));
    await expect.poll(() => role(second)).toBe('owner');
    await second.evaluate(() => replica.write('meanwhile'));
    expect(await role(first)).toBe('asleep');
    await first.evaluate(() => document.dispatchEvent(new Event('resume', { bubbles: true })));
    await expect.poll(() => role(first)).toBe('follower');
    expect(await ids(first)).toEqual(['before', 'meanwhile']);
    await expect.poll(() => first.evaluate(() => replica.heard())).toContain('meanwhile');
  });

  test('an owner that does not answer is replaced', async ({ context }) => {
    const silent = await openPage(context);
    await silent.evaluate(() => void navigator.locks.request('tabs owner', () => new Promise(() => undefined)));
    const page = await openPage(context);
    await page.evaluate(() => replica.join('tabs'));
    await expect.poll(() => role(page), { timeout: 15_000 }).toBe('owner');
    expect(await page.evaluate(() => replica.states())).toEqual(['joining', 'waiting', 'joining', 'owner']);
  });

  test('an owner whose worker is busy for long keeps the files', async ({ context }) => {
    const page = await openPage(context);
    await page.evaluate(() => replica.join('tabs', '/busy.js'));
    await expect.poll(() => role(page)).toBe('owner');
    await page.evaluate(() => replica.open());
    const second = await openTab(context);
    await second.evaluate(() => replica.write('busy'));
    expect([await role(page), await role(second)]).toEqual(['owner', 'follower']);
    expect(await second.evaluate(() => replica.states())).toEqual(['joining', 'follower']);
  });

  test('an owner that was taken for dead follows the one that replaced it', async ({ context }) => {
    const [first, second] = [await openTab(context), await openTab(context)];
    await second.evaluate(() => replica.write('x'));
    // As if the first had not answered for a while: a third tab steals the lock, and leaves.
    await second.evaluate(() => navigator.locks.request('tabs owner', { steal: true }, () => undefined));
    await expect.poll(async () => [await role(first), await role(second)].sort()).toEqual(['follower', 'owner']);
    expect([await ids(first), await ids(second)]).toEqual([['x'], ['x']]);
  });

  test('files that another still holds are waited for, and stay whole', async ({ context }) => {
    const first = await openTab(context);
    await first.evaluate(() => replica.write('x'));
    await first.close();
    const page = await openPage(context);
    await page.evaluate(() => {
      const source = `
        onmessage = async () => {
          const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('.tabs')).getDirectoryHandle('.opaque');
          const handles = [];
          for await (const file of folder.values()) if (handles.length < 2) handles.push(await file.createSyncAccessHandle());
          postMessage(handles.length);
          setTimeout(() => handles.forEach((handle) => handle.close()), 1500);
        };`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      return new Promise((done) => {
        worker.onmessage = done;
        worker.postMessage(null);
      }).then(() => undefined);
    });
    await page.evaluate(() => replica.join('tabs'));
    await expect.poll(() => role(page)).toBe('waiting');
    await expect.poll(() => role(page)).toBe('owner');
    await page.evaluate(() => replica.open());
    expect(await ids(page)).toEqual(['x']);
  });
});

test('a full disk says so, stores nothing of the batch, and what was there is still there', async ({ context }) => {
  const page = await openTab(context);
  await page.evaluate(() => replica.write('x'));
  const session = await context.newCDPSession(page);
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin: new URL(site.url).origin });
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: usage + 5_000_000 });
  expect(await page.evaluate(() => replica.writeMuch(30))).toMatch(/^ReplicaFull/);
  expect(await ids(page)).toEqual(['x']);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin });
  expect(await page.evaluate(() => replica.writeMuch(30))).toBe('written');
});

test('a damaged replica is noticed and set aside', async ({ context }) => {
  const first = await openTab(context);
  await first.evaluate(() => replica.write('x'));
  await first.close();
  const page = await openPage(context);
  await page.evaluate(() => {
    const source = `
      onmessage = async () => {
        const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('.tabs')).getDirectoryHandle('.opaque');
        for await (const file of folder.values()) {
          const handle = await file.createSyncAccessHandle();
          // The pool keeps the names of its files in the first 4,096 bytes.
          if (handle.getSize() > 4096) handle.write(new Uint8Array(100).fill(1), { at: 4096 });
          handle.close();
        }
        postMessage(null);
      };`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    return new Promise((done) => {
      worker.onmessage = done;
      worker.postMessage(null);
    }).then(() => undefined);
  });
  await page.evaluate(() => replica.join('tabs'));
  await expect(page.evaluate(() => replica.open())).rejects.toThrow(/ReplicaUnusable/);
  expect(await page.evaluate(() => replica.setAside())).toEqual({ outbox: 'none' });
  await page.evaluate(() => replica.open());
  expect(await ids(page)).toEqual([]);
});

test('where there is no private file system, the same storage runs on IndexedDB', async ({ context }) => {
  const page = await openPage(context);
  expect(await page.evaluate(() => replica.choose('/worker.js'))).toBe('sqlite x');
  expect(await page.evaluate(() => replica.choose('/no-opfs.js'))).toBe('sqlite x');
  const without = await openPage(context);
  await page.close();
  expect(await without.evaluate(() => replica.choose('/no-opfs.js'))).toBe('dexie x');
  await without.evaluate(() => Object.defineProperty(navigator.storage, 'getDirectory', { value: undefined }));
  expect(await without.evaluate(() => replica.choose('/worker.js'))).toBe('dexie x');
});
