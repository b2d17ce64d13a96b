import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const DAY = 24 * 60 * 60 * 1000;
const PREFIX = 'FIKARUM_';

const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= low && value <= high, `must be between ${low} and ${high}`);

/** An address as people type it, without anything after the host. */
const Origin = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
}, 'must be an address such as https://intranet.example.com, without a path');

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Every setting there is, by its name in the environment, with what counts when it is not set. */
const Settings = z.object({
  FIKARUM_DATA: z.string().min(1).default('data'),
  FIKARUM_PORT: whole(0, 65_535).default(4100),
  FIKARUM_HOST: z.string().min(1).default('127.0.0.1'),
  FIKARUM_ORIGIN: Origin.transform((text) => new URL(text).origin)
    .nullable()
    .default(null),
  FIKARUM_PAGES: z.string().min(1).default('dist/renderer'),
  FIKARUM_TRUST_PROXY: z
    .string()
    .transform(list)
    .pipe(
      z.array(
        z.union(
          [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.literal('loopback')],
          'must be addresses or ranges of proxies, parted by commas',
        ),
      ),
    )
    .default([]),
  FIKARUM_WINDOW_DAYS: whole(1, 36_500).default(90),
  FIKARUM_LOG: z.enum(['error', 'warn', 'info', 'silent'], 'must be error, warn, info or silent').default('info'),
});

export type Config = {
  /** The folder in which the server keeps everything. */
  data: string;
  /** 0: any free one. */
  port: number;
  /** The address it listens on. */
  host: string;
  /** The server's address as people type it; null: whatever host a request names. */
  origin: string | null;
  /** The folder of the built interface. */
  pages: string;
  /** Proxies in front whose word on the caller's address is believed. */
  trustProxy: string[];
  /** How far back posts, comments and messages are kept on devices, milliseconds. */
  window: number;
  log: 'error' | 'warn' | 'info' | 'silent';
};

/** The environment says something that cannot be. `message` has one plain line for each thing to put right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings in an environment. Each may also stand in a file that is named by the same variable with `_FILE` after it,
 * as container platforms hand over secrets.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const given = gather(environment, problems);
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      problems.push(`${name} is ${JSON.stringify(given[name] ?? '')}, but it ${issue.message}`);
    }
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigError([...new Set(problems)].join('\n'));
  const settings = parsed.data;
  return {
    data: settings.FIKARUM_DATA,
    port: settings.FIKARUM_PORT,
    host: settings.FIKARUM_HOST,
    origin: settings.FIKARUM_ORIGIN,
    pages: settings.FIKARUM_PAGES,
    trustProxy: settings.FIKARUM_TRUST_PROXY,
    window: settings.FIKARUM_WINDOW_DAYS * DAY,
    log: settings.FIKARUM_LOG,
  };
}

function gather(environment: Readonly<Record<string, string | undefined>>, problems: string[]): Record<string, string> {
  const known = new Set(Object.keys(Settings.shape));
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || value === undefined || value === '') continue;
    const setting = name.replace(/_FILE$/, '');
    if (!known.has(setting)) {
      problems.push(`${name} is no setting of this server; there are ${[...known].join(', ')}`);
    } else if (given[setting] !== undefined) {
      problems.push(`${setting} is given twice: by itself and in a file`);
    } else if (name === setting) {
      given[setting] = value;
    } else if (existsSync(value)) {
      given[setting] = readFileSync(value, 'utf8').trim();
    } else {
      problems.push(`${name} names the file ${value}, which is not there`);
    }
  }
  return given;
}
