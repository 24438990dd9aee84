import { expect, it } from 'vitest';
import { comeBack, comeBackToServer } from '../../src/cli/come-back.ts';

it.each([
  { flow: 'booking', sessions: null, is: '--session s1' },
  { flow: 'own-flow.ts', sessions: null, is: 'own-flow.ts --session s1' },
  { flow: 'booking', sessions: { db: 'x.db', from: 'TALKCHART_DB' } as const, is: '--session s1' },
  {
    flow: "Ann's flow.ts",
    sessions: { db: 'a b.db', from: '--db' } as const,
    is: `'Ann'\\''s flow.ts' --session s1 --db 'a b.db'`,
  },
  {
    flow: 'booking',
    sessions: { db: 'postgres://ann:secret@db/talk', from: '--db' } as const,
    is: '--session s1 --db ...',
  },
])('says $is for $flow kept in $sessions', ({ is, ...options }) => {
  expect(comeBack(options, 's1')).toBe(`This conversation is kept. Go on with: talkchart chat ${is}`);
});

it('shows the token of a session only where it may', () => {
  const shown = 'talkchart chat --server http://localhost:8080 --session s1 --token=-t1';
  expect(comeBackToServer('http://localhost:8080', 's1', '-t1', true)).toContain(shown);
  expect(comeBackToServer('http://localhost:8080', 's1', '-t1', false)).not.toContain('-t1');
});
