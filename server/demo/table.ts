import { readFileSync } from 'node:fs';

/** Reads `tables/<name>.txt`: comments after a semicolon, a line of column names, then rows, all divided by ` | `. */
export function readTable<Column extends string>(name: string): Record<Column, string>[] {
  const lines = readFileSync(new URL(`tables/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith(';'));
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const columns = cells(lines[0] ?? '');
  return lines.slice(1).map((line) => {
    const row = cells(line);
    if (row.length !== columns.length) throw new Error(`${name}: a row has ${row.length} cells, not ${columns.length}: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, row[index]])) as Record<Column, string>;
  });
}

export const listIn = (cell: string): string[] =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
