import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type WritingPage, writingPage } from './writing-page.ts';

/** The composer as people use it: keys, suggestions, tools, files. */

let built: WritingPage;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  built = await writingPage([]);
});
test.afterAll(() => built.close());

async function desk(page: Page, wishes: Record<string, string> = {}) {
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${built.address}/desk?${new URLSearchParams(wishes)}`);
  const field = page.getByRole('textbox', { name: 'Skriv till Vättra-teamet' });
  await expect(field).toBeFocused();
  const json = async (name: string) => JSON.parse((await page.getByLabel(name).textContent()) ?? 'null');
  return {
    field,
    troubles,
    list: page.getByRole('listbox'),
    sent: () => json('Skickat') as Promise<{ text: string; mentions: { name: string }[] }[]>,
    said: () => page.getByLabel('Sagt').textContent(),
    select: (from: number, to: number) =>
      field.evaluate((area: HTMLTextAreaElement, [start, end]) => area.setSelectionRange(start ?? 0, end ?? 0), [from, to]),
  };
}

test('Enter sends, Shift+Enter breaks the line, and a list goes on', async ({ page }) => {
  const { field, sent, troubles } = await desk(page);
  await field.pressSequentially('- ett');
  await field.press('Shift+Enter');
  await expect(field).toHaveValue('- ett\n- ');
  await field.pressSequentially('två');
  await field.press('Enter');
  await expect(field).toHaveValue('');
  await expect.poll(sent).toEqual([{ text: '- ett\n- två', mentions: [] }]);
  await expect(page.getByRole('listitem')).toHaveText(['ett', 'två']);
  await field.press('Enter');
  expect(await sent()).toHaveLength(1);
  expect(troubles).toEqual([]);
});

test('in code Enter breaks the line', async ({ page }) => {
  const { field, sent } = await desk(page);
  await field.pressSequentially('```');
  await field.press('Enter');
  await field.pressSequentially('a');
  await field.press('Enter');
  await field.pressSequentially('```');
  await field.press('Enter');
  await expect.poll(async () => (await sent())[0]?.text).toBe('```\na\n```');
});

test('Ctrl+Enter sends where Enter breaks the line', async ({ page }) => {
  const { field, sent } = await desk(page, { send: 'mod+enter', label: 'Publicera' });
  await field.pressSequentially('ett');
  await field.press('Enter');
  await field.pressSequentially('två');
  await field.press('Control+Enter');
  await expect.poll(async () => (await sent())[0]?.text).toBe('ett\ntvå');
  await expect(page.getByRole('button', { name: 'Publicera' })).toBeDisabled();
});

test('people are found, chosen by key and mentioned', async ({ page }) => {
  const { field, list, sent } = await desk(page);
  await field.pressSequentially('Tack @an');
  await expect(list.getByRole('option')).toHaveText(['AAnna', 'ABAnna Berg']);
  await expect(field).toHaveAttribute('aria-activedescendant', (await list.getByRole('option').nth(0).getAttribute('id')) ?? '');
  await field.press('ArrowDown');
  await expect(list.getByRole('option', { name: 'Anna Berg' })).toHaveAttribute('aria-selected', 'true');
  await field.press('Tab');
  await expect(field).toHaveValue('Tack @Anna Berg ');
  await expect(list).toHaveCount(0);
  await field.pressSequentially('och @amira h');
  await expect(list.getByRole('option')).toHaveCount(1);
  await field.press('Enter');
  await expect(field).toHaveValue('Tack @Anna Berg och @Amira Haddad ');
  await field.press('Enter');
  await expect.poll(async () => (await sent())[0]?.mentions.map(({ name }) => name)).toEqual(['Anna Berg', 'Amira Haddad']);
  await expect(page.locator('.at')).toHaveText(['@Anna Berg', '@Amira Haddad']);
});

test('a name written in full mentions, one taken away again does not', async ({ page }) => {
  const { field, sent } = await desk(page);
  await field.pressSequentially('@Elin Sjöstrand hej @Amira Haddad');
  await field.press('Escape');
  for (let letter = 0; letter < 13; letter++) await field.press('Backspace');
  await field.press('Enter');
  await expect.poll(async () => (await sent())[0]).toMatchObject({ text: '@Elin Sjöstrand hej ', mentions: [{ name: 'Elin Sjöstrand' }] });
});

test('fingers faster than the answer take the likeliest', async ({ page }) => {
  const { field, sent } = await desk(page, { wait: '400' });
  await field.pressSequentially('@ami');
  await field.press('Enter');
  await expect(field).toHaveValue('@Amira Haddad ');
  expect(await sent()).toEqual([]);
});

test('Escape closes the list first and cancels then', async ({ page }) => {
  const { field, list, said } = await desk(page);
  await field.pressSequentially('@am');
  await expect(list).toBeVisible();
  await field.press('Escape');
  await expect(list).toHaveCount(0);
  expect(await said()).toBe('');
  await field.pressSequentially('i');
  await expect(list).toHaveCount(0);
  await field.press('Escape');
  await expect.poll(said).toBe('cancel');
});

test('groups become links, and the pointer chooses too', async ({ page }) => {
  const { field, list, sent } = await desk(page);
  await field.pressSequentially('@data');
  await list.getByRole('option', { name: 'Datagruppen' }).click();
  await expect(field).toBeFocused();
  await field.press('Enter');
  await expect.poll(async () => (await sent())[0]).toEqual({ text: '[Datagruppen](/feed/group/data) ', mentions: [] });
});

test('tags and emoji are completed, and finished codes become emoji', async ({ page }) => {
  const { field, list } = await desk(page);
  await field.pressSequentially('#kom');
  await expect(list.getByRole('option')).toHaveText(['#kompetensdag']);
  await field.press('Enter');
  await field.pressSequentially(':kaffe');
  await expect(list.getByRole('option').first()).toContainText('☕');
  await field.press('Enter');
  await field.pressSequentially(' :tada:');
  await expect(field).toHaveValue('#kompetensdag ☕️ 🎉');
  await field.press('Control+z');
  await expect(field).toHaveValue('#kompetensdag ☕️ :tada');
});

test('shortcuts set marks, and undo takes them away', async ({ page }) => {
  const { field, select } = await desk(page);
  await field.pressSequentially('ett två tre');
  await select(4, 7);
  await field.press('Control+b');
  await expect(field).toHaveValue('ett **två** tre');
  await field.press('Control+i');
  await expect(field).toHaveValue('ett ***två*** tre');
  await field.press('Control+b');
  await expect(field).toHaveValue('ett *två* tre');
  for (let times = 0; times < 3; times++) await field.press('Control+z');
  await expect(field).toHaveValue('ett två tre');
  await select(4, 7);
  await field.press('Control+e');
  await expect(field).toHaveValue('ett `två` tre');
  await select(5, 8);
  await field.press('Control+k');
  await expect(field).toHaveValue('ett `[två]()` tre');
  await page.keyboard.type('/x');
  await expect(field).toHaveValue('ett `[två](/x)` tre');
});

test('the tools are one stop for Tab, and leave the words chosen', async ({ page }) => {
  const { field, select } = await desk(page);
  await field.pressSequentially('ord');
  await field.press('Tab');
  await expect(page.getByRole('button', { name: 'Bifoga fil' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Kod' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Bifoga fil' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skicka' })).toBeFocused();
  await select(0, 3);
  await page.getByRole('button', { name: 'Fet' }).click();
  await expect(field).toHaveValue('**ord**');
  await page.getByRole('button', { name: 'Lista' }).click();
  await expect(field).toHaveValue('- **ord**');
  await field.press('End');
  await page.getByRole('button', { name: 'Nämn någon' }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
});

test('an emoji is chosen from the picker where the caret was', async ({ page }) => {
  const { field, select } = await desk(page);
  await field.pressSequentially('ett två');
  await select(4, 4);
  await page.getByRole('button', { name: 'Emoji' }).click();
  const search = page.getByRole('combobox', { name: 'Sök emoji' });
  await search.fill('kaffe');
  await expect(page.getByRole('option').first()).toHaveText('☕️');
  await search.press('Enter');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('ett ☕️två');
});

test('files are chosen, pasted and dropped; words are pasted as words', async ({ page }) => {
  const { field, said, select } = await desk(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Bifoga fil' }).click();
  await (await chooser).setFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hej') }]);
  await expect.poll(said).toBe('files a.txt 3');

  const hand = (type: 'paste' | 'drop', words: string) =>
    field.evaluate(
      (area, [kind, text]) => {
        const data = new DataTransfer();
        if (text) data.setData('text/plain', text);
        data.items.add(new File(['bild'], `${kind}.png`, { type: 'image/png' }));
        const event =
          kind === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        return area.dispatchEvent(event);
      },
      [type, words] as const,
    );
  expect(await hand('paste', '')).toBe(false);
  expect(await hand('drop', '')).toBe(false);
  expect(await hand('paste', 'ord')).toBe(true);
  await expect.poll(said).toBe('files a.txt 3\nfiles paste.png 4\nfiles drop.png 4');

  await field.pressSequentially('se planen');
  await select(3, 9);
  await field.evaluate((area) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'https://x.example/plan');
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(field).toHaveValue('se [planen](https://x.example/plan)');
});

test('arrow up in an empty field edits the last, and only there', async ({ page }) => {
  const { field, said } = await desk(page);
  await field.press('ArrowUp');
  await expect.poll(said).toBe('edit last');
  await field.pressSequentially('a');
  await field.press('ArrowUp');
  await expect.poll(said).toBe('edit last');
});

test('the field grows with its words, up to a limit', async ({ page }) => {
  const { field } = await desk(page, { send: 'mod+enter' });
  const height = async () => (await field.boundingBox())?.height ?? 0;
  const small = await height();
  await field.fill('a\nb\nc\nd');
  expect(await height()).toBeGreaterThan(small + 50);
  await field.fill('a\n'.repeat(300));
  expect(await height()).toBeLessThan(400);
});

for (const [name, wishes] of Object.entries<Record<string, string>>({
  alone: {},
  'with an error': { error: 'Texten är för lång.', label: 'Publicera' },
  'at the bottom': { at: 'bottom', look: 'line' },
})) {
  for (const width of [900, 390]) {
    test(`it can be used by all: ${name}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      const { field, list, troubles } = await desk(page, wishes);
      await field.pressSequentially('@a');
      await expect(list.getByRole('option')).toHaveCount(4);
      const place = await list.boundingBox();
      expect(place && place.x >= 0 && place.y >= 0 && place.x + place.width <= width && place.y + place.height <= 700).toBe(true);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 200)) }))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(troubles).toEqual([]);
    });
  }
}
