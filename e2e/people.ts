import AxeBuilder from '@axe-core/playwright';
import { test as base, type BrowserContext, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import { type Company, PASSWORD, type Person } from './company.ts';

export const DESK = { width: 1360, height: 860 };
export const PHONE = { width: 390, height: 844 };

export type DeviceOptions = BrowserContextOptions & {
  phone?: boolean;
  /** Where the person goes first. */
  path?: string;
  /** What may stand in the browser's console, beside what every browser says when the network is cut. */
  expects?: readonly RegExp[];
};

/** What a browser itself writes to the console when a device has no network, or a server is away. */
const CUT = [
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|NETWORK_CHANGED|SOCKET_NOT_CONNECTED)/,
  /WebSocket connection to '[^']+' failed/,
];

/** Somebody's browser with its own storage; more tabs of it are more pages. */
export class Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly company: Company;
  readonly who: Person;
  readonly troubles: string[] = [];
  readonly #expects: RegExp[];
  #cut = false;

  private constructor(context: BrowserContext, page: Page, company: Company, who: Person, expects: readonly RegExp[]) {
    this.context = context;
    this.page = page;
    this.company = company;
    this.who = who;
    this.#expects = [...expects];
    context.on('console', (message) => message.type() === 'error' && this.#note(message.text()));
    context.on('weberror', (error) => this.#note(error.error().stack ?? String(error.error())));
  }

  static async open(context: BrowserContext, company: Company, who: Person, expects: readonly RegExp[]): Promise<Device> {
    const device = new Device(context, await context.newPage(), company, who, expects);
    return device;
  }

  async signIn(path = '/'): Promise<void> {
    const { page } = this;
    await page.goto(this.company.address + path);
    await page.getByLabel('E-post').fill(this.who.mail);
    await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await this.inside();
  }

  /** The interface is there, whatever place it shows. */
  async inside(page = this.page): Promise<void> {
    await expect(page.getByRole('navigation', { name: 'Huvudmeny' }).or(page.locator('[data-pane]').first()).first()).toBeVisible({
      timeout: 15_000,
    });
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.company.address + path);
    await this.inside();
  }

  /** Another tab of the same browser. */
  async tab(path = '/'): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.company.address + path);
    await this.inside(page);
    return page;
  }

  /** The page is kept by the service worker: from here on it starts without a network. */
  async isKept(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  }

  async cut(): Promise<void> {
    this.#cut = true;
    await this.context.setOffline(true);
  }

  async restore(): Promise<void> {
    await this.context.setOffline(false);
  }

  /** From now on the console may also say this. */
  expectTrouble(...patterns: RegExp[]): void {
    this.#expects.push(...patterns);
  }

  /** The server has everything that was done here. */
  async inStep(page = this.page): Promise<void> {
    await expect(page.getByRole('button', { name: 'Allt är i fas' })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/^(Skickar|Väntar på nät)$/)).toHaveCount(0);
  }

  #note(text: string): void {
    const known = [...this.#expects, ...(this.#cut ? CUT : [])];
    if (!known.some((pattern) => pattern.test(text))) this.troubles.push(text);
  }
}

/** Opens people's browsers; at the end of a test none of them may have complained. */
export const test = base.extend<{ open: (company: Company, who: string, options?: DeviceOptions) => Promise<Device> }>({
  open: async ({ browser }, use) => {
    const devices: Device[] = [];
    await use(async (company, name, { phone = false, path = '/', expects = [], ...options } = {}) => {
      const context = await browser.newContext({
        viewport: phone ? PHONE : DESK,
        isMobile: phone,
        hasTouch: phone,
        reducedMotion: 'reduce',
        ...options,
      });
      const device = await Device.open(context, company, company.person(name), expects);
      devices.push(device);
      await device.signIn(path);
      return device;
    });
    for (const device of devices) await device.context.close();
    expect(devices.flatMap((device) => device.troubles.map((trouble) => `${device.who.given}: ${trouble}`))).toEqual([]);
  },
});

/** No rule of WCAG 2.2 AA that a machine can check is broken. */
export async function hasNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`) })),
  ).toEqual([]);
}

/** Nothing sticks out to the side. */
export const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** A post by what it says. */
export const post = (page: Page, text: string | RegExp): Locator => page.getByRole('article').filter({ hasText: text }).first();
