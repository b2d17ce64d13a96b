import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/start.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { App, type AppProps } from './App.tsx';
import { appearance, applyAppearance } from './appearance.ts';

/** Puts the interface into the page. Everything it needs of the world comes in here. */
export async function startApp(props: AppProps, moreTexts?: () => void): Promise<void> {
  const root = document.documentElement;
  root.dataset.os = props.platform.frame;
  root.dataset.system = props.platform.os;
  applyAppearance();
  await startTexts(appearance.get().language);
  moreTexts?.();
  const element = document.getElementById('root');
  if (!element) throw new Error('the page has no #root');
  createRoot(element).render(<App {...props} />);
}
