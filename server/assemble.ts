import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { book } from '../model/features.ts';
import { type Auth, accountsIn, assembleAuth } from './auth/auth.ts';
import type { HashCost } from './auth/hashing.ts';
import { SignIns } from './auth/sign-ins.ts';
import { claimFolder } from './data-folder.ts';
import { serverFeatures } from './features.ts';
import type { UploadLimits } from './files/uploads.ts';
import { Files } from './files/files.ts';
import { buildServer, type HttpOptions } from './http/server.ts';
import { Kernel } from './kernel.ts';
import { faultOf, type Log } from './log.ts';
import { appRouter } from './router.ts';
import { SideTables } from './store/side-tables.ts';
import { SqliteStore } from './store/sqlite/sqlite.ts';

export type DataOptions = {
  /** The data folder; made when missing. */
  folder: string;
  log: Log;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** Whether people reach the server over https. */
  secure?: boolean;
  /** How far back windowed kinds are kept on a device, milliseconds. */
  window?: number;
  limits?: UploadLimits;
  hashing?: HashCost;
  durability?: 'full' | 'off';
};

/** A server's parts over its data folder, without HTTP: what the server runs on and what the command line works with. */
export type Data = { kernel: Kernel; auth: Auth; files: Files; tables: SideTables; close(): Promise<void> };

/** @throws FolderInUse when another process has the folder open */
export function openData(options: DataOptions): Data {
  const { log, clock = Date.now, secure = false, window, limits, hashing, durability = 'full' } = options;
  const folder = resolve(options.folder);
  const { database, release } = claimFolder(folder);
  const store = new SqliteStore({ path: database, durability });
  const tables = new SideTables(database);
  const accounts = accountsIn(tables);
  const signIns = new SignIns(accounts, { secure, now: clock });
  const files = new Files({ folder, tables, store, limits, now: clock });
  const features = [...serverFeatures, files.feature(signIns)];
  const kernel = new Kernel({ store, book, features, sessions: signIns, log, clock, window });
  const auth = assembleAuth({ accounts, signIns, engine: kernel.engine, clock, hashing });
  const close = async () => {
    signIns.close();
    files.close();
    await kernel.close();
    tables.close();
    release();
  };
  return { kernel, auth, files, tables, close };
}

export type ServerOptions = DataOptions &
  Pick<HttpOptions, 'pages' | 'trustProxy' | 'heartbeat'> & {
    /** The server's address as people type it (`https://intranet.example.com`); null: whatever host the request names. */
    origin?: string | null;
  };

/** The whole server, not yet listening; `app.close()` ends everything and lets the folder go. */
export async function assembleServer(options: ServerOptions): Promise<{ app: FastifyInstance } & Data> {
  const { origin = null, pages, trustProxy, heartbeat } = options;
  const data = openData({ ...options, secure: origin?.startsWith('https:') ?? false });
  const { kernel, auth, files } = data;
  const app = await buildServer({ kernel, router: appRouter({ kernel, auth }), origin, pages, trustProxy, heartbeat });
  const stop = new AbortController();
  const job = (name: string, work: Promise<void>) =>
    work.catch((error: unknown) => kernel.log.error({ job: name, fault: faultOf(error) }, 'a job stopped'));
  const jobs = [
    job('watch sign-ins', auth.signIns.watch()),
    job('tidy people', auth.people.keepTidy(stop.signal)),
    job('tidy files', files.keepTidy()),
  ];
  app.addHook('preClose', async () => {
    stop.abort();
    auth.signIns.close();
    files.close();
    await Promise.all(jobs);
  });
  app.addHook('onClose', () => data.close());
  return { app, ...data };
}
