// `npm start`: the server on an embedded database with the demo company, and the client beside it.
import { readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openClient } from '../../.ci/open-client.ts';
import { assembleServer } from '../assemble.ts';
import { firstLink } from '../auth/auth.ts';
import { FolderInUse } from '../data-folder.ts';
import { pinoLog } from '../pino-log.ts';
import { clear, lookInto } from './demo-folder.ts';
import { ADMINISTRATOR_MAIL, DEMO_PASSWORD, seedDemo, VISITOR_MAIL } from './seed.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const PAGES = resolve(process.env.FIKARUM_PAGES ?? join(ROOT, 'dist', 'renderer'));
const FIRST_PORT = 4310;
const PORTS = 20;
/** A signal that comes twice at once was passed on by the process around this one and is not impatience. Milliseconds. */
const ECHO = 1_000;

const USAGE = `npm start -- [flags]
  --no-open    do not open the client
  --port N     listen on this port; without it the first free one from ${FIRST_PORT}
  --data DIR   keep everything in this folder; without it ./data
  --fresh      make the demo company anew
  --empty      no demo company: set up your own`;

/** What the person who starts it can put right; said in words, without a trace. */
class Plain extends Error {}

try {
  await start(readFlags());
} catch (error) {
  const said =
    error instanceof Plain || error instanceof FolderInUse || (error instanceof Error && 'syscall' in error && error.syscall === 'listen');
  console.error(said && error instanceof Error ? error.message : error);
  process.exit(1);
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string', default: join(ROOT, 'data') },
        fresh: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
      },
    });
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) < 65_536))
      throw new Error(`${values.port} is no port`);
    return values;
  } catch (error) {
    throw new Plain(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

async function start(flags: ReturnType<typeof readFlags>): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Plain(`This is Node ${process.versions.node}, and it takes 24. \`npm start\` brings its own.`);
  const folder = resolve(flags.data);
  const demo = prepare(folder, flags);
  await buildPages();
  const { app, ...data } = await assembleServer({ folder, log: pinoLog('warn'), pages: PAGES });
  stopOnSignals(() => app.close());
  if (demo === 'make') {
    console.log('Making the demo company Nordanvik …');
    const began = performance.now();
    const { documents, people } = await seedDemo(data, { now: Date.now() });
    console.log(`${people} people and ${documents} documents in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  await listen(app, flags.port);
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const link = await firstLink(data.auth, address);
  console.log(`\n  Fikarum is at  ${address}`);
  if (demo !== 'none') {
    console.log(`  Sign in as     ${VISITOR_MAIL}`);
    console.log(`  Password       ${DEMO_PASSWORD}`);
    console.log(`\n  Everyone at Nordanvik has that password; ${ADMINISTRATOR_MAIL} administers.`);
  } else if (link) console.log(`  Set it up at   ${link}\n  The address works once, within a day.`);
  console.log(`  Everything lies in ${relative(process.cwd(), folder) || folder}. Ctrl-C stops.\n`);
  if (!flags['no-open']) await openClient(link ?? address);
}

/** Decides what is shown, and clears away what must go first. */
function prepare(folder: string, flags: { fresh: boolean; empty: boolean }): 'make' | 'there' | 'none' {
  const found = lookInto(folder);
  if (found === 'company' && flags.fresh)
    throw new Plain(`${folder} holds a company of its own. Only the demo is made anew; choose another folder with --data.`);
  if (found === 'demo' && flags.empty && !flags.fresh)
    throw new Plain(`${folder} holds the demo company. Choose another folder with --data, or clear this one with --fresh.`);
  if (flags.fresh || found === 'unfinished') clear(folder);
  if (flags.empty || found === 'company') return 'none';
  return found === 'demo' && !flags.fresh ? 'there' : 'make';
}

function stopOnSignals(close: () => Promise<unknown>): void {
  let since = 0;
  const stop = async () => {
    const now = performance.now();
    if (since > 0 && now - since > ECHO) process.exit(1);
    if (since > 0) return;
    since = now;
    console.log('\nStopping …');
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

/** A port that was asked for is had or refused; without one it is the first free from 4310 on. */
async function listen(app: Awaited<ReturnType<typeof assembleServer>>['app'], asked: string | undefined): Promise<void> {
  for (let port = Number(asked ?? FIRST_PORT); ; port++) {
    try {
      await app.listen({ host: '127.0.0.1', port });
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || asked !== undefined || port >= FIRST_PORT + PORTS) throw error;
    }
  }
}

/** Builds the interface when it is missing or older than its sources. */
async function buildPages(): Promise<void> {
  const sources = ['renderer', 'model', 'vite.config.ts', 'package-lock.json'].map((path) => join(ROOT, path));
  // The service worker is written last: a build that was cut short has none of today.
  const built = statSync(join(PAGES, 'service-worker.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built > Math.max(...sources.map(changedAt))) return;
  console.log('Building the interface …');
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error', build: { outDir: PAGES, emptyOutDir: true } });
}

function changedAt(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
