import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { PLANTED } from './planted.ts';
import { simulate } from './simulation.ts';

/**
 * `npm run sim -- --seeds 200 --from 1`: runs schedules in two processes; one line when all is well, otherwise every failing
 * seed with what it broke, and exit code 1. `--seeds 1 --from S --trace` shows what happened; `--plant NAME` plants a fault.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    step: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string' },
  },
});

type Report = { schedules: number; commands: number; messages: number; failed: { seed: number; violations: string[] }[] };

const count = Number(values.seeds);
const workers = Math.min(Number(values.workers), count);

async function run(from: number, step: number, howMany: number): Promise<Report> {
  const report: Report = { schedules: 0, commands: 0, messages: 0, failed: [] };
  const planted = values.plant === undefined ? undefined : PLANTED.find((one) => one.name === values.plant);
  if (values.plant !== undefined && !planted)
    throw new Error(`nothing is called "${values.plant}"; there are: ${PLANTED.map((one) => one.name).join('; ')}`);
  for (let index = 0; index < howMany; index++) {
    const seed = from + index * step;
    const result = await simulate(seed, { wraps: planted?.wraps(), trace: values.trace });
    for (const line of result.trace) console.log(line);
    report.schedules++;
    report.commands += result.commands;
    report.messages += result.messages;
    if (result.violations.length > 0) {
      report.failed.push({ seed, violations: result.violations });
      console.error(`seed ${seed}:\n${result.violations.map((violation) => `  ${violation}`).join('\n')}`);
    }
  }
  return report;
}

function inWorker(index: number): Promise<Report> {
  const share = Math.ceil((count - index) / workers);
  const from = Number(values.from) + index;
  const plant = values.plant === undefined ? [] : ['--plant', values.plant];
  const child = fork(import.meta.filename, [
    '--seeds',
    `${share}`,
    '--from',
    `${from}`,
    '--step',
    `${workers}`,
    '--workers',
    '1',
    ...plant,
  ]);
  return new Promise((resolve, reject) => {
    let report: Report | null = null;
    child.on('message', (message) => {
      report = message as Report;
    });
    child.on('exit', (code) => (report ? resolve(report) : reject(new Error(`a worker ended with ${code} and no report`))));
  });
}

const began = performance.now();
const reports =
  workers > 1
    ? await Promise.all(Array.from({ length: workers }, (_, index) => inWorker(index)))
    : [await run(Number(values.from), Number(values.step), count)];

if (process.send) {
  process.send(reports[0]);
  process.disconnect();
} else {
  const sum = (of: (report: Report) => number) => reports.reduce((total, report) => total + of(report), 0);
  const failed = reports.flatMap((report) => report.failed.map((one) => one.seed)).sort((a, b) => a - b);
  const seconds = (performance.now() - began) / 1000;
  const counts = `${sum((one) => one.schedules)} schedules, ${sum((one) => one.commands)} commands, ${sum((one) => one.messages)} messages`;
  const verdict = failed.length === 0 ? 'all invariants held' : `${failed.length} failed: ${failed.join(' ')}`;
  console.log(`${counts} in ${seconds.toFixed(0)} s: ${verdict}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
