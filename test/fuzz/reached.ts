import type { AnyStateNode } from 'xstate';
import { booking } from '../../machines/booking.ts';
import { createConversationMachine } from '../../machines/conversation.ts';
import { type Coverage, everyTransition } from './coverage.ts';

/** Every state the chart can rest in but the first, which every run is in. */
const everyState: readonly string[] = leavesBelow(createConversationMachine(booking).root).filter(
  (path) => path !== 'greeting',
);

function leavesBelow(node: AnyStateNode): readonly string[] {
  const inner = Object.values(node.states);
  return inner.length === 0 ? [node.path.join('.')] : inner.flatMap(leavesBelow);
}

export const unreachedStates = ({ states }: Coverage): readonly string[] =>
  everyState.filter((state) => !states.has(state));

const unreachedTransitions = ({ transitions }: Coverage): readonly string[] =>
  [...everyTransition(booking)].filter((name) => !transitions.has(name));

/** What was reached, as a table. */
export function reachedInWords(name: string, coverage: Coverage): string {
  const rows = (counts: ReadonlyMap<string, number>): readonly string[] =>
    [...counts].toSorted(([, a], [, b]) => b - a).map(([what, times]) => `${String(times).padStart(9)}  ${what}`);
  const { states, transitions, counts, runs, events } = coverage;
  return [
    `${name}: ${runs} conversations, ${events} events`,
    ...[' entered', ...rows(states)],
    ...unreachedStates(coverage).map((state) => `    never  ${state}`),
    ...(transitions.size === 0 ? [] : [' transitions taken, counted in one conversation of ten', ...rows(transitions)]),
    ...(transitions.size === 0 ? [] : unreachedTransitions(coverage).map((one) => `    never  ${one}`)),
    ...[' what happened', ...rows(counts)],
  ].join('\n');
}
