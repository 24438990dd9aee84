import { describe, expect, it } from 'vitest';
import { readChatOptions } from '../../src/cli/chat-options.ts';
import { UsageError } from '../../src/cli/command.ts';

const inNewYork = ['--time-zone', 'America/New_York'];

describe('the options of chat', () => {
  it('are the booking flow in the zone of this machine when nothing is said', () => {
    expect(readChatOptions([], {})).toEqual({
      isHelp: false,
      flow: 'booking',
      isJson: false,
      startsAt: null,
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: 'en-US',
      db: null,
      model: { is: 'keyless' },
      inspectAt: null,
    });
  });

  it.each([
    { now: '2026-11-23T10:00', is: '2026-11-23T15:00:00.000Z' },
    { now: '2026-07-01T10:00:30', is: '2026-07-01T14:00:30.000Z' },
    { now: '2026-11-23', is: '2026-11-23T05:00:00.000Z' },
    { now: '2026-11-23T10:00Z', is: '2026-11-23T10:00:00.000Z' },
    { now: '2026-11-23T10:00:00.500+05:45', is: '2026-11-23T04:15:00.500Z' },
  ])('start the clock at $is for --now $now in New York', ({ now, is }) => {
    expect(readChatOptions([...inNewYork, '--now', now], {}).startsAt).toBe(Date.parse(is));
  });

  it.each([
    { env: {}, locale: 'en-US' },
    { env: { LANG: 'en_GB.UTF-8' }, locale: 'en-GB' },
    { env: { LANG: 'en_GB.UTF-8', LC_ALL: 'en_AU.UTF-8' }, locale: 'en-AU' },
    { env: { LANG: 'en_IE@euro' }, locale: 'en-IE' },
    { env: { LANG: 'C.UTF-8' }, locale: 'en-US' },
    { env: { LANG: 'de_DE.UTF-8' }, locale: 'en-US' },
    { env: { LANG: 'nonsense', LC_ALL: '' }, locale: 'en-US' },
  ])('take locale $locale from $env', ({ env, locale }) => {
    expect(readChatOptions([], env).locale).toBe(locale);
  });

  it('prefer the locale that is named', () => {
    expect(readChatOptions(['--locale', 'en-nz'], { LANG: 'en_GB.UTF-8' }).locale).toBe('en-NZ');
  });

  it.each([
    [['--now', 'tomorrow'], '"tomorrow" is no ISO 8601 time'],
    [['--now', '2026'], '"2026" is no ISO 8601 time'],
    [['--now', '2026-02-30'], '"2026-02-30" is no ISO 8601 time'],
    [['--now', '2026-11-23T25:00'], '"2026-11-23T25:00" is no ISO 8601 time'],
    [['--time-zone', 'Mars/Olympus'], '"Mars/Olympus" is no time zone'],
    [['--time-zone', ''], '"" is no time zone'],
    [['--locale', 'english!'], '"english!" is no locale'],
    [['--db', ''], '--db needs the name of a file'],
    [['booking', 'intake'], '"intake" is too much'],
  ])('refuse %j', (argv, says) => {
    expect(() => readChatOptions(argv, {})).toThrow(UsageError);
    expect(() => readChatOptions(argv, {})).toThrow(says);
  });
});
