import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { ConversationMachine } from '../../machines/conversation.ts';

/** Every transition of the chart under a name a person can find: `state event #place`. */
export function transitionNames(machine: ConversationMachine): ReadonlyMap<AnyTransitionDefinition, string> {
  const names = new Map<AnyTransitionDefinition, string>();
  for (const node of withInner(machine.root)) {
    const heard = [...node.transitions].flatMap(([event, transitions]) =>
      transitions.map((transition, i) => [transition, `${event} #${i}`] as const),
    );
    const always = (node.always ?? []).map((transition, i) => [transition, `always #${i}`] as const);
    for (const [transition, name] of [...heard, ...always])
      names.set(transition, `${node.path.join('.') || 'root'} ${name}`);
  }
  return names;
}

const withInner = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(withInner),
];

/** Every state that a chart can rest in, as paths with dots. */
export const statePathsOf = (machine: ConversationMachine): readonly string[] =>
  withInner(machine.root).flatMap(({ path, states }) => (Object.keys(states).length === 0 ? [path.join('.')] : []));
