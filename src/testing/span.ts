/** A stretch of time, in the words of a test: `{ minutes: 40 }`. */
export interface Span {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** In ms. */
export const msOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;

/** "1 day 40 minutes", whatever the units it was written in. */
export function spanInWords(span: Span): string {
  const all = Math.round(msOf(span) / 1000);
  const parts: readonly (readonly [count: number, unit: string])[] = [
    [Math.floor(all / 86_400), 'day'],
    [Math.floor(all / 3_600) % 24, 'hour'],
    [Math.floor(all / 60) % 60, 'minute'],
    [all % 60, 'second'],
  ];
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.join(' ') || 'a moment';
}
