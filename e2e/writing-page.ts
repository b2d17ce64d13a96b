import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { CONTENT_SECURITY_POLICY } from '../server/http/security-headers.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

export type WritingPage = { address: string; close: () => Promise<void> };

/**
 * A page with the components that show and take text and nothing else, built as the interface is and served under the
 * server's own policy.
 * @param texts what `/texts` shows
 */
export async function writingPage(texts: readonly string[]): Promise<WritingPage> {
  const folder = await mkdtemp(join(tmpdir(), 'fikarum-writing-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'writing'),
    plugins: [react()],
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = extname(path) ? join(folder, path) : join(folder, 'index.html');
    const body = path === '/texts.json' ? Buffer.from(JSON.stringify(texts)) : await readFile(file).catch(() => null);
    // Browsers ask for a picture of the page of their own accord.
    response.writeHead(body ? 200 : path === '/favicon.ico' ? 204 : 404, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    });
    response.end(body ?? undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
