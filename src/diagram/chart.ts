import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { createConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../core/flow.ts';

/** A state as it is drawn. */
export interface ChartState {
  /** From the root, with dots; the root's is empty. */
  readonly path: string;
  readonly key: string;
  readonly description: string;
  readonly isFinal: boolean;
  /** Path of the state inside that is entered first; `null` where there is none inside. */
  readonly initial: string | null;
  readonly states: readonly ChartState[];
}

/** One way out of a state, or what it hears without moving. */
export interface ChartTransition {
  /** Path of its state. */
  readonly from: string;
  /** `null`: taken as soon as its guard holds. `*`: whatever else comes. */
  readonly event: string | null;
  /** Names of the guards that must all hold. */
  readonly guards: readonly string[];
  /** Taken only where an earlier way of the same state and event is not. */
  readonly isElse: boolean;
  /** Path of the state it leads to; `null`: it stays. */
  readonly to: string | null;
}

/** The chart of a flow as plain data. */
export interface Chart {
  readonly root: ChartState;
  /** Every transition, those of a state before those of the states inside it; the first that holds is taken. */
  readonly transitions: readonly ChartTransition[];
}

/** Reads the chart of a flow off its machine. */
export const chartOf = (flow: Flow): Chart => chartOfMachine(createConversationMachine(flow));

/**
 * Reads the chart of any machine that invokes nothing and waits for nothing.
 * @throws Error when a guard has no name: it could not be drawn.
 */
export function chartOfMachine(machine: AnyStateMachine): Chart {
  return { root: stateAt(machine.root), transitions: transitionsBelow(machine.root) };
}

/** A state and all inside it, outermost first. */
export function everyStateIn(state: ChartState): readonly ChartState[] {
  return [state, ...state.states.flatMap(everyStateIn)];
}

/** The outermost state a state stands in: `collecting` of `collecting.eliciting`. */
export const regionOf = (path: string): string => path.split('.', 1)[0] ?? path;

/** The last part of a path: `eliciting` of `collecting.eliciting`. */
export const keyOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const pathOf = (node: AnyStateNode): string => node.path.join('.');

function stateAt(node: AnyStateNode): ChartState {
  const [first] = node.initial?.target ?? [];
  return {
    path: pathOf(node),
    key: node.key,
    description: node.description ?? '',
    isFinal: node.type === 'final',
    initial: first === undefined ? null : pathOf(first),
    states: Object.values(node.states).map(stateAt),
  };
}

function transitionsBelow(node: AnyStateNode): readonly ChartTransition[] {
  const from = pathOf(node);
  const own = [node.always ?? [], ...node.transitions.values()].flatMap((ways) =>
    ways.map(
      ({ eventType, guard, target }, place): ChartTransition => ({
        from,
        event: eventType === '' ? null : eventType,
        guards: guardNames(guard),
        isElse: place > 0,
        to: target?.[0] === undefined ? null : pathOf(target[0]),
      }),
    ),
  );
  return [...own, ...Object.values(node.states).flatMap(transitionsBelow)];
}

/** The names behind a guard; `and([...])` is a function that carries those it is made of. */
export function guardNames(guard: unknown): readonly string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  if (typeof guard === 'function' && guard.name === 'and' && 'guards' in guard && Array.isArray(guard.guards))
    return guard.guards.flatMap(guardNames);
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return [String(guard.type)];
  throw new Error('A guard of the chart has no name.');
}
