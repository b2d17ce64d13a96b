import { simulate } from './simulation.ts';

const seed = Number(process.argv[2] ?? 1);
const started = performance.now();
const result = await simulate(seed);
console.log(result.plan, result.commands, result.messages, result.digest, Math.round(performance.now() - started), 'ms');
if (process.env.SIM_TRACE) for (const line of result.trace) console.log(line);
for (const violation of result.violations) console.log('VIOLATION', violation);
