import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/support/built.ts'],
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**', 'tests/faults/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test leaves anything behind in a module: they are loaded once a worker, not once a file.
    isolate: false,
    maxWorkers: 3,
  },
});
