import { availableParallelism } from 'node:os';
import { quantile } from '../eval/measure.ts';
import type { Table } from '../eval/tables.ts';
import type { Target } from '../eval/targets.ts';
import type { Bench } from './bench.ts';
import { type Load, perSecondOf } from './server-load.ts';
import { type MeasuredServer, measureServer } from './server-measure.ts';

const usual = { sessions: 2_000, perSecond: 20, clients: 32, turns: 4, turnMs: 2_500 };
const trial = { ...usual, sessions: 120, turns: 1, turnMs: 500 };

/** A real server under load, beside one that only commits a row. */
export const serverBench: Bench = {
  name: 'server',
  title: 'What one server process carries',
  counted:
    'The booking flow with the salon behind it, in one process as `talkchart serve` runs it, with its log, its metrics and the ' +
    'embedded reader; sessions in SQLite (WAL, synchronous FULL). The load comes over HTTP from a second process on the same ' +
    'machine: customers who say one value after the other, then yes, each of the six messages as often as any other. A sixth of ' +
    'the sessions say their last value as they are started. Whoever was silent for longest speaks next. At the steady rate a ' +
    'message is sent when it is due, whether or not those before were answered, and its time counts from then; where clients are ' +
    'many, each sends the next as soon as it is answered. The bare endpoint is a Hono app that commits the body of the request as ' +
    'one row, to a file opened in the same way; the two take turns. An error is any answer but a success within 10 s, and any yes ' +
    'that does not book. "Bytes" are those of the rows: with each commit the session, which is written anew, and a record; and ' +
    'the replies.',
  async measure({ isTrial, seconds, progress }) {
    const measured = await measureServer({ ...(isTrial ? trial : usual), seconds }, progress);
    return {
      tables: [loadTable(measured), commitTable(measured)],
      targets: targetsOf(measured),
      remarks: remarksOn(measured),
    };
  },
};

function loadTable({ load, started, steady, busy, bare }: MeasuredServer): Table {
  const { sessions, perSecond, seconds, clients } = load;
  const row = (what: string, measured: Load, ofBare = '–'): readonly string[] => [
    what,
    counted(measured.times.length),
    perSecondOf(measured).toFixed(0),
    ofBare,
    ...[0.5, 0.99, 1].map((share) => quantile(measured.times, share).toFixed(1)),
    counted(measured.errors.length),
  ];
  return {
    head: ['load', 'answered', 'a second', 'of the bare one', 'p50 ms', 'p99 ms', 'slowest ms', 'errors'],
    rows: [
      row(`sessions started, ${clients} clients`, started),
      row(`messages, ${perSecond} a second for ${seconds} s over ${counted(sessions)} open sessions`, steady),
      row(`messages, ${clients} clients`, busy, ratioOf({ busy, bare }).toFixed(2)),
      row(`bare Hono endpoint, ${clients} clients`, bare, '1.00'),
    ],
  };
}

const commitTable = ({ committed, bareBytes }: MeasuredServer): Table => ({
  head: ['a message', 'commits', 'rows', 'bytes'],
  rows: [
    ['Talkchart', committed.commits.toFixed(2), committed.rows.toFixed(2), committed.bytes.toFixed(0)],
    ['bare Hono endpoint', '1.00', '1.00', String(bareBytes)],
  ],
});

function targetsOf({ load, started, steady, busy }: MeasuredServer): readonly Target[] {
  const none = (what: string, { times, errors }: Load): Target => ({
    what,
    wanted: 'none',
    measured: `${counted(errors.length)} of ${counted(times.length + errors.length)}`,
    isMet: errors.length === 0,
  });
  return [
    none('errors at the start of sessions', started),
    none(`errors with ${counted(load.sessions)} open sessions and ${load.perSecond} messages a second`, steady),
    none(`errors with ${load.clients} clients`, busy),
  ];
}

function remarksOn({ load, started, steady, busy, bare, committed }: MeasuredServer): readonly string[] {
  const [firstError] = [started, steady, busy].flatMap(({ errors }) => errors);
  return [
    `**With ${load.clients} clients Talkchart answers ${perSecondOf(busy).toFixed(0)} messages a second, ` +
      `${(100 * ratioOf({ busy, bare })).toFixed(0)}% of what the bare endpoint does.** That one does not understand, check or ` +
      `decide anything, and commits one short row where Talkchart commits ${committed.rows.toFixed(1)}. The machine has ` +
      `${availableParallelism()} cores; the server uses one, and whoever makes the load needs one too. Several processes may share ` +
      'the store, SQLite on one machine and PostgreSQL on many; what that brings was not measured.',
    ...(firstError === undefined ? [] : [`**The first error:** ${firstError}`]),
  ];
}

const ratioOf = ({ busy, bare }: Pick<MeasuredServer, 'busy' | 'bare'>): number =>
  perSecondOf(busy) / perSecondOf(bare);

const counted = (count: number): string => count.toLocaleString('en-US');
