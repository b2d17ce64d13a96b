import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './.ci/service-worker.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The interface, for the browser and the desktop alike. The page lives under `script-src 'self'; style-src 'self'`: no inline
 * script, no inline style sheet, nothing as a data address.
 */
export default defineConfig(({ mode }) => ({
  root: here('./renderer'),
  base: '/',
  cacheDir: here('./node_modules/.cache/vite'),
  plugins: [react(), serviceWorker({ entry: here('./renderer/platform/service-worker.ts'), publicFolder: here('./renderer/public') })],
  define: { __GALLERY__: JSON.stringify(mode !== 'production'), __VERSION__: JSON.stringify(version) },
  css: {
    modules: { generateScopedName: mode === 'production' ? '[hash:base64:6]' : '[name]-[local]' },
  },
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    target: ['chrome130', 'edge130', 'firefox133', 'safari18'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes with a release of ours and what does not are separate files, so that an update is a small download.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'frame', test: /node_modules\/(@tanstack|@mantine|@floating-ui|i18next|react-i18next)\// },
            // Dexie is fetched only where the browser has no private files; it must not come along with RxDB.
            { name: 'store', test: /node_modules\/(rxdb|rxjs|@trpc|zod)\/(?!.*dexie)/ },
          ],
        },
      },
    },
  },
}));
