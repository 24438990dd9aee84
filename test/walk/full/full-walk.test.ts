import { expect, it } from 'vitest';
import { createConversationMachine } from '../../../machines/conversation.ts';
import { everyRule } from '../../../src/testing/walk-rules.ts';
import { fullAlphabet, lateMessages, lostMessages } from '../alphabet.ts';
import { type WalkedFlow, walkedFlows } from '../flows.ts';
import { walkFlow } from '../graph.ts';

const names = Object.keys(walkedFlows) as readonly WalkedFlow[];

it.each(names)('keeps every rule on every event, and an end in reach: %s', { timeout: 1_800_000 }, (name) => {
  const flow = walkedFlows[name];
  const late = name === 'required and dependent' ? lateMessages : [];
  const alphabet = { messages: [...fullAlphabet, ...late], lost: lostMessages };
  const startedAt = performance.now();
  const graph = walkFlow(flow, createConversationMachine(flow), alphabet, everyRule);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${name}: ${graph.states} states, ${graph.edges} edges, ${seconds} s`);
  expect(graph.stuck).toEqual([]);
});
