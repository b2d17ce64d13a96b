import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the settings', () => {
  test('are all optional, and others in the environment are none of ours', () => {
    expect(readConfig({ PATH: '/bin', FIKARUM_PORT: '' })).toEqual({
      data: 'data',
      port: 4100,
      host: '127.0.0.1',
      origin: null,
      pages: 'dist/renderer',
      trustProxy: [],
      window: 90 * 86_400_000,
      log: 'info',
    });
  });

  test('are read from the environment', () => {
    const environment = {
      FIKARUM_DATA: '/var/lib/fikarum',
      FIKARUM_PORT: '8080',
      FIKARUM_HOST: '0.0.0.0',
      FIKARUM_ORIGIN: 'https://Intranet.Example.com/',
      FIKARUM_TRUST_PROXY: '10.0.0.0/8, 127.0.0.1',
      FIKARUM_WINDOW_DAYS: '30',
      FIKARUM_LOG: 'warn',
    };
    expect(readConfig(environment)).toMatchObject({
      data: '/var/lib/fikarum',
      port: 8080,
      host: '0.0.0.0',
      origin: 'https://intranet.example.com',
      trustProxy: ['10.0.0.0/8', '127.0.0.1'],
      window: 30 * 86_400_000,
      log: 'warn',
    });
  });

  test('may stand in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fikarum-config-'));
    const file = join(folder, 'origin');
    writeFileSync(file, 'https://intranet.example.com\n');
    expect(readConfig({ FIKARUM_ORIGIN_FILE: file }).origin).toBe('https://intranet.example.com');
    expect(problemsOf({ FIKARUM_ORIGIN_FILE: file, FIKARUM_ORIGIN: 'https://x.example' })).toBe(
      'FIKARUM_ORIGIN is given twice: by itself and in a file',
    );
    rmSync(folder, { recursive: true });
    expect(problemsOf({ FIKARUM_ORIGIN_FILE: file })).toContain('which is not there');
  });

  test('what cannot be is said in plain words, all at once', () => {
    const problems = problemsOf({
      FIKARUM_PORT: '99999',
      FIKARUM_ORIGIN: 'intranet',
      FIKARUM_LOG: 'loud',
      FIKARUM_PROT: '1',
      FIKARUM_TRUST_PROXY: 'nginx',
    });
    expect(problems.split('\n')).toEqual([
      expect.stringContaining('FIKARUM_PROT is no setting of this server'),
      'FIKARUM_PORT is "99999", but it must be between 0 and 65535',
      'FIKARUM_ORIGIN is "intranet", but it must be an address such as https://intranet.example.com, without a path',
      'FIKARUM_TRUST_PROXY is "nginx", but it must be addresses or ranges of proxies, parted by commas',
      'FIKARUM_LOG is "loud", but it must be error, warn, info or silent',
    ]);
  });
});
