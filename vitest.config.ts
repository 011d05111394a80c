import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two cores, and browsers among them.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['tests/setup/fast-check.ts'],
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/model/**/*.test.ts', 'tests/audio/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          setupFiles: ['tests/setup/fast-check.ts'],
          include: [
            'tests/site/**/*.test.ts',
            'tests/browser/**/*.test.ts',
            'tests/engines/**/*.test.ts',
            'tests/search/**/*.test.ts',
          ],
          globalSetup: ['tests/site/build-sites.ts'],
          testTimeout: 120_000,
          // A browser on a machine busy with other work: what fails twice has failed; the report names what was retried.
          retry: 1,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
