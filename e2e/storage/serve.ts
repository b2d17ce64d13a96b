import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Workers that change something before they become the real one. */
const WORKERS: Record<string, string> = {
  '/no-opfs.js': `
    const early = [];
    onmessage = (event) => early.push(event);
    delete FileSystemFileHandle.prototype.createSyncAccessHandle;
    await import('/worker.js');
    for (const event of early) onmessage(event);`,
  // Answers nobody for nine seconds when a text says so.
  '/busy.js': `
    const encodeInto = TextEncoder.prototype.encodeInto;
    TextEncoder.prototype.encodeInto = function (text, into) {
      if (text === 'busy') for (const end = Date.now() + 9000; Date.now() < end; );
      return encodeInto.call(this, text, into);
    };
    const early = [];
    onmessage = (event) => early.push(event);
    await import('/worker.js');
    for (const event of early) onmessage(event);`,
};

/** Serves pages built from TypeScript, with the worker and SQLite beside them, on a free port of this machine. */
export async function serveStoragePage(page: string): Promise<{ url: string; close(): Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: { page: at(page), worker: at('../../renderer/store/sqlite/worker.ts') },
    bundle: true,
    format: 'esm',
    target: 'chrome130',
    write: false,
    outdir: '/',
    logLevel: 'error',
  });
  const scripts = new Map(outputFiles.map((file) => [file.path, file.contents]));
  const wasm = readFileSync(at('../../node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm'));
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0] ?? '/';
    const script = scripts.get(path) ?? WORKERS[path];
    if (script) response.setHeader('content-type', 'text/javascript').end(script);
    else if (path === '/sqlite3.wasm') response.setHeader('content-type', 'application/wasm').end(wasm);
    else if (path === '/')
      response.setHeader('content-type', 'text/html').end('<!doctype html><script type="module" src="/page.js"></script>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
