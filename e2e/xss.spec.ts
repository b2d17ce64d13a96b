import { expect, test } from '@playwright/test';
import type { Mention } from '../model/writing/written.ts';
import { parse } from '../renderer/ui/markdown/parse.ts';
import { type Block, type Inline, type ListItem, textOf } from '../renderer/ui/markdown/safe-node.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type WritingPage, writingPage } from './writing-page.ts';

/** Every hostile text, shown by the real component in a real browser under the server's policy: nothing runs, all is seen. */

const mentions: Mention[] = [
  { person: 'elin' as Mention['person'], name: 'Elin Sjöstrand' },
  { person: 'amira' as Mention['person'], name: 'Amira Haddad' },
];
const texts = hostileTexts();
let page: WritingPage;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  page = await writingPage(texts);
});
test.afterAll(() => page.close());

/** What any text may become in the page. */
const ELEMENTS =
  'a blockquote br code del div em figcaption figure h3 h4 h5 h6 hr li ol p pre s span strong table tbody td th thead tr ul'.split(' ');
const ATTRIBUTES = 'class href target rel title start scope role tabindex aria-label data-done'.split(' ');

test('no hostile text runs, fetches or opens anything', async ({ page: tab, context }) => {
  const outside: string[] = [];
  tab.on('dialog', (dialog) => {
    outside.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on('pageerror', (error) => outside.push(`error ${error.message}`));
  tab.on('console', (message) => outside.push(`console ${message.text()}`));
  tab.on('framenavigated', (frame) => frame !== tab.mainFrame() && outside.push(`frame ${frame.url()}`));
  context.on('page', (opened) => opened !== tab && outside.push(`window ${opened.url()}`));
  context.on('request', (request) => {
    const { pathname, origin } = new URL(request.url());
    const ours = origin === page.address && /^\/(texts|texts\.json|assets\/[\w-]+\.(js|css))$/.test(pathname);
    if (!ours) outside.push(`request ${request.url()}`);
  });
  await tab.addInitScript(() => {
    const inside: string[] = [];
    Object.assign(window, { inside });
    for (const way of ['alert', 'confirm', 'prompt', 'print', 'open', 'postMessage'] as const) {
      Object.assign(window, { [way]: (...given: unknown[]) => void inside.push(`${way} ${given.join()}`) });
    }
    window.addEventListener('error', (event) => inside.push(`error ${event.message}`), true);
    document.addEventListener('securitypolicyviolation', (event) => inside.push(`policy ${event.violatedDirective} ${event.blockedURI}`));
  });

  await tab.goto(`${page.address}/texts`);
  await expect(tab.locator('footer')).toHaveText(String(texts.length), { timeout: 30_000 });

  // What would wait for a hand: the pointer over everything, the focus on everything, the page from end to end.
  await tab.evaluate(async () => {
    for (const element of document.querySelectorAll<HTMLElement>('article *')) {
      for (const type of ['pointerenter', 'mouseover', 'mousemove', 'wheel', 'copy', 'toggle', 'animationstart', 'load', 'message'])
        element.dispatchEvent(new Event(type, { bubbles: true }));
      element.focus?.();
    }
    window.scrollTo(0, document.body.scrollHeight);
    await new Promise((resolve) => setTimeout(resolve, 500));
  });

  expect(await tab.evaluate(() => (window as unknown as { inside: string[] }).inside)).toEqual([]);
  expect(outside).toEqual([]);

  const found = await tab.evaluate(() => {
    const elements = [...document.querySelectorAll('article *')];
    const links = elements.filter((element): element is HTMLAnchorElement => element instanceof HTMLAnchorElement);
    return {
      elements: [...new Set(elements.map((element) => element.localName))],
      foreign: elements.filter((element) => element.namespaceURI !== 'http://www.w3.org/1999/xhtml').length,
      attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
      protocols: [...new Set(links.map((link) => link.protocol))],
      unguarded: links.filter((link) => link.origin !== location.origin && (link.target !== '_blank' || link.rel !== 'noopener noreferrer'))
        .length,
    };
  });
  expect(found.elements.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
  expect(found.attributes.filter((name) => !ATTRIBUTES.includes(name))).toEqual([]);
  expect(found.foreign).toBe(0);
  expect(found.protocols.filter((protocol) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol))).toEqual([]);
  expect(found.unguarded).toBe(0);

  // The traps are set: what is put in as HTML goes into every one of them.
  await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="/pixel.gif" onerror="alert(1)">'));
  await expect.poll(() => outside.join()).toMatch(/request .*pixel\.gif/);
  await expect.poll(() => tab.evaluate(() => (window as unknown as { inside: string[] }).inside.join())).toMatch(/policy script-src-attr/);
});

test('every hostile text is seen as it was written', async ({ page: tab }) => {
  await tab.goto(`${page.address}/texts`);
  await expect(tab.locator('footer')).toHaveText(String(texts.length), { timeout: 30_000 });
  const shown = await tab.locator('article').allTextContents();
  expect(shown).toHaveLength(texts.length);
  for (const [index, text] of texts.entries()) {
    const tree = parse(text, { breaks: true, mentions });
    expect(bare(shown[index] ?? ''), text).toBe(bare(textOf(tree.map(withTargets) as Block[])));
    if (/^<[a-z][^\\*_`~&[\]|:@\n]*$/i.test(text)) expect(bare(shown[index] ?? '')).toBe(bare(text));
  }
});

/** A page has no room of its own between blocks, and no halves of characters. */
const bare = (text: string) => text.replace(/\s+/g, '').replace(/[\p{Cs}\u0000]/gu, '\ufffd');

/** A link that misleads says where it goes. */
function withTargets(node: Block | ListItem | Inline): Block | ListItem | Inline {
  if (node.type === 'table') return { ...node, head: node.head.map(inRow), rows: node.rows.map((row) => row.map(inRow)) };
  if (!('children' in node)) return node;
  const children = (node.children as (Block | ListItem | Inline)[]).map(withTargets);
  if (node.type === 'link' && node.mismatch) children.push({ type: 'text', value: ` (går till ${node.mismatch})` });
  return { ...node, children } as Block | ListItem | Inline;
}
const inRow = (cell: Inline[]): Inline[] => cell.map((node) => withTargets(node) as Inline);
