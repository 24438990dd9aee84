import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/walk/full/**/*.test.ts'],
    env: { TZ: 'Asia/Kathmandu' },
  },
});
