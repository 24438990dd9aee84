import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/walk/full/**'],
    env: { TZ: 'Asia/Kathmandu' },
    restoreMocks: true,
  },
});
