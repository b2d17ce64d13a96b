import { createRoot } from 'react-dom/client';
import type { Mention } from '../../model/writing/written.ts';
import { startTexts } from '../../renderer/i18n/start.ts';
import { Markdown } from '../../renderer/ui/markdown/Markdown.tsx';
import { MarkdownContext } from '../../renderer/ui/markdown/settings.ts';
import '../../renderer/ui/tokens.css';
import '../../renderer/ui/base.css';
import { Desk } from './Desk.tsx';

const elin: Mention = { person: 'elin' as Mention['person'], name: 'Elin Sjöstrand' };
const amira: Mention = { person: 'amira' as Mention['person'], name: 'Amira Haddad' };

/** `/texts`: every text of `/texts.json`, shown. `/desk`: the composer, and under it what has been sent. */
async function start(): Promise<void> {
  await startTexts('sv');
  const element = document.getElementById('root');
  if (!element) throw new Error('the page has no #root');
  const root = createRoot(element, { onUncaughtError: (error) => console.error(error) });
  const settings = { me: elin.person, tagPath: (key: string) => `/feed/tag/${encodeURIComponent(key)}` };
  if (window.location.pathname === '/desk') {
    root.render(
      <MarkdownContext value={settings}>
        <Desk />
      </MarkdownContext>,
    );
    return;
  }
  const texts = (await (await fetch('/texts.json')).json()) as string[];
  root.render(
    <MarkdownContext value={settings}>
      {texts.map((text) => (
        <article key={text}>
          <Markdown text={text} mentions={[elin, amira]} />
        </article>
      ))}
      <footer>{texts.length}</footer>
    </MarkdownContext>,
  );
}

void start();
