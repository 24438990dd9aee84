import type { JudgedTurn } from './certainty.ts';
import { grouped, percent, share } from './rates.ts';
import type { Table } from './tables.ts';
import type { Target } from './targets.ts';

const MOST_WRONG = 0.005;

export const isCertain = ({ read }: JudgedTurn): boolean => read.isCertain;
export const isWrong = ({ faults }: JudgedTurn): boolean => faults.length > 0;

/** What is wanted of the turns the reader calls certain. */
export function certaintyTarget(turns: readonly JudgedTurn[]): Target {
  const certain = turns.filter(isCertain);
  const wrong = share(certain.filter(isWrong).length, certain.length);
  return {
    what: `turns called certain that are wrong (${certain.length} of ${turns.length} turns)`,
    wanted: `under ${percent(MOST_WRONG)}`,
    measured: percentOf(wrong),
    isMet: (wrong ?? 0) < MOST_WRONG,
  };
}

/** How many turns need no model, and how many of all are read right, by where they come from. */
export const sourcesOfTurns = (turns: readonly JudgedTurn[]): Table =>
  certaintyTable('turns of', turns, ({ turn }) => turn.source);

/** The same by what the user was asked. */
export const questionsOfTurns = (turns: readonly JudgedTurn[]): Table =>
  certaintyTable('asked', turns, ({ turn: { given } }) => {
    if (given.finished !== null) return 'nothing more: after the end';
    if (given.asked === null) return 'nothing yet: the task begins';
    if (given.asked.about === 'confirm') return 'to confirm the summary';
    return given.asked.options.length > 0 ? 'to pick what is offered' : 'for a slot';
  });

function certaintyTable(what: string, turns: readonly JudgedTurn[], keyOf: (turn: JudgedTurn) => string): Table {
  const groups = [...grouped(turns, keyOf), ['all', turns] as const];
  return {
    head: [what, 'turns', 'called certain', 'share', 'of them wrong', 'share wrong', 'all turns read right'],
    rows: groups.map(([name, own]) => {
      const certain = own.filter(isCertain);
      const wrong = certain.filter(isWrong).length;
      return [
        ...[name, String(own.length), String(certain.length), percent(share(certain.length, own.length))],
        ...[String(wrong), percentOf(share(wrong, certain.length))],
        percent(share(own.length - own.filter(isWrong).length, own.length)),
      ];
    }),
  };
}

/** What was read wrong, a turn a line. */
export const faultLines = (turns: readonly JudgedTurn[]): readonly string[] =>
  turns.map(({ turn, faults }) => `“${turn.said}” (${turn.source}): ${faults.join(', ')}`);

/** With one digit more, since so small a share is told. */
const percentOf = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(2)}%`);
