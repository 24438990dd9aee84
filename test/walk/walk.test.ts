import { expect, it } from 'vitest';
import { createConversationMachine } from '../../machines/conversation.ts';
import { shortAlphabet } from './alphabet.ts';
import { walkedFlows } from './flows.ts';
import { walk } from './graph.ts';
import { everyRule } from './rules.ts';

it('keeps every rule on every event of three small flows, reaches every end, and takes every transition', { timeout: 60_000 }, () => {
  const taken = new Set<string>();
  let all: ReadonlySet<string> = new Set();
  for (const [name, flow] of Object.entries(walkedFlows)) {
    const t = performance.now();
    const graph = walk(flow, createConversationMachine(flow), shortAlphabet, everyRule);
    console.log(name, graph.states, graph.edges, Math.round(performance.now() - t));
    expect(graph.stuck, name).toBe(0);
    for (const label of graph.taken) taken.add(label);
    all = graph.all;
  }
  expect([...all].filter((label) => !taken.has(label))).toEqual([]);
});
