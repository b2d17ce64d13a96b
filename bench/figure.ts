/** One measured figure, beside what it is held against: a promise of ours, a peer or a limit measured in the same run. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  better: 'higher' | 'lower';
  /** What we promised, in the same unit. */
  promise?: number;
  /** Another product, or the bare machine, doing the same thing in this very run. */
  peer?: { name: string; value: number };
};

export type Bench = { name: string; run: () => Promise<Figure[]> };

/** The value below which a share of the samples lies. @param share 0.5 for the median, 0.99 for p99 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const kept = (figure: Figure): boolean | null =>
  figure.promise === undefined ? null : figure.better === 'higher' ? figure.value >= figure.promise : figure.value <= figure.promise;

const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3));

export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${number(figure.value)} ${figure.unit}`,
    figure.promise === undefined ? '' : `${figure.better === 'higher' ? '≥' : '≤'} ${number(figure.promise)}`,
    { true: 'yes', false: 'NO', null: '' }[String(kept(figure))] ?? '',
    figure.peer ? `${figure.peer.name}: ${number(figure.peer.value)} ${figure.unit}` : '',
  ]);
  const head = ['figure', 'measured', 'promise', 'kept', 'beside it, same run'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
