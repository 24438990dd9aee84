import { grouped, percent, share } from '../rates.ts';
import { asText, type Table } from '../tables.ts';
import { FAULT_KINDS, type FaultKind } from './fault.ts';
import type { LiveOptions } from './options.ts';
import type { MeasuredTurn } from './read-turn.ts';
import type { Ended } from './run-turns.ts';
import { type Effort, effortOf, type Score, scoreOf } from './totals.ts';

/** All that is known when a run is over. */
export interface LiveFindings {
  /** Who the model was, and where. */
  readonly model: string;
  readonly ended: Ended;
  /** How many turns there were to read. */
  readonly planned: number;
  readonly measured: readonly MeasuredTurn[];
  readonly prices: LiveOptions['prices'];
}

/** Turns shown with what was wrong with them. */
const EXAMPLES = 20;

const headings: Readonly<Record<FaultKind, string>> = {
  ...{ missing: 'value missing', other: 'other value', invented: 'invented', askedBack: 'asked back' },
  control: 'wrong control',
};

/** The findings for a terminal. */
export function asReport({ model, ended, planned, measured, prices }: LiveFindings): string {
  const effort = effortOf(measured, prices);
  const sections = [
    [`${model}: ${measured.length} of ${planned} turns${endingInWords(ended)}`, asText(scoreTable(measured))],
    ['What it took', asText(effortTable(effort))],
    ['Faults and failures, by code', codesInWords(effort)],
    ['What the model read wrong', faultLines(measured)],
  ] as const;
  return sections.map(([title, text]) => `${title}\n${'='.repeat(title.length)}\n${text}\n`).join('\n');
}

/** The findings as JSON: of each turn the id and what was wrong, but not the words. */
export const asJson = ({ model, ended, planned, measured, prices }: LiveFindings) => ({
  ...{ model, ended, planned, prices },
  effort: effortOf(measured, prices),
  sets: groupsOf(measured).map(([name, own]) => ({
    name,
    model: scoreOf(own.map((one) => one.model)),
    embedded: scoreOf(own.map((one) => one.embedded)),
  })),
  turns: measured.map(({ turn: { set, id, source }, isCertain, ...readings }) => ({
    ...{ set, id, source, isCertain },
    ...readings,
  })),
});

function endingInWords(ended: Ended): string {
  switch (ended.is) {
    case 'done':
      return '';
    case 'spent':
      return ', then the budget was spent';
    case 'interrupted':
      return ', then interrupted';
    case 'failed':
      return `, then the model failed: ${ended.why}`;
    default:
      return ended satisfies never;
  }
}

/** Each set, all of it, and of all of it what the model was called for: there the two readers differ. */
const groupsOf = (measured: readonly MeasuredTurn[]): readonly (readonly [string, readonly MeasuredTurn[]])[] => [
  ...grouped(measured, ({ turn }) => turn.set),
  ['all', measured],
  ['of these: model called', measured.filter(({ model }) => model.usage.modelCalls > 0)],
];

const scoreTable = (measured: readonly MeasuredTurn[]): Table => ({
  head: ['turns', 'read by', 'turns', 'right', 'share', ...FAULT_KINDS.map((kind) => headings[kind])],
  rows: groupsOf(measured).flatMap(([name, own]) => [
    [name, 'model', ...cellsOf(scoreOf(own.map(({ model }) => model)))],
    ['', 'embedded reader', ...cellsOf(scoreOf(own.map(({ embedded }) => embedded)))],
  ]),
});

const cellsOf = ({ turns, right, wrong }: Score): readonly string[] => [
  ...[String(turns), String(right), percent(share(right, turns))],
  ...FAULT_KINDS.map((kind) => String(wrong[kind])),
];

function effortTable({ turns, ...effort }: Effort): Table {
  const { asked, calls, ms, cost } = effort;
  const ofAll = (count: number) => `${count} of ${turns} (${percent(share(count, turns))})`;
  const ofAsked = (count: number) => `${count} of ${asked} (${percent(share(count, asked))})`;
  return {
    head: ['of the model', 'how much'],
    rows: [
      ['turns that need no model', ofAll(effort.certain)],
      ['turns it was called for', ofAll(asked)],
      ['calls', `${calls} (${asked === 0 ? '–' : (calls / asked).toFixed(2)} a turn it was called for)`],
      ['turns with a second call', ofAsked(effort.second)],
      ['turns with a misfire', ofAsked(effort.misfired)],
      ['turns it gave no reading for', ofAsked(effort.failed)],
      ['tokens in', perCall(effort.inputTokens, calls)],
      ['tokens out', perCall(effort.outputTokens, calls)],
      ...(cost === null
        ? []
        : [['cost', `${cost.toFixed(4)}, ${((cost / turns) * 1000).toFixed(4)} a thousand turns`]]),
      ['ms a turn', ms === null ? '–' : `median ${round(ms.median)}, p95 ${round(ms.p95)}, most ${round(ms.max)}`],
    ],
  };
}

const perCall = (tokens: number, calls: number): string =>
  `${tokens} (${calls === 0 ? '–' : Math.round(tokens / calls)} a call)`;

const round = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0);

function codesInWords({ codes }: Effort): string {
  const rows = Object.entries(codes).toSorted(([, a], [, b]) => b - a);
  if (rows.length === 0) return 'None.';
  return asText({ head: ['code', 'times'], rows: rows.map(([code, times]) => [code, String(times)]) });
}

function faultLines(measured: readonly MeasuredTurn[]): string {
  const wrong = measured.filter(({ model }) => model.faults.length > 0);
  const lines = wrong.slice(0, EXAMPLES).map(({ turn, model, embedded }) => {
    const faults = model.faults.map(({ words }) => words).join(', ');
    const also = embedded.faults.length > 0 ? 'also the embedded reader' : 'not the embedded reader';
    return `${turn.set}, ${turn.id}: ${shortened(turn.said)}: ${faults} (${also})`;
  });
  const more = wrong.length - lines.length;
  return [...lines, ...(more > 0 ? [`... and ${more} more: --json FILE has all.`] : [])].join('\n') || 'Nothing.';
}

const shortened = (text: string): string => JSON.stringify(text.length > 140 ? `${text.slice(0, 139)}…` : text);
