// `npm start`: the server on an embedded database with the demo company, and the client beside it.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assembleServer } from '../assemble.ts';
import { firstLink } from '../auth/auth.ts';
import { FolderInUse } from '../data-folder.ts';
import { pinoLog } from '../pino-log.ts';
import { openClient } from '../../.ci/open-client.ts';
import { DEMO_PASSWORD, holdsCompany, seedDemo, VISITOR_MAIL } from './seed.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const PAGES = join(ROOT, 'dist', 'renderer');
const FIRST_PORT = 4310;
const PORTS = 20;

const { values: flags } = parseArgs({
  options: {
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string' },
    data: { type: 'string', default: join(ROOT, 'data') },
    fresh: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
  },
});

try {
  await start();
} catch (error) {
  console.error(error instanceof FolderInUse ? `${error.message}: another server runs on this folder.` : error);
  process.exit(1);
}

async function start(): Promise<void> {
  const folder = resolve(flags.data);
  if (flags.fresh) rmSync(folder, { recursive: true, force: true });
  await buildPages();
  const { app, auth, ...data } = await assembleServer({ folder, log: pinoLog('warn'), pages: PAGES });
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log('\nStopping …');
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  if (!flags.empty && !(await holdsCompany(data))) {
    console.log('Making the demo company Nordanvik …');
    const began = performance.now();
    const { documents, people } = await seedDemo({ auth, ...data }, { now: Date.now() });
    console.log(`${people} people and ${documents} documents in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  await listen(app);
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const link = await firstLink(auth, address);
  console.log(`\nFikarum is at ${address}`);
  if (link) console.log(`Nobody has an account yet. Open this address once to set it up:\n${link}`);
  else console.log(`Sign in as ${VISITOR_MAIL} with the password: ${DEMO_PASSWORD}`);
  console.log('Ctrl-C stops it.');
  if (!flags['no-open']) await openClient(link ?? address);
}

/** A port that was asked for is taken or refused; without one the first free from 4310 on. */
async function listen(app: Awaited<ReturnType<typeof assembleServer>>['app']): Promise<void> {
  if (flags.port !== undefined) {
    await app.listen({ host: '127.0.0.1', port: Number(flags.port) });
    return;
  }
  for (let port = FIRST_PORT; ; port++) {
    try {
      await app.listen({ host: '127.0.0.1', port });
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= FIRST_PORT + PORTS) throw error;
    }
  }
}

/** Builds the interface when it is missing or older than its sources. */
async function buildPages(): Promise<void> {
  const built = join(PAGES, 'index.html');
  const newest = Math.max(...['renderer', 'model', 'vite.config.ts', 'package-lock.json'].map((path) => changedAt(join(ROOT, path))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  console.log('Building the interface …');
  const { build } = await import('vite');
  await build({ root: join(ROOT, 'renderer'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
}

function changedAt(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
