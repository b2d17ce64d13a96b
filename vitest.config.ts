import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{model,server,renderer,main,preload,e2e,bench}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
