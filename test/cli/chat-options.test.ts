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
      sessions: null,
      session: null,
      server: null,
      diary: null,
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

  it.each([
    { argv: [], env: { TALKCHART_DB: 'a.db' }, sessions: { db: 'a.db', from: 'TALKCHART_DB' } },
    { argv: ['--db', 'b.db'], env: { TALKCHART_DB: 'a.db' }, sessions: { db: 'b.db', from: '--db' } },
    { argv: [], env: { TALKCHART_DB: ' ' }, sessions: null },
  ])('keep sessions in $sessions for $argv and $env', ({ argv, env, sessions }) => {
    expect(readChatOptions(argv, env).sessions).toEqual(sessions);
  });

  it.each([
    { argv: [], env: {}, token: null },
    { argv: ['--session', 's1', '--token=-t'], env: {}, token: '-t' },
    { argv: ['--session', 's1'], env: { TALKCHART_TOKEN: 't' }, token: 't' },
    { argv: [], env: { TALKCHART_TOKEN: 't' }, token: null },
  ])('open a session at a server with token $token for $argv and $env', ({ argv, env, token }) => {
    const { server } = readChatOptions(['--server', 'http://localhost:8080/salon/', ...argv], env);
    expect(server).toEqual({ url: 'http://localhost:8080/salon', token });
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
    [['--diary', ''], '--diary needs the name of a file'],
    [['--session', ''], '--session needs the id of a session'],
    [['--server', 'localhost:8080'], '--server needs an http address'],
    [['--server', 'http://ann:secret@localhost'], '--server needs an http address without a password'],
    [['--server', 'http://localhost', '--session', 's1'], '--session with --server needs --token'],
    [['--server', 'http://localhost', '--db', 'x.db'], '--db does not go with --server'],
    [['--server', 'http://localhost', '--now', '2026-11-23'], '--now does not go with --server'],
    [['--server', 'http://localhost', 'booking'], 'A flow does not go with --server'],
    [['--token', 't'], '--token goes with --server'],
    [['booking', 'intake'], '"intake" is too much'],
  ])('refuse %j', (argv, says) => {
    expect(() => readChatOptions(argv, {})).toThrow(UsageError);
    expect(() => readChatOptions(argv, {})).toThrow(says);
  });
});
