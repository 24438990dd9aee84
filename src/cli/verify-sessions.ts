import { flowDigest } from '../core/flow-digest.ts';
import { flowNamed } from './flow-named.ts';
import { type Io, print } from './io.ts';
import { fatesOf, type SessionFate } from './session-fate.ts';
import { openKeptSessions } from './session-place.ts';
import { table } from './terminal-text.ts';
import type { VerifyOptions } from './verify-options.ts';

/** How often it is told how far we are. */
const progressEvery = 1_000;

/**
 * Tells what the flow as it is now would make of every open session.
 * @returns the exit code: 1 where something would be lost.
 */
export async function verifySessions({ flow: name, sessions, isJson }: VerifyOptions, io: Io): Promise<number> {
  const flow = await flowNamed(name, io.cwd);
  const { store, place } = await openKeptSessions(sessions, io);
  try {
    const totals = { open: 0, unchanged: 0, carriedOver: 0, askedAgain: 0, lost: 0, toAPerson: 0 };
    for await (const fate of fatesOf(flow, store, io.clock.nowMs())) {
      totals.open += 1;
      totals[fate === null ? 'unchanged' : fate.is] += 1;
      if (fate !== null) await print(io.stdout, isJson ? `${JSON.stringify(fate)}\n` : `${inWords(fate)}\n\n`);
      if (totals.open % progressEvery === 0) await print(io.stderr, `${totals.open} sessions looked at ...\n`);
    }
    const stamp = { id: flow.id, version: flow.version, digest: flowDigest(flow) };
    const head = `Flow "${stamp.id}", version ${stamp.version} (${stamp.digest}): ${totals.open} open in ${place}.`;
    await print(
      io.stdout,
      isJson ? `${JSON.stringify({ flow: stamp, ...totals })}\n` : `${head}\n${inRows(totals)}\nNothing was written.\n`,
    );
    return totals.lost + totals.toAPerson > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

type Totals = Readonly<Record<SessionFate['is'] | 'unchanged' | 'open', number>>;

const inRows = (totals: Totals): string =>
  table([
    [String(totals.unchanged), 'go on as they are: the flow is the same'],
    [String(totals.carriedOver), 'are carried over with every value'],
    [String(totals.askedAgain), 'are carried over, and some values are asked for again'],
    [String(totals.lost), 'lose values'],
    [String(totals.toAPerson), 'go to a person'],
  ]);

function inWords({ session, from, state, then, kept, opened, dropped, failed }: SessionFate): string {
  const rows: readonly (readonly [string, string])[] = [
    ['kept', kept.join(', ')],
    ['asked again', opened.map(({ slot, code }) => `${slot} (${code})`).join(', ')],
    ['lost', dropped.join(', ')],
    ['migrate threw', failed ?? ''],
  ];
  const said = rows.filter(([, what]) => what !== '').map(([name, what]) => [` ${name}`, what]);
  const head = `${session}  of version ${from.version} (${from.digest}): ${state} -> ${then}`;
  return said.length === 0 ? head : `${head}\n${table(said)}`;
}
