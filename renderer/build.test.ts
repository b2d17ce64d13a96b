import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/** What the page weighs and what stands in it, as it is built for production. */

/** Bytes after gzip of all scripts that are fetched before the feed shows. */
const START = 350_000;

const folder = mkdtempSync(join(tmpdir(), 'fikarum-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

let chunks: Map<string, Rolldown.OutputChunk>;
let assets: Map<string, string>;

beforeAll(async () => {
  // Libraries look at it to choose their production half.
  vi.stubEnv('NODE_ENV', 'production');
  const config = new URL('../vite.config.ts', import.meta.url).pathname;
  const built = (await build({
    configFile: config,
    mode: 'production',
    logLevel: 'silent',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  chunks = new Map(built.output.filter((one) => one.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  assets = new Map(built.output.filter((one) => one.type === 'asset').map((asset) => [asset.fileName, asset.source.toString()]));
}, 120_000);

/** A chunk and everything that it cannot start without. */
function closure(from: Rolldown.OutputChunk, into = new Set<Rolldown.OutputChunk>()): Set<Rolldown.OutputChunk> {
  if (into.has(from)) return into;
  into.add(from);
  for (const name of from.imports) {
    const next = chunks.get(name);
    if (next) closure(next, into);
  }
  return into;
}

const chunkOf = (test: (chunk: Rolldown.OutputChunk) => boolean, what: string): Rolldown.OutputChunk => {
  const found = [...chunks.values()].find(test);
  if (!found) throw new Error(`no chunk holds ${what}`);
  return found;
};

test(`the feed shows after at most ${START / 1000} kB of scripts`, () => {
  const entry = chunkOf((chunk) => chunk.isEntry, 'the entry');
  const feed = chunkOf((chunk) => chunk.moduleIds.some((id) => id.endsWith('/feed/FeedScreen.tsx')), 'the feed');
  const needed = closure(feed, closure(entry));
  const weights = [...needed].map((chunk) => [chunk.fileName, gzipSync(chunk.code).length] as const).sort((a, b) => b[1] - a[1]);
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  expect(sum, weights.map(([name, weight]) => `${weight} ${name}`).join('\n')).toBeLessThanOrEqual(START);
});

test('the page has no inline script, no inline style and no style attribute', () => {
  const page = assets.get('index.html') ?? '';
  expect(page).toContain('<div id="root">');
  expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  expect([...page.matchAll(/<script\b[^>]*>([^<]*)<\/script>/g)].map(([, inside]) => inside)).toEqual(expect.arrayContaining(['']));
  expect([...page.matchAll(/<script\b[^>]*>([^<]*)<\/script>/g)].filter(([, inside]) => inside !== '')).toEqual([]);
});

test('nothing of the gallery is in it', () => {
  const modules = [...chunks.values()].flatMap((chunk) => chunk.moduleIds);
  expect(modules.filter((id) => id.includes('/ui/gallery/'))).toEqual([]);
  expect([...chunks.values()].filter((chunk) => chunk.code.includes('_gallery')).map((chunk) => chunk.fileName)).toEqual([]);
});

test('style sheets bring no data addresses and fetch nothing from elsewhere', () => {
  const sheets = [...assets].filter(([name]) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(0);
  for (const [name, css] of sheets) expect(css.match(/url\((?!\/assets\/)[^)]*\)|@import/g) ?? [], name).toEqual([]);
});
