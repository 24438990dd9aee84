import { type Broken, type Evidence, promises } from './audit.ts';
import type { Kills } from './killer.ts';
import type { Conversation } from './ledger.ts';
import type { StoreKind } from './soak-options.ts';

/** What happened in a round. */
export interface Round {
  readonly store: StoreKind;
  readonly seed: number;
  readonly servers: number;
  readonly conversations: readonly Conversation[];
  readonly evidence: readonly Evidence[];
  readonly broken: readonly Broken[];
  readonly kills: Kills;
  readonly databaseRestarts: number;
  readonly loadMs: number;
  readonly tookMs: number;
}

/** A round as it is printed. */
export function asPrinted(round: Round): string {
  const { store, seed, servers, conversations, evidence, broken, kills, databaseRestarts, loadMs, tookMs } = round;
  const sent = conversations.flatMap((conversation) => conversation.sent);
  const waits = sent.flatMap(({ waitedMs }) => waitedMs ?? []).sort((a, b) => a - b);
  const ends = Object.entries(
    countBy(
      evidence.flatMap(({ kept }) => kept?.session.told ?? []),
      endOf,
    ),
  );
  const lines = [
    `${store}, seed ${seed}, ${servers === 1 ? 'one server' : `${servers} servers`}: ${seconds(tookMs)}, of which ${seconds(loadMs)} under load`,
    `  ${conversations.length} conversations of ${evidence.length} sessions: ${ends.map(([end, times]) => `${times} ${end}`).join(', ')}`,
    `  ${evidence.reduce((sum, { entries }) => sum + entries.length, 0)} appointments in the diary`,
    `  ${sent.length} messages, ${waits.length} of them acknowledged; ${total(sent, 'retries')} retries, ${total(sent, 'redeliveries')} redeliveries under load`,
    `  ${Object.values(kills).reduce((a, b) => a + b)} kills: ${Object.entries(kills)
      .map(([instant, times]) => `${times} ${instant}`)
      .join(', ')}; ${databaseRestarts} restarts of the database`,
    `  an answer took ${share(waits, 0.5)} (half), ${share(waits, 0.9)} (90 %), ${share(waits, 0.99)} (99 %), kills and retries included`,
    broken.length === 0
      ? '  every promise was kept'
      : `  BROKEN in ${new Set(broken.map(({ sessionId }) => sessionId)).size} sessions:`,
    ...broken
      .slice(0, printedAtMost)
      .flatMap((one) => [`  - ${promises[one.promise]}`, `    ${one.sessionId}: ${one.because}`]),
    ...[...new Set(broken.map(({ sessionId }) => sessionId))].slice(0, 3).flatMap((id) => recordOf(id, evidence)),
  ];
  return lines.join('\n');
}

/** So many broken promises tell enough. */
const printedAtMost = 20;

/** What is known of a session: what its customer did, and what the store has. */
function recordOf(sessionId: string, evidence: readonly Evidence[]): readonly string[] {
  const found = evidence.find((one) => one.sessionId === sessionId);
  if (found === undefined) return [];
  const { conversation, kept, entries } = found;
  return [
    `  session ${sessionId} (${conversation?.kind ?? 'no customer'})`,
    ...(conversation?.sent ?? []).map(
      (message) => `    sent     ${JSON.stringify({ ...message, answers: message.answers.length })}`,
    ),
    ...(kept?.records ?? []).map((record) => `    record   ${JSON.stringify(record)}`),
    ...entries.map((entry) => `    diary    ${JSON.stringify(entry)}`),
  ];
}

const endOf = ({ value }: { readonly value: unknown }): string =>
  typeof value === 'string' ? value : Object.keys(value as object).join();

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const item of items) counted[nameOf(item)] = (counted[nameOf(item)] ?? 0) + 1;
  return counted;
}

const total = <Name extends string>(items: readonly Readonly<Record<Name, number>>[], name: Name): number =>
  items.reduce((sum, item) => sum + item[name], 0);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;

/** The value that this share of them does not exceed. */
function share(sorted: readonly number[], part: number): string {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`;
}
