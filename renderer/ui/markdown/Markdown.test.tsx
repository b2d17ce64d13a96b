import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mention } from '../../../model/writing/written.ts';
import { startTexts } from '../../i18n/start.ts';
import { Markdown, type MarkdownProps } from './Markdown.tsx';
import { MarkdownContext, type MarkdownSettings } from './settings.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const elin: Mention = { person: 'elin' as Mention['person'], name: 'Elin Sjöstrand' };
const amira: Mention = { person: 'amira' as Mention['person'], name: 'Amira Haddad' };
const settings: MarkdownSettings = { me: elin.person, tagPath: (key) => `/feed/tag/${encodeURIComponent(key)}` };

/** What an application may put in the place of a mention. */
const Card: MarkdownSettings['Mention'] = ({ person, className, children }) => (
  <button type="button" data-person={person} className={className}>
    {children}
  </button>
);

/** The markup without the generated class names. */
function shown(props: MarkdownProps, around: MarkdownSettings = settings): string {
  const html = renderToStaticMarkup(
    <MarkdownContext value={around}>
      <Markdown {...props} />
    </MarkdownContext>,
  );
  return html.replace(/^<div[^>]*>|<\/div>$/g, '').replace(/ class="(?!at"|at-me"|tag")[^"]*"/g, '');
}

beforeAll(async () => {
  // The texts set the language of the page they are on.
  Object.assign(globalThis, { document: { documentElement: {} } });
  await startTexts('sv');
  Reflect.deleteProperty(globalThis, 'document');
});

describe('Markdown', () => {
  it('marks those who are mentioned, the reader in particular', () => {
    expect(shown({ text: '@Amira Haddad och @Elin Sjöstrand', mentions: [elin, amira] })).toBe(
      '<p><span class="at">@Amira Haddad</span> och <span class="at-me">@Elin Sjöstrand</span></p>',
    );
  });

  it('hands mentions to the application when it has something for them', () => {
    expect(shown({ text: '@Amira Haddad', mentions: [amira] }, { ...settings, Mention: Card })).toBe(
      '<p><button type="button" data-person="amira" class="at">@Amira Haddad</button></p>',
    );
  });

  it('leads to tags', () => {
    expect(shown({ text: '#vättralyftet' })).toBe('<p><a href="/feed/tag/v%C3%A4ttralyftet" class="tag">#vättralyftet</a></p>');
  });

  it('opens other places beside us, and says where', () => {
    expect(shown({ text: '[planen](https://x.example/a "Utkast")' })).toBe(
      '<p><a href="https://x.example/a" target="_blank" rel="noopener noreferrer" title="Utkast\nhttps://x.example/a">planen</a></p>',
    );
    expect(shown({ text: '[bank.example](https://evil.example)' })).toContain('bank.example<span> (går till evil.example)</span></a>');
  });

  it('stays at home for our own paths', () => expect(shown({ text: '[sidan](/wiki/sida)' })).toBe('<p><a href="/wiki/sida">sidan</a></p>'));

  it('breaks lines in posts and not in Markdown proper', () => {
    expect(shown({ text: 'ett\ntvå' })).toBe('<p>ett<br/>två</p>');
    expect(shown({ text: 'ett\ntvå', breaks: false })).toBe('<p>ett två</p>');
  });

  it.each<[string, string]>([
    ['**a** *b* ~~c~~ `d`', '<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>'],
    ['# a', '<h3>a</h3>'],
    ['###### a', '<h6>a</h6>'],
    ['> a\n\n---', '<blockquote><p>a</p></blockquote><hr/>'],
    ['```ts\na <b>\n```', '<figure><figcaption>ts</figcaption><pre tabindex="0"><code>a &lt;b&gt;</code></pre></figure>'],
    ['3. a\n4. b', '<ol start="3"><li><div><span>a</span></div></li><li><div><span>b</span></div></li></ol>'],
    ['- a\n\n- b', '<ul><li><div><p>a</p></div></li><li><div><p>b</p></div></li></ul>'],
    ['- [x] a', '<ul><li><span role="img" aria-label="Klart" data-done="true"></span><div><span>a</span></div></li></ul>'],
    [
      '| a |\n|:-:|\n| b |',
      '<div tabindex="0"><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>',
    ],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
  ])('%s', (text, html) => expect(shown({ text })).toBe(html));
});

describe('no way past the tree', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'renderer'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(ts|tsx|html)$/.test(file) && !/\.test\.tsx?$/.test(file));

  it.each([
    'dangerouslySetInnerHTML',
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'createContextualFragment',
    'DOMParser',
    'document.write',
    'srcDoc',
    'eval(',
    'new Function',
  ])('nobody in the renderer uses %s', (way) => {
    const users = files.filter((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return source.includes(way) && new RegExp(`(?<![\\w])${way.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i').test(source);
    });
    expect(users).toEqual([]);
  });
});
