import { expect, it } from 'vitest';
import { assign } from 'xstate';
import { createConversationMachine } from '../../../machines/conversation.ts';
import { everyRule } from '../../../src/testing/walk-rules.ts';
import { lateMessages, shortAlphabets } from '../alphabet.ts';
import { type WalkedFlow, walkedFlows } from '../flows.ts';
import { walkFlow } from '../graph.ts';

type Implementations = Parameters<ReturnType<typeof createConversationMachine>['provide']>[0];
type Guards = Required<Implementations>['guards'];
type Actions = Required<Implementations>['actions'];

const machine = createConversationMachine(walkedFlows['required and dependent']);
const guards = Object.keys(machine.implementations.guards) as readonly (keyof Guards)[];
const actions = Object.keys(machine.implementations.actions) as readonly (keyof Actions)[];

/** A guard that never looks. Two of them can send each other round for ever: then it gives in, and tells. */
function always(answer: boolean) {
  let asked: unknown;
  let times = 0;
  const circles = { isGoingRound: false };
  const guard = ({ event }: { readonly event: unknown }): boolean => {
    times = event === asked ? times + 1 : 0;
    asked = event;
    if (times < 100) return answer;
    circles.isGoingRound = true;
    return !answer;
  };
  return { guard, circles };
}

interface Mutant {
  readonly mutant: string;
  readonly broken: Implementations;
  readonly circles?: { readonly isGoingRound: boolean };
}

/** Every guard always true and always false, which takes both sides of every split; every action left out. */
const mutants: readonly Mutant[] = [
  ...guards.flatMap((name) =>
    [true, false].map((answer): Mutant => {
      const { guard, circles } = always(answer);
      return {
        mutant: `${name} is ${answer ? 'always' : 'never'} true`,
        broken: { guards: { [name]: guard } },
        circles,
      };
    }),
  ),
  ...actions.map((name): Mutant => ({ mutant: `${name} does nothing`, broken: { actions: { [name]: assign({}) } } })),
];

const names = Object.keys(walkedFlows) as readonly WalkedFlow[];

/** Says what is wrong: a broken rule, states that send each other round, an end out of reach, a graph without an end. */
function whatIsWrong(mutant: Mutant): string | undefined {
  // Most mutants show themselves soon in one of the flows.
  for (const upTo of [300, 40_000]) {
    for (const name of names) {
      const wrong = whatIsWrongIn(name, upTo, mutant);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

function whatIsWrongIn(name: WalkedFlow, upTo: number, { broken, circles }: Mutant): string | undefined {
  const flow = walkedFlows[name];
  const doesNotGoRound = (): void => {
    if (circles?.isGoingRound) throw new Error('states that send each other round');
  };
  const alphabet = { messages: [...shortAlphabets[name], ...lateMessages], mostStates: 40_000, upTo };
  try {
    const machine = createConversationMachine(flow).provide(broken);
    const { stuck } = walkFlow(flow, machine, alphabet, [...everyRule, doesNotGoRound]);
    return stuck.length > 0 ? `${stuck.length} states without an end` : undefined;
  } catch (error) {
    return String(error).split('\n', 1)[0];
  }
}

it.each(mutants)('the walk fails when $mutant', { timeout: 300_000 }, (mutant) => {
  expect(whatIsWrong(mutant)).toBeDefined();
});
