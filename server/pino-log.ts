import { pino } from 'pino';
import type { Log } from './log.ts';

/** The log as lines of JSON on standard output, without the names of machine and process. */
export function pinoLog(level: 'error' | 'warn' | 'info' | 'silent'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
