import { expect, type Page } from '@playwright/test';
import { test } from './gallery-fixture.ts';

/** What the window around the screens does. */

const ready = (page: Page, title = 'Komponenter och tillstånd') =>
  expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
const focusedPane = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label') ?? document.activeElement?.tagName);

test('the skip link is first and leads to the content', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hoppa till innehållet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('F6 goes through the parts of the window and remembers where one was', async ({ open }) => {
  const page = await open('/_gallery/chat/x', 'light', 'desk');
  await ready(page, 'Vättra-teamet');
  await page.getByRole('button', { name: 'Ny chatt' }).focus();
  const seen = [];
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press('F6');
    seen.push(await focusedPane(page));
  }
  expect(seen).toEqual(['Vättra-teamet', 'Just nu', 'HEADER', 'Huvudmeny', 'Chattar']);
  await expect(page.getByRole('button', { name: 'Ny chatt' })).toBeFocused();
});

test('single keys act outside text fields only, and not at all when turned off', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  const overview = page.getByRole('dialog', { name: 'Kortkommandon' });
  const field = page.getByRole('searchbox', { name: 'Sök i gruppen' });
  await field.focus();
  await page.keyboard.press('?');
  await expect(field).toHaveValue('?');
  await expect(overview).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(overview.getByText('Sök eller gå till')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(overview).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem('fikarum.appearance', '{"singleKeys":false}'));
  await page.reload();
  await ready(page);
  await page.keyboard.press('?');
  await expect(overview).toHaveCount(0);
  await page.getByRole('button', { name: 'Hjälp och kortkommandon' }).click();
  await expect(overview.getByText('Enskilda bokstäver är avstängda')).toBeVisible();
});

test('places have numbers; back and forward follow', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  const [back, forward] = [page.getByRole('button', { name: 'Bakåt' }), page.getByRole('button', { name: 'Framåt' })];
  await expect(back).toBeDisabled();
  await page.keyboard.press('Control+2');
  await expect(page).toHaveURL(/_gallery\/chat$/);
  await expect(page.getByRole('link', { name: /^Chatt/ })).toHaveAttribute('aria-current', 'page');
  await back.click();
  await ready(page);
  await expect(forward).toBeEnabled();
  await forward.click();
  await expect(page).toHaveURL(/_gallery\/chat$/);
  await expect(forward).toBeDisabled();
});

test('the switcher: Tab narrows, Backspace widens, Escape gives focus back', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  const opener = page.getByRole('button', { name: /Sök eller gå till/ });
  await opener.click();
  const field = page.getByRole('combobox', { name: 'Sök eller gå till' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option').first()).toContainText('Flöde');
  await field.fill('vätt');
  await expect(page.getByRole('option').first()).toContainText('Vättra – leverans');
  await field.press('Tab');
  await expect(page.getByRole('button', { name: 'Sluta begränsa till Vättra – leverans' })).toBeVisible();
  await expect(page.getByRole('option')).toHaveText(/Lärdomar/);
  await field.press('Backspace');
  await expect(page.getByRole('option').first()).toContainText('Flöde');
  await field.fill('zzz');
  await expect(page.getByText('Inga träffar på ”zzz”')).toBeVisible();
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('the sidebar becomes a rail and stays one; its names are still read', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  await page.keyboard.press('Control+b');
  const nav = page.getByRole('navigation', { name: 'Huvudmeny' });
  await expect.poll(async () => (await nav.boundingBox())?.width).toBe(64);
  await page.reload();
  await ready(page);
  await expect.poll(async () => (await nav.boundingBox())?.width).toBe(64);
  await expect(nav.getByRole('link', { name: 'Chatt 3 olästa' })).toBeVisible();
});

test('a pane keeps the width it was pulled to', async ({ open }) => {
  const page = await open('/_gallery/chat/x', 'light', 'desk');
  await ready(page, 'Vättra-teamet');
  const grip = page.getByRole('separator', { name: 'Ändra bredd: Chattar' });
  const list = page.getByRole('region', { name: 'Chattar' });
  await grip.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Math.round((await list.boundingBox())?.width ?? 0)).toBe(288);
  const at = await grip.boundingBox();
  if (!at) throw new Error('the grip has no box');
  await page.mouse.move(at.x + at.width / 2, at.y + 200);
  await page.mouse.down();
  await page.mouse.move(at.x + at.width / 2 + 60, at.y + 200);
  await page.mouse.up();
  await page.reload();
  await ready(page, 'Vättra-teamet');
  await expect.poll(async () => Math.round((await list.boundingBox())?.width ?? 0)).toBe(348);
  await grip.dblclick();
  await expect.poll(async () => Math.round((await list.boundingBox())?.width ?? 0)).toBe(272);
});

test('in a narrower window the right column waits behind a button', async ({ open }) => {
  const page = await open('/_gallery/chat/x', 'light', 'desk');
  await page.setViewportSize({ width: 1100, height: 760 });
  await ready(page, 'Vättra-teamet');
  const column = page.getByRole('complementary', { name: 'Just nu' });
  await expect(column).toHaveCount(0);
  await page.getByRole('button', { name: 'Visa eller dölj panelen' }).click();
  await expect(column).toBeVisible();
  await page.setViewportSize({ width: 800, height: 600 });
  await expect(page.getByRole('region', { name: 'Chattar' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Tillbaka' }).first().click();
  await expect(page.getByRole('region', { name: 'Chattar' })).toBeVisible();
});

test('when a screen breaks, the window and the text in it are kept', async ({ address, browser }) => {
  const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${address}/_gallery/broken`);
  await page.getByRole('textbox', { name: 'Inlägg' }).fill('Tre timmars arbete');
  await page.getByRole('button', { name: 'Gå sönder' }).click();
  await expect(page.getByRole('heading', { name: 'Det gick inte att visa sidan' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Det du skrev' })).toHaveValue('Tre timmars arbete');
  await page.getByRole('button', { name: 'Kopiera texten' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Tre timmars arbete');
  await page.getByRole('link', { name: /^Flöde/ }).click();
  await ready(page);
  await page.context().close();
});

test('a message stays for six seconds, longer while one points at it', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  await page.clock.install();
  await page.getByRole('button', { name: 'Visa ett besked' }).click();
  const toast = page.getByRole('status').getByText('Inlägget är borttaget.');
  await expect(toast).toBeVisible();
  await toast.hover();
  await page.clock.runFor(10_000);
  await expect(toast).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.runFor(6_100);
  await expect(toast).toHaveCount(0);
});

test('emoji are found in both languages and picked with the keyboard', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  const opener = page.getByRole('button', { name: 'Reagera', exact: true }).first();
  for (const word of ['kaffe', 'coffee']) {
    await opener.click();
    const field = page.getByRole('combobox', { name: 'Sök emoji' });
    await expect(field).toBeFocused();
    await field.fill(word);
    await expect(page.getByRole('option').first()).toBeVisible();
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(field).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('menus open, move and close from the keyboard', async ({ open }) => {
  const page = await open('/_gallery', 'light', 'desk');
  await ready(page);
  const opener = page.getByRole('button', { name: 'Fler val', exact: true });
  await opener.press('Enter');
  await expect(page.getByRole('menuitem', { name: /Ändra/ })).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('menuitem', { name: 'Kopiera länk' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: /Ändra/ })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rensa NV-0209?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('sign-in says in place what is missing and what was wrong, and lets one in', async ({ open }) => {
  const page = await open('/_gallery?state=signin', 'light', 'desk');
  const [mail, password] = [page.getByRole('textbox', { name: 'E-post' }), page.getByLabel('Lösenord', { exact: true })];
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(mail).toBeFocused();
  await expect(mail).toHaveAccessibleDescription(/Skriv din e-postadress/);
  await mail.fill('elin@nordanvik.example');
  await password.fill('te');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Loggar in…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('alert').getByText('E-post och lösenord stämmer inte ihop.')).toBeVisible();
  await expect(password).toBeFocused();
  await password.fill('kaffe');
  await page.keyboard.press('Enter');
  await ready(page);
});

test('the language can be changed outside and stays', async ({ open }) => {
  const page = await open('/_gallery?state=signin', 'light', 'desk');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('the first administrator gives each thing once, the password twice', async ({ open }) => {
  const page = await open('/_gallery?state=claim#k3Jd9-xPq_27Zb4LmN8v', 'light', 'desk');
  await expect(page.getByRole('heading', { name: 'Öppna fikarummet' })).toBeVisible();
  // The token has left the address bar.
  await expect(page).toHaveURL(/\/_gallery$/);
  await page.getByRole('textbox', { name: 'Företagets namn' }).fill('Nordanvik');
  await page.getByRole('textbox', { name: 'Ditt namn' }).fill('Elin Sjöstrand');
  await page.getByRole('textbox', { name: 'E-post' }).fill('elin@nordanvik.example');
  await page.getByLabel('Lösenord', { exact: true }).fill('kaffe utan bulle');
  await page.getByLabel('Lösenordet en gång till').fill('kaffe utan bull');
  await page.getByRole('button', { name: 'Öppna' }).click();
  await expect(page.getByText('De två lösenorden är inte lika.')).toBeVisible();
  await page.getByLabel('Lösenordet en gång till').fill('kaffe utan bulle');
  await page.getByRole('button', { name: 'Öppna' }).click();
  await ready(page);
});

test('someone invited chooses a password; a link that no longer holds says so', async ({ open }) => {
  const page = await open('/_gallery?state=invite#k3Jd9-xPq_27Zb4LmN8v', 'light', 'desk');
  await expect(page.getByRole('heading', { name: 'Välkommen, Tove Isaksdotter' })).toBeVisible();
  await expect(page).toHaveURL(/\/_gallery$/);
  await page.getByLabel('Lösenord', { exact: true }).fill('kaffe utan bulle');
  await page.getByLabel('Lösenordet en gång till').fill('kaffe utan bulle');
  await page.getByRole('button', { name: 'Öppna' }).click();
  await ready(page);
  const other = await open('/_gallery?state=invite#k3Jd9-xPq_27Zb4-gone', 'light', 'desk');
  await expect(other.getByText('Länken gäller inte längre.')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Till inloggningen' })).toBeVisible();
});

test('when the session is over, the password is asked for without leaving the place', async ({ open }) => {
  const page = await open('/_gallery?state=signedOutSession', 'light', 'desk');
  await ready(page);
  await page.getByRole('button', { name: 'Logga in igen' }).click();
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Logga in igen' });
  const password = dialog.getByLabel('Lösenord för elin.sjostrand@nordanvik.example');
  await expect(password).toBeFocused();
  await password.fill('te');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('E-post och lösenord stämmer inte ihop.')).toBeVisible();
  await password.fill('kaffe');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
});
