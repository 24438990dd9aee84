import type { Given } from '../../src/core/reading.ts';

/** Sunday 22 November 2026, 15:00 in New York; the question the user looks at is about something else. */
export const unasked: Given = {
  at: Date.UTC(2026, 10, 22, 20),
  zones: { flow: 'America/New_York', user: 'America/New_York' },
  locale: 'en-US',
  values: {},
  own: null,
  asked: null,
};

/** The same, and the user looks at the question for this slot. */
export const asked: Given = { ...unasked, asked: { options: [] } };

/** 100 kB that says nothing. */
export const junk: readonly string[] = ['x', ' ', '- ', 'a b ', '((', "'", '.,', 'qq-zz ', '\n', 'é', '🙂'].map(
  (piece) => piece.repeat(Math.ceil(100_000 / piece.length)),
);
