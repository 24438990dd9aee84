import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (file: string): string => fileURLToPath(new URL(`../src/${file}`, import.meta.url));

export default defineConfig({
  // The examples of the docs import the package by its name; here that is the source.
  resolve: {
    alias: [
      { find: /^talkchart$/, replacement: source('index.ts') },
      { find: /^talkchart\/(stores\/.*)$/, replacement: source('$1.ts') },
      { find: /^talkchart\/(.*)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/walk/full/**'],
    env: { TZ: 'Asia/Kathmandu' },
    // Processes, because a thread cannot have a time zone of its own; shared by all files, because nothing here keeps state.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // Nothing waits for time; on a machine with other work a browser or a server takes long to start.
    testTimeout: 30_000,
    restoreMocks: true,
  },
});
