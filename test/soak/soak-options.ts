import { parseArgs } from 'node:util';

/** What a soak is to do. */
export interface SoakOptions {
  readonly stores: readonly StoreKind[];
  /** At least so many conversations a round. */
  readonly conversations: number;
  /** At least so many servers killed a round. */
  readonly kills: number;
  /** Rounds are repeated, each with the next seed, until so much time has passed; 0 is one round. */
  readonly minutes: number;
  readonly seed: number;
}

export type StoreKind = 'sqlite' | 'postgres';

/** What `--help` prints. */
export const help = `Usage: npm run soak -- [options]

Runs real server processes under load, kills them at random moments with SIGKILL, and starts them again. Clients
keep their own ledger of what they were told. At the end the ledger is compared with what is kept:

  every acknowledged message is in the record once, and its reply is the same again when it is sent again;
  every confirmed booking is in the diary exactly once, and none that nobody confirmed;
  no session is stuck; the records of each lead to its stored snapshot, byte for byte; versions have no gaps.

SQLite: one server. PostgreSQL: two servers, and the database is restarted in the middle of a round.

  --store sqlite|postgres|both  which store (both)
  --conversations N             at least so many a round (200)
  --kills N                     at least so many a round (30)
  --minutes N                   repeat rounds, each with the next seed, until so much time has passed for each store
  --seed N                      of the customers and of the kills; exact moments differ from run to run (1)
  --help                        this text

Exit code: 0 where every promise was kept, 1 where one was broken, 2 where the command line is wrong.`;

/**
 * Reads the command line; `undefined` where help is asked for.
 * @throws TypeError for an unknown option or a value that cannot be used.
 */
export function soakOptions(args: readonly string[]): SoakOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: 'string', default: 'both' },
      conversations: { type: 'string', default: '200' },
      kills: { type: 'string', default: '30' },
      minutes: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    stores: storesIn(values.store),
    conversations: wholeIn('conversations', values.conversations),
    kills: wholeIn('kills', values.kills),
    minutes: wholeIn('minutes', values.minutes),
    seed: wholeIn('seed', values.seed),
  };
}

function storesIn(value: string): readonly StoreKind[] {
  switch (value) {
    case 'both':
      return ['sqlite', 'postgres'];
    case 'sqlite':
    case 'postgres':
      return [value];
    default:
      throw new TypeError(`--store is sqlite, postgres or both, not "${value}".`);
  }
}

function wholeIn(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new TypeError(`--${name} is a whole number, not "${value}".`);
  return Number(value);
}
