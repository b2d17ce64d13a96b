import { test as base, expect, type Page } from '@playwright/test';
import { builtPage } from './page-server.ts';

const sizes = { desk: { width: 1360, height: 860 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;

/** The gallery, built and under the page's policy. Anything written to the console as an error fails the test. */
export const test = base.extend<{ open: (path: string, theme: 'light' | 'dark', size: Size) => Promise<Page> }, { address: string }>({
  address: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const page = await builtPage('gallery');
      await use(page.address);
      await page.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  open: async ({ address, browser }, use) => {
    const opened: { page: Page; troubles: string[] }[] = [];
    await use(async (path, colorScheme, size) => {
      const phone = size === 'phone';
      const context = await browser.newContext({
        viewport: sizes[size],
        colorScheme,
        reducedMotion: 'reduce',
        isMobile: phone,
        hasTouch: phone,
      });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      page.on('pageerror', (error) => troubles.push(error.message));
      opened.push({ page, troubles });
      await page.goto(address + path);
      return page;
    });
    for (const { page, troubles } of opened) {
      // What the policy forbids is written to the console as an error.
      expect(troubles).toEqual([]);
      await page.context().close();
    }
  },
});
