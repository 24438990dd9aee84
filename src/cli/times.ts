/** A time in words, in this zone: `Monday 23 November 2026 at 10:00`. */
export const dayAndTime = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(ms);

/** A time for a list, in this zone: `2026-11-23 10:00:05`. */
export const stampOf = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(ms);
