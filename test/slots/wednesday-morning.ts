import type { Given } from '../../src/core/reading.ts';

/** Wednesday 4 March 2026, 09:30 in New York: the moment most tables are read at. */
export const WEDNESDAY_MORNING = Date.UTC(2026, 2, 4, 14, 30);

export function given(changes: Partial<Given> = {}): Given {
  return {
    at: WEDNESDAY_MORNING,
    zones: { flow: 'America/New_York', user: 'America/New_York' },
    locale: 'en-US',
    values: {},
    own: null,
    asked: null,
    ...changes,
  };
}

export const asked = { asked: { options: [] } } as const;
