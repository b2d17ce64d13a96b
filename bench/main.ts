// `npm run bench [-- --json] [--only PART]`: measures every figure of docs/performance.md on this machine, one after the other.
import { cpus, totalmem } from 'node:os';
import { benches } from './benches.ts';
import { asTable, type Figure, kept } from './figure.ts';

const args = process.argv.slice(2);
const json = args.includes('--json');
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';

const figures: Figure[] = [];
for (const bench of benches.filter((one) => one.name.includes(only))) {
  if (!json) console.error(`measuring ${bench.name} …`);
  for (const figure of await bench.run()) {
    figures.push(figure);
    if (json) console.log(JSON.stringify({ bench: bench.name, ...figure, kept: kept(figure) }));
  }
}
if (!json) {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
  console.log(asTable(figures));
}
process.exit(0);
