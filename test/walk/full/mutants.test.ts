import { assign } from 'xstate';
import { expect, it } from 'vitest';
import { createConversationMachine } from '../../../machines/conversation.ts';
import { lateMessages, shortAlphabets } from '../alphabet.ts';
import { type WalkedFlow, walkedFlows } from '../flows.ts';
import { walk } from '../graph.ts';
import { everyRule } from '../rules.ts';

type Implementations = Parameters<ReturnType<typeof createConversationMachine>['provide']>[0];
type Guards = Required<Implementations>['guards'];
type Actions = Required<Implementations>['actions'];

const machine = createConversationMachine(walkedFlows['required and dependent']);
const guards = Object.keys(machine.implementations.guards) as readonly (keyof Guards)[];
const actions = Object.keys(machine.implementations.actions) as readonly (keyof Actions)[];

/** Every guard always true and always false, which takes both sides of every split; every action left out. */
const mutants: readonly { readonly mutant: string; readonly broken: Implementations }[] = [
  ...guards.flatMap((name) => [
    { mutant: `${name} is always true`, broken: { guards: { [name]: () => true } } },
    { mutant: `${name} is never true`, broken: { guards: { [name]: () => false } } },
  ]),
  ...actions.map((name) => ({ mutant: `${name} does nothing`, broken: { actions: { [name]: assign({}) } } })),
];

/** Says what is wrong: a broken rule, an end out of reach, a state that cannot be walked. */
function whatIsWrong(broken: Implementations): string | undefined {
  for (const name of Object.keys(walkedFlows) as readonly WalkedFlow[]) {
    const flow = walkedFlows[name];
    try {
      const alphabet = { messages: [...shortAlphabets[name], ...lateMessages] };
      const graph = walk(flow, createConversationMachine(flow).provide(broken), alphabet, everyRule);
      if (graph.stuck > 0) return `${graph.stuck} states without an end`;
    } catch (error) {
      return String(error).split('\n', 1)[0];
    }
  }
  return undefined;
}

it.each(mutants)('the walk fails when $mutant', { timeout: 300_000 }, ({ broken }) => {
  expect(whatIsWrong(broken)).toBeDefined();
});
