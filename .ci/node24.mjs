// Runs a script of the project on Node 24, whatever Node the machine has: `node .ci/node24.mjs SCRIPT [ARG …]`.
// Plain JavaScript without dependencies, because on a fresh machine it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** npm's own entry point, so that no shell is needed to start it on Windows. */
function npm(...args) {
  const entry = process.env.npm_execpath;
  const run = entry?.endsWith('.js')
    ? spawnSync(process.execPath, [entry, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
  if (run.status !== 0) {
    console.error(`npm ${args.join(' ')} failed. Check the network or the company's package mirror, then run the same command again.`);
    process.exit(run.status ?? 1);
  }
}

/** npm leaves a copy of the lock file behind; when the two differ in any package, the folder is of another day. */
function installed() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || there[path]?.version === entry.version);
  } catch {
    return false;
  }
}

if (!installed()) npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
// Absent after `npm ci --ignore-scripts`: its binary comes by a script of the package.
if (!existsSync(binary)) npm('rebuild', 'node');

const child = spawn(binary, process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(binary), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
