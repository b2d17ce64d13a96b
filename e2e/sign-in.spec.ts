import { type BrowserContext, expect, type Page } from '@playwright/test';
import { firstLink } from '../server/auth/auth.ts';
import { WholeServer } from '../server/testing/whole-server.ts';
import { PAGES } from './built.ts';
import { Company, PASSWORD } from './company.ts';
import { type Device, hasNoFindings, post, test } from './people.ts';

/** How one comes in, and that nothing is left when one has gone. */

let company: Company;
test.beforeAll(async () => {
  company = await Company.start();
});
test.afterAll(() => company.close());

const signedOut = (page: Page) => expect(page.getByRole('heading', { name: 'Logga in', level: 1 })).toBeVisible({ timeout: 20_000 });

async function fillIn(page: Page, mail: string, password: string): Promise<void> {
  await page.getByLabel('E-post').fill(mail);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
}

/** What of a person lies in this browser: words in its storage, rows, files with something in them. */
const left = (page: Page) =>
  page.evaluate(async () => {
    const files: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, path: string) => {
      for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
        if (entry.kind === 'directory') await walk(entry as FileSystemDirectoryHandle, `${path}${entry.name}/`);
        else {
          const file = await (entry as FileSystemFileHandle).getFile();
          // An empty place in SQLite's pool of files is a header that names no file.
          const bytes = new Uint8Array(await file.arrayBuffer());
          if (bytes.length > 4096 || bytes.subarray(0, 512).some((byte) => byte !== 0)) files.push(`${path}${entry.name}: ${file.size}`);
        }
      }
    };
    await walk(await navigator.storage.getDirectory(), '/');
    const rows: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const count = await new Promise<number>((resolve) => {
          const request = database.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
        if (count > 0) rows.push(`${name}/${store}: ${count}`);
      }
      database.close();
    }
    const caches_ = await caches.keys();
    return { files, rows, words: Object.keys(localStorage), session: Object.keys(sessionStorage), caches: caches_ };
  });

/** What stays is nobody's: which browser this is, how it looks, the name of the company on the door. */
async function nothingIsLeftOf(page: Page): Promise<void> {
  const ours = /^fikarum\.(device|company|appearance|language)$/;
  await expect
    .poll(async () => {
      const found = await left(page);
      return {
        ...found,
        words: found.words.filter((word) => !ours.test(word)),
        caches: found.caches.filter((name) => !name.startsWith('fikarum-shell-')),
      };
    })
    .toEqual({ files: [], rows: [], words: [], session: [], caches: [] });
}

test('a wrong password is said in words, too many tries are slowed down, and the right one is let in afterwards', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(company.address);
  await signedOut(page);
  await hasNoFindings(page);
  const { mail } = company.person('Oskar');
  for (let attempt = 0; attempt < 5; attempt++) {
    await fillIn(page, mail, `fel lösenord ${attempt}`);
    await expect(page.getByText('E-post och lösenord stämmer inte ihop.')).toBeVisible();
  }
  await fillIn(page, mail, PASSWORD);
  await expect(page.getByText('För många försök.')).toBeVisible();
  await expect(page.getByLabel('Lösenord', { exact: true })).toHaveValue(PASSWORD);
  company.server.clock.ahead += 61_000;
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Flöde' })).toBeVisible();
  await page.context().close();
});

test('an address nobody has is answered as a wrong password is', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(company.address);
  await fillIn(page, 'ingen@nordanvik.example', PASSWORD);
  await expect(page.getByText('E-post och lösenord stämmer inte ihop.')).toBeVisible();
  await page.context().close();
});

test('signed in stays signed in; signing out leaves nothing of the person in the browser', async ({ open }) => {
  const elin = await open(company, 'Elin');
  await write(elin, 'Det här inlägget får inte ligga kvar');
  await elin.page.getByRole('button', { name: 'Skriv', exact: true }).click();
  await elin.page.getByRole('textbox', { name: /Vad vill du dela/ }).fill('Ett utkast som ingen annan får läsa');
  await elin.page.reload();
  await elin.inside();
  await expect(post(elin.page, 'får inte ligga kvar')).toBeVisible();
  expect((await left(elin.page)).words.length).toBeGreaterThan(1);

  await signOut(elin);
  await signedOut(elin.page);
  await nothingIsLeftOf(elin.page);
  await elin.page.reload();
  await signedOut(elin.page);
});

test('signing out in one tab signs out the other', async ({ open }) => {
  const amira = await open(company, 'Amira');
  const second = await amira.tab('/chat');
  await signOut(amira);
  await signedOut(amira.page);
  await signedOut(second);
  await nothingIsLeftOf(second);
});

test('the devices are listed; one that is revoked wipes itself at once and asks to sign in', async ({ open }) => {
  const asa = await open(company, 'Åsa');
  const lost = await open(company, 'Åsa', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15' });
  await write(lost, 'Skrivet på datorn som försvann');
  await asa.goTo('/settings/devices');
  const theirs = asa.page.getByRole('listitem').filter({ hasText: 'Safari, Mac' });
  await expect(asa.page.getByRole('listitem').filter({ hasText: 'Den här enheten' })).toHaveCount(1);
  await theirs.getByRole('button', { name: /Logga ut/ }).click();
  await asa.page.getByRole('button', { name: 'Rensa enheten' }).click();
  await expect(theirs.getByText('Väntar på rensning')).toBeVisible();
  await signedOut(lost.page);
  await nothingIsLeftOf(lost.page);
  await expect(asa.page.getByRole('heading', { name: 'Mina enheter', level: 2 })).toBeVisible();
});

test('a device that is revoked while it is away wipes itself when it is back', async ({ open }) => {
  const amira = await open(company, 'Amira');
  await write(amira, 'Kvar på en dator utan nät');
  await amira.isKept();
  await amira.cut();
  const { auth } = company.server.data;
  const { id } = company.person('Amira');
  const [device] = await auth.accounts
    .devices(id)
    .then((all) => all.filter((one) => one.revokedAt === null).sort((a, b) => b.seenAt - a.seenAt));
  await auth.accounts.revokeDevice(id, device!.id, Date.now(), {
    at: Date.now(),
    actor: id,
    action: 'device.revoke',
    subject: device!.id,
    details: {},
  });
  await amira.page.reload();
  await expect(post(amira.page, 'Kvar på en dator utan nät')).toBeVisible();
  await amira.restore();
  await signedOut(amira.page);
  await nothingIsLeftOf(amira.page);
});

test.describe('by a one-time link', () => {
  let server: WholeServer;
  let context: BrowserContext;
  test.beforeAll(async ({ browser }) => {
    server = await WholeServer.start({ pages: PAGES });
    context = await browser.newContext();
  });
  test.afterAll(async () => {
    await context.close();
    await server.close();
  });

  test('the first administrator opens the company, and nobody can use the link again', async ({ browser }) => {
    const link = await firstLink({ accounts: server.data.auth.accounts, clock: Date.now }, server.address);
    const page = await context.newPage();
    await page.goto(link!);
    await page.getByRole('textbox', { name: 'Företagets namn' }).fill('Fjällräven & Söner');
    await page.getByRole('textbox', { name: 'Ditt namn' }).fill('Elin Sjöstrand');
    await page.getByRole('textbox', { name: 'E-post' }).fill('elin@fjall.example');
    await page.getByLabel('Lösenord', { exact: true }).fill('lösenord1234');
    await page.getByLabel('Lösenordet en gång till').fill('lösenord1234');
    await page.getByRole('button', { name: 'Öppna' }).click();
    await expect(page.getByText('Lösenordet är för lätt att gissa. Välj ett längre.')).toBeVisible();
    await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Lösenordet en gång till').fill(PASSWORD);
    await page.getByRole('button', { name: 'Öppna' }).click();
    await expect(page.getByRole('heading', { name: 'Flöde' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Huvudmeny' })).toContainText('Fjällräven & Söner');
    expect(page.url()).not.toMatch(/first|#/);

    const other = await browser.newPage();
    await other.goto(link!);
    await other.getByRole('textbox', { name: 'Företagets namn' }).fill('Stulet');
    await other.getByRole('textbox', { name: 'Ditt namn' }).fill('Någon Annan');
    await other.getByRole('textbox', { name: 'E-post' }).fill('annan@fjall.example');
    await other.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await other.getByLabel('Lösenordet en gång till').fill(PASSWORD);
    await other.getByRole('button', { name: 'Öppna' }).click();
    await expect(other.getByText('Länken gäller inte längre.')).toBeVisible();
    await other.context().close();
  });

  test('someone invited chooses a password and is inside', async ({ browser }) => {
    const invited = await server.data.auth.people.invite(
      { mail: 'tove@fjall.example', profile: { name: 'Tove Isaksdotter' }, role: 'member' },
      null,
    );
    const page = await browser.newPage();
    await page.goto(`${server.address}/invite#${invited!.token}`);
    await expect(page.getByRole('heading', { name: 'Välkommen, Tove Isaksdotter' })).toBeVisible();
    await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Lösenordet en gång till').fill(PASSWORD);
    await page.getByRole('button', { name: 'Öppna' }).click();
    await expect(page.getByRole('heading', { name: 'Flöde' })).toBeVisible();
    await expect(page.getByText('Tove Isaksdotter')).toBeVisible();
    await page.goto(`${server.address}/invite#${invited!.token}`);
    await page.context().close();
    const again = await browser.newPage();
    await again.goto(`${server.address}/invite#${invited!.token}`);
    await expect(again.getByText('Länken gäller inte längre.')).toBeVisible();
    await again.context().close();
  });
});

async function write({ page }: Device, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Skriv', exact: true }).click();
  await page.getByRole('textbox', { name: /Vad vill du dela/ }).fill(text);
  await page.getByRole('button', { name: 'Publicera' }).click();
  await expect(post(page, text)).toBeVisible();
}

async function signOut({ page }: Device): Promise<void> {
  await page.getByRole('button', { name: /ditt konto/ }).click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page
    .getByRole('dialog', { name: /Logga ut från/ })
    .getByRole('button', { name: 'Logga ut' })
    .click();
}
