import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** The production build that the specs open; `FIKARUM_PAGES` puts it elsewhere than the build for release. */
export const PAGES = resolve(process.env.FIKARUM_PAGES ?? 'dist/renderer');

const SOURCES = ['renderer', 'model', 'vite.config.ts', 'package-lock.json'];

const newest = (path: string): number => {
  const found = statSync(path);
  return found.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : found.mtimeMs;
};

const changed = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds the interface once for the whole run, unless nothing has changed since the last time. */
export default async function buildPages(): Promise<void> {
  // The service worker is written last.
  if (changed(join(PAGES, 'service-worker.js')) > Math.max(...SOURCES.map(newest))) return;
  await build({ configFile: 'vite.config.ts', logLevel: 'error', build: { outDir: PAGES, emptyOutDir: true } });
}
