/**
 * Where the server writes what happened. Fields are ids, counts, codes and durations: never what people wrote, their names,
 * addresses or secrets. Pino and Fastify's `log` fit it.
 */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** What may be written down of an error: where it happened, never its message, which may quote what someone wrote. */
export function faultOf(error: unknown): { name: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, at: at.slice(0, 12).map((line) => line.trim()) };
}
