import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser: the one named by CHROMIUM, else the system's, else Playwright's own. */
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/built.ts',
  testMatch: '**/*.spec.ts',
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        '--disable-sync',
      ],
    },
  },
});
