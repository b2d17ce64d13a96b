import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
];

/** The path of a Chromium on this machine, or null. */
export const findChromium = (): string | null => PLACES.find((place) => place && existsSync(place)) ?? null;

/** Finds or installs a Chromium. Throws with a sentence that says what to install when it can do neither. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from the distribution …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-color-emoji', 'fonts-inter'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } else {
    console.log('Fetching Chromium …');
    try {
      execFileSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
    } catch {
      // Said below, in words that also tell what to do.
    }
  }
  const now = findChromium();
  if (!now)
    throw new Error(
      'No Chromium here and none could be fetched. Install Chromium or Chrome (Debian: `sudo apt-get install chromium`) or set CHROMIUM to its path, then run `npm test` again.',
    );
  return now;
}
