import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { assembleServer } from './assemble.ts';
import { firstLink } from './auth/auth.ts';
import { ConfigError, readConfig } from './config.ts';
import { FolderInUse } from './data-folder.ts';
import { faultOf, type Log } from './log.ts';
import { pinoLog } from './pino-log.ts';

/** Milliseconds that a stop may take before the process ends all the same. */
const STOP_WITHIN = 10_000;

try {
  await serve();
} catch (error) {
  // What the person who starts it can put right is said in words; everything else is a fault, with its place.
  const words = error instanceof ConfigError || error instanceof FolderInUse || isAboutListening(error);
  console.error(words && error instanceof Error ? error.message : error);
  process.exit(1);
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = pinoLog(config.log);
  const { data: folder, origin, pages, trustProxy, window } = config;
  const { app, auth } = await assembleServer({ folder, log, origin, pages, trustProxy, window });
  stopOnSignals(app, log);
  await app.listen({ port: config.port, host: config.host });
  const { port } = app.server.address() as AddressInfo;
  const address = origin ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  console.log(`Fikarum listens on ${address}`);
  const link = await firstLink(auth, address);
  if (link) console.log(`Nobody can administer it yet. Open this address once to set it up:\n${link}`);
}

/** Node's own sentence names the port: `listen EADDRINUSE: address already in use 127.0.0.1:4100`. */
function isAboutListening(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen';
}

/** A stop lets what is under way finish; a second signal does not wait. */
function stopOnSignals(app: FastifyInstance, log: Log): void {
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    await app.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  // A process in a state nobody foresaw does not go on: whoever runs it starts another.
  process.on('uncaughtException', (error) => {
    log.error({ fault: faultOf(error) }, 'the server stops because of a fault');
    void stop(1);
  });
}
