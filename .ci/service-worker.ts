import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

const KEPT = /\.(js|css|html|svg|png|wasm|webmanifest)$/;

/**
 * Builds the service worker beside the page and hands it the list of the build's files. Files with a hash in their
 * name are known by it; the others get one of their contents, so that a new build is another list.
 */
export function serviceWorker(options: { entry: string; publicFolder: string }): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_output, bundle) {
      const revision = (contents: string | Uint8Array) => createHash('sha256').update(contents).digest('hex').slice(0, 12);
      const list: { url: string; revision: string | null }[] = [];
      for (const file of Object.values(bundle)) {
        if (!KEPT.test(file.fileName)) continue;
        const named = file.fileName.startsWith('assets/');
        list.push({ url: `/${file.fileName}`, revision: named ? null : revision(file.type === 'chunk' ? file.code : file.source) });
      }
      for (const entry of readdirSync(options.publicFolder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !KEPT.test(entry.name)) continue;
        list.push({ url: `/${relative(options.publicFolder, path).replaceAll('\\', '/')}`, revision: revision(readFileSync(path)) });
      }
      const built = await build({
        entryPoints: [options.entry],
        bundle: true,
        write: false,
        minify: true,
        format: 'iife',
        target: ['chrome130', 'firefox133', 'safari18'],
        define: { __BUILD_FILES__: JSON.stringify(list) },
      });
      const [worker] = built.outputFiles;
      if (!worker) throw new Error('the service worker was not built');
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: worker.text });
    },
  };
}
