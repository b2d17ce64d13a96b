import type { SqliteValue } from './connection.ts';
import { quoted } from './connection.ts';
import type { Column, Shape } from './shape.ts';

/** A condition in SQL. When it is not `exact` it lets more rows through than the selector does, never fewer. */
export type Condition = { sql: readonly string[]; values: readonly SqliteValue[]; exact: boolean };

const NOTHING_KNOWN: Condition = { sql: [], values: [], exact: false };

/** Turns what columns can answer of a Mango selector into SQL; the rest is for RxDB's own matcher. */
export function conditionOf(shape: Shape, selector: Readonly<Record<string, unknown>>): Condition {
  return all(
    Object.entries(selector).map(([key, value]) => {
      if (key === '$and') return all(branches(shape, value));
      if (key === '$or') return any(branches(shape, value));
      const column = shape.columns.get(key);
      return column && isOperators(value)
        ? all(Object.entries(value).map(([name, operand]) => operator(column, name, operand)))
        : NOTHING_KNOWN;
    }),
  );
}

const branches = (shape: Shape, value: unknown) => (value as Record<string, unknown>[]).map((branch) => conditionOf(shape, branch));

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.flatMap((condition) => condition.sql),
    values: conditions.flatMap((condition) => condition.values),
    exact: conditions.every((condition) => condition.exact),
  };
}

function any(conditions: readonly Condition[]): Condition {
  if (!conditions.every((condition) => condition.exact && condition.sql.length > 0)) return NOTHING_KNOWN;
  return {
    sql: [`(${conditions.map((condition) => `(${condition.sql.join(' AND ')})`).join(' OR ')})`],
    values: conditions.flatMap((condition) => condition.values),
    exact: true,
  };
}

const isOperators = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every((key) => key.startsWith('$'));

const COMPARISONS: Record<string, string> = { $eq: '=', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=', $ne: 'IS NOT' };

function operator(column: Column, name: string, operand: unknown): Condition {
  const left = quoted(column.name);
  const comparison = COMPARISONS[name];
  if (comparison) {
    if (typeof operand !== column.type) return NOTHING_KNOWN;
    // As a literal, so that SQLite sees that the indexes, which have no tombstones in them, can answer.
    if (typeof operand === 'boolean') return { sql: [`${left} ${comparison} ${operand ? 1 : 0}`], values: [], exact: true };
    return { sql: [`${left} ${comparison} ?`], values: [operand as string | number], exact: true };
  }
  if (name === '$in' || name === '$nin') {
    if (!Array.isArray(operand) || !operand.every((one) => typeof one === column.type)) return NOTHING_KNOWN;
    const list = 'IN (SELECT value FROM json_each(?))';
    const sql = name === '$in' ? `${left} ${list}` : `(${left} IS NULL OR ${left} NOT ${list})`;
    return { sql: [sql], values: [JSON.stringify(operand)], exact: true };
  }
  return NOTHING_KNOWN;
}
