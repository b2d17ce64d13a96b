// `npm test`: types, lint, unit tests, build, browser tests. Ends with a line of counts; a step that cannot run is a failure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, '.cache', 'results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

type Count = { passed: number; failed: number };
const counts: Count[] = [];

/** Runs a package's command line on this Node; answers whether it succeeded. */
function run(title: string, entry: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', entry), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(`── ${title}: ${status === 0 ? 'ok' : 'failed'} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
  return status === 0;
}

const one = (ok: boolean) => counts.push(ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Takes the numbers from the runner's own report; a runner that fails without one counts as a failure. */
function counted(ok: boolean, file: string, read: (report: Record<string, never>) => Count): void {
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')));
    counts.push(ok || count.failed > 0 ? count : { ...count, failed: 1 });
  } catch {
    counts.push({ passed: 0, failed: 1 });
  }
}

one(run('Types', 'typescript/bin/tsc', ['-p', '.', '--noEmit']));
one(run('Lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']));

const unit = join(results, 'unit.json');
counted(
  run('Unit tests', 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`]),
  unit,
  (report) => ({
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }),
);

let browser = true;
try {
  console.log(`\nChromium: ${ensureChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  browser = false;
}
const built = run('Build', 'vite/bin/vite.js', ['build', '--logLevel', 'warn']);
one(built);
if (browser && built) {
  const pages = join(results, 'pages.json');
  counted(
    run('Browser tests', '@playwright/test/cli.js', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: pages }),
    pages,
    (report: { stats?: { expected: number; unexpected: number; flaky: number; skipped: number } }) => ({
      passed: report.stats?.expected ?? 0,
      failed: (report.stats?.unexpected ?? 1) + (report.stats?.flaky ?? 0) + (report.stats?.skipped ?? 0),
    }),
  );
} else counts.push({ passed: 0, failed: 1 });

const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), {
  passed: 0,
  failed: 0,
});
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
