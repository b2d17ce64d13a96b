import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import table of docs/architecture.md, held against every import of every file: the linter knows paths, this knows rooms. */

const root = join(import.meta.dirname, '..', '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(model|server|renderer|main|preload)\//.test(file) && !/\.test\.tsx?$|\/testing\/|acceptance\.ts$/.test(file));

type Import = { from: string; to: string; typeOnly: boolean };

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of source.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gms,
  )) {
    const target = match[2] ?? match[3] ?? match[4];
    if (!target) continue;
    found.push({
      from: file,
      to: target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll('\\', '/') : target,
      typeOnly: Boolean(match[1]),
    });
  }
  return found;
}

const all = files.flatMap(importsOf);
const place = (path: string) => path.split('/')[0] ?? '';
const room = (path: string) => path.split('/')[1] ?? '';
const say = (entry: Import) => `${entry.from} → ${entry.to}`;
const inside = (entry: Import) => files.some((file) => file.startsWith(`${place(entry.to)}/`)) && entry.to.includes('/');

const RENDERER_ROOMS = new Set(['ui', 'store', 'shell', 'platform', 'i18n']);
const SERVER_KERNEL = new Set(['store', 'sync', 'http', 'testing']);
const isFolder = (path: string) => path.split('/').length > 2;

describe('the import table', () => {
  it('model imports model and zod alone', () => {
    const wrong = all.filter((entry) => place(entry.from) === 'model' && place(entry.to) !== 'model' && entry.to !== 'zod');
    expect(wrong.map(say)).toEqual([]);
  });

  it('server imports neither renderer, main, preload nor what belongs to a screen', () => {
    const wrong = all.filter(
      (entry) => place(entry.from) === 'server' && /^(renderer|main|preload)\/|^(react|react-dom|rxdb|electron)(\/|$)/.test(entry.to),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('renderer takes only types from server and preload, and nothing from Node or Electron', () => {
    const wrong = all.filter((entry) => {
      if (place(entry.from) !== 'renderer') return false;
      if (/^(node:|electron$|fastify)/.test(entry.to)) return !entry.from.endsWith('node-connection.ts');
      if (place(entry.to) === 'server' && inside(entry)) return !(entry.typeOnly && entry.to === 'server/router.ts');
      if (place(entry.to) === 'preload' && inside(entry)) return !(entry.typeOnly && entry.to === 'preload/contract.ts');
      return place(entry.to) === 'main' && inside(entry);
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('a feature of the renderer never imports another feature, nor do the shared rooms import features', () => {
    const wrong = all.filter((entry) => {
      if (place(entry.from) !== 'renderer' || place(entry.to) !== 'renderer' || !isFolder(entry.to)) return false;
      if (!isFolder(entry.from)) return false;
      return room(entry.to) !== room(entry.from) && !RENDERER_ROOMS.has(room(entry.to));
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('the kernel of the server imports no feature', () => {
    const wrong = all.filter(
      (entry) =>
        place(entry.from) === 'server' &&
        SERVER_KERNEL.has(room(entry.from)) &&
        place(entry.to) === 'server' &&
        isFolder(entry.to) &&
        !SERVER_KERNEL.has(room(entry.to)),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  it('main and preload keep to their contract', () => {
    const wrong = all.filter((entry) => {
      if (place(entry.from) === 'main' && inside(entry))
        return !['main', 'model'].includes(place(entry.to)) && entry.to !== 'preload/contract.ts';
      if (place(entry.from) === 'preload') return place(entry.to) !== 'preload' && entry.to !== 'electron';
      return false;
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('no two files import each other in a circle of features in model', () => {
    const edges = new Map<string, Set<string>>();
    for (const entry of all) {
      if (place(entry.from) !== 'model' || place(entry.to) !== 'model' || !isFolder(entry.to) || !isFolder(entry.from)) continue;
      if (room(entry.from) === room(entry.to)) continue;
      edges.set(room(entry.from), (edges.get(room(entry.from)) ?? new Set()).add(room(entry.to)));
    }
    const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some((next) => next === target || (!seen.has(next) && reaches(next, target, seen.add(next))));
    expect([...edges.keys()].filter((feature) => reaches(feature, feature))).toEqual([]);
  });
});
