import type { Table } from '../eval/tables.ts';
import type { Storage } from './contender.ts';
import { type Figures, figuresOf, growthOf } from './figures.ts';
import type { Measured } from './measure-talks.ts';

/** Whether what was said outlives the process. */
export const isDurable = (storage: Storage): boolean => storage !== 'memory';

/** A row for each contender: what one message needs. */
export const talkTable = (all: readonly Measured[]): Table => ({
  head: [
    ...['design', 'kept in', 'model calls', 'input tokens', 'with cache', 'output tokens', 'ms a message', 'bytes'],
    'right',
  ],
  rows: all.map((measured) => {
    const { calls, input, withCache, output, ms, largestBytes, right, conversations } = figuresOf(measured);
    return [
      ...names(measured),
      calls.toFixed(2),
      ...[input, withCache, output].map((tokens) => tokens.toFixed(0)),
      ms.toFixed(2),
      String(largestBytes),
      `${right} of ${conversations}`,
    ];
  }),
});

/** A row for each contender: its figures as a share of those of the tuned loop that is kept as safely. */
export const ratioTable = (all: readonly Measured[]): Table => ({
  head: ['of the tuned loop', 'kept in', 'model calls', 'input tokens', 'with cache', 'output tokens', 'ms', 'bytes'],
  rows: all.map((measured) => {
    const own = figuresOf(measured);
    const tuned = tunedBeside(all, measured);
    const share = (key: keyof Figures): string => `${(own[key] / tuned[key]).toFixed(2)}`;
    const keys = ['calls', 'input', 'withCache', 'output', 'ms', 'largestBytes'] as const;
    return [...names(measured), ...keys.map(share)];
  }),
});

/** A row for each contender: a question early and late in the long conversation. */
export const growthTable = (all: readonly Measured[]): Table => ({
  head: ['a question', 'kept in', 'tokens early', 'tokens late', 'times', 'ms early', 'ms late', 'times'],
  rows: all.map((measured) => {
    const { early, late } = growthOf(measured);
    return [
      ...names(measured),
      ...[early.input, late.input].map((tokens) => tokens.toFixed(0)),
      (late.input / early.input).toFixed(2),
      ...[early.ms, late.ms].map((ms) => ms.toFixed(2)),
      (late.ms / early.ms).toFixed(2),
    ];
  }),
});

const names = ({ contender: { design, storage } }: Measured): readonly string[] => [design, storage];

/**
 * What the tuned loop needs, where it is kept as safely.
 * @throws Error where it was not measured.
 */
export function tunedBeside(all: readonly Measured[], { contender }: Measured): Figures {
  const tuned = all.find(
    ({ contender: other }) =>
      other.design === 'tuned loop' && isDurable(other.storage) === isDurable(contender.storage),
  );
  if (tuned === undefined) throw new Error('The tuned loop was not measured.');
  return figuresOf(tuned);
}
