import { tzOffset } from '@date-fns/tz';
import { rememberingTexts } from '../core/remembering.ts';

const MINUTE_MS = 60_000;

/** `Intl` takes long to tell an offset, and a turn asks again and again for the same instant. */
const offsetsIn = rememberingTexts((zone) =>
  rememberingTexts((at) => (tzOffset(zone, new Date(Number(at))) || 0) * MINUTE_MS),
);

/** How far the clocks of a zone are ahead of UTC at an instant (ms since 1970), in ms; an unknown zone counts as UTC. */
export const offsetAt = (zone: string, at: number): number => offsetsIn(zone)(String(at));
