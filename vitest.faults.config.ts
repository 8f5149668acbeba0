import { defineConfig } from 'vitest/config';

/** What is done to servers that are killed, cut off and filled up: one at a time, once a run. */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/built.ts'],
    include: ['tests/faults/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
