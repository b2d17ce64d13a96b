// `npm run check`: types and lint, without the tests.
import { spawnSync } from 'node:child_process';

const steps = [
  ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit'],
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
];
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
