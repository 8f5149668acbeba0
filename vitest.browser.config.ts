import { defineConfig } from 'vitest/config';

/** Browser walks: one Chromium, one walk at a time, real HTTP on loopback. */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/built.ts'],
    include: ['tests/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // A state comes when it comes: the machine may be busy with other things.
    expect: { poll: { timeout: 20_000 } },
  },
});
