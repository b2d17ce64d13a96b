import { type BuildOptions, build } from 'esbuild';

/** Bundles main and preload as CommonJS: a sandboxed preload can be nothing else, and main then starts on older Electrons too. */
export async function buildDesktop(): Promise<void> {
  const shared: BuildOptions = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['electron'],
    logLevel: 'warning',
  };
  await build({ ...shared, entryPoints: ['main/main.ts'], outfile: 'dist/main/main.cjs' });
  await build({ ...shared, entryPoints: ['preload/preload.ts'], outfile: 'dist/main/preload.cjs' });
}
