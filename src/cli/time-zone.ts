import { UsageError } from './command.ts';

/**
 * Reads `--time-zone`; left out it is the zone of this machine.
 * @throws {@link UsageError} for a zone that is none.
 */
export function readTimeZone(zone: string | undefined): string {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    return zone ?? known;
  } catch (cause) {
    throw new UsageError(`--time-zone: "${zone}" is no time zone; give one like America/New_York.`, { cause });
  }
}
