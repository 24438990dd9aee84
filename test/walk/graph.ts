import type { ConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../../src/core/flow.ts';
import { type WalkedGraph, type WalkLimits, walk } from '../../src/testing/walk-graph.ts';
import type { WalkedMessage, WalkRule } from '../../src/testing/walk-step.ts';
import { createWalker } from '../../src/testing/walk-walker.ts';
import { late } from './flows.ts';

/** A walked graph, and the transitions that were taken of all there are. */
export interface Walked extends WalkedGraph {
  readonly taken: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

interface Walk extends WalkLimits {
  readonly messages: readonly WalkedMessage[];
  readonly lost?: readonly WalkedMessage[];
}

/** After a turn that never ended a few messages tell whether it is missed. */
const wordsAfterACrash: readonly string[] = ['yes', 'no', 'hm', 'ann', 'cancel'];

/** Walks one of the flows of this folder: an operator may bring "bob", and the world may take "what". */
export function walkFlow(
  flow: Flow,
  machine: ConversationMachine,
  { messages, lost = [], ...limits }: Walk,
  rules: readonly WalkRule[],
): Walked {
  const walker = createWalker(flow, machine, rules);
  const alphabet = {
    messages,
    lost,
    afterACrash: messages.filter(({ said }) => wordsAfterACrash.includes(said)),
    given: [{ slot: 'who', value: 'bob' }],
    refusable: [{ slot: 'what', alternatives: ['cut'] }],
    passesAt: late,
  };
  return { ...walk(flow, walker, alphabet, limits), taken: walker.taken, all: walker.all };
}
