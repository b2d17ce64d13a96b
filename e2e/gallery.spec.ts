import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './gallery-fixture.ts';

/** Every component and the window around the screens, in both themes and both sizes, under the page's own policy. */

async function hasNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`) })),
  ).toEqual([]);
}

/** Nothing may stick out to the side. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

for (const theme of ['light', 'dark'] as const) {
  for (const size of ['desk', 'phone'] as const) {
    test.describe(`${theme}, ${size}`, () => {
      test('the components', async ({ open }) => {
        const page = await open('/_gallery', theme, size);
        await expect(page.getByRole('heading', { name: 'Komponenter och tillstånd' })).toBeVisible();
        await expect(page.getByRole('button', { name: 'Publicerar…' })).toHaveAttribute('aria-busy', 'true');
        expect(await fits(page)).toBe(true);
        await hasNoFindings(page);
      });

      test('panes, and the one that has room', async ({ open }) => {
        const page = await open('/_gallery/chat/x', theme, size);
        await expect(page.getByRole('heading', { name: 'Vättra-teamet', level: 1 })).toBeVisible();
        await expect(page.getByRole('complementary', { name: 'Just nu' })).toHaveCount(size === 'desk' ? 1 : 0);
        await expect(page.getByRole('navigation', { name: 'Huvudmeny' })).toBeVisible({ visible: size === 'desk' });
        await hasNoFindings(page);
      });

      test('offline, and what waits', async ({ open }) => {
        const page = await open('/_gallery?state=offline', theme, size);
        await page.getByRole('button', { name: 'Offline – 3 ändringar väntar' }).click();
        const panel = page.getByRole('dialog', { name: 'Du är offline' });
        await expect(panel.getByText('Kommentar till Amira')).toBeVisible();
        await expect(panel.getByRole('button', { name: 'Försök nu' })).toBeVisible();
        await hasNoFindings(page);
      });

      test('something that could not be sent can be sent again or removed, after a question', async ({ open }) => {
        const page = await open('/_gallery?state=failed', theme, size);
        await page.getByRole('button', { name: '1 ändring gick inte att skicka' }).click();
        await expect(page.getByText('Gruppen eller tråden är stängd.')).toBeVisible();
        await page.getByRole('button', { name: 'Ta bort' }).click();
        await expect(page.getByRole('heading', { name: 'Ta bort ”Bilder från utflykten.zip”?' })).toBeVisible();
        await hasNoFindings(page);
      });

      test('the quick switcher', async ({ open }) => {
        const page = await open('/_gallery', theme, size);
        await page.getByRole('button', { name: size === 'desk' ? /Sök eller gå till/ : 'Sök', exact: size === 'phone' }).click();
        const field = page.getByRole('combobox', { name: 'Sök eller gå till' });
        await field.fill('vätt');
        await expect(page.getByRole('option', { name: /Vättra – leverans Grupp/ })).toHaveAttribute('aria-selected', 'true');
        await field.press('ArrowDown');
        const active = await field.getAttribute('aria-activedescendant');
        await expect(page.locator(`[id="${active}"]`)).toContainText('Vättra-teamet');
        await hasNoFindings(page);
      });

      test('settings', async ({ open }) => {
        const page = await open('/_gallery', theme, size);
        await expect(page.getByRole('heading', { name: 'Komponenter och tillstånd' })).toBeVisible();
        await (size === 'desk' ? page.keyboard.press('Control+,') : page.getByRole('link', { name: 'Elin Sjöstrand, ditt konto' }).click());
        if (size === 'phone') {
          await page.getByRole('link', { name: 'Inställningar' }).click();
          await page.getByRole('link', { name: 'Utseende' }).click();
        }
        await expect(page.getByRole('heading', { name: 'Tema' })).toBeVisible();
        await page.getByRole('radio', { name: 'Störst' }).click();
        await expect(page.locator('html')).toHaveAttribute('data-text', 'largest');
        expect(await fits(page)).toBe(true);
        await hasNoFindings(page);
      });

      for (const [state, heading] of [
        ['signin', 'Logga in'],
        ['claim', 'Öppna fikarummet'],
      ] as const) {
        test(`outside: ${state}`, async ({ open }) => {
          const page = await open(`/_gallery?state=${state}`, theme, size);
          await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
          expect(await fits(page)).toBe(true);
          await hasNoFindings(page);
        });
      }
    });
  }
}
