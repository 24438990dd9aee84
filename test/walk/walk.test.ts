import { expect, it } from 'vitest';
import { createConversationMachine } from '../../machines/conversation.ts';
import { everyRule } from '../../src/testing/walk-rules.ts';
import { shortAlphabets, shortLost } from './alphabet.ts';
import { type WalkedFlow, walkedFlows } from './flows.ts';
import { type Walked, walkFlow } from './graph.ts';

const names = Object.keys(walkedFlows) as readonly WalkedFlow[];
const graphs: Walked[] = [];

it.each(names)('keeps every rule on every event, and an end in reach: %s', { timeout: 60_000 }, (name) => {
  const flow = walkedFlows[name];
  const lost = name === 'required and dependent' ? shortLost : [];
  const graph = walkFlow(flow, createConversationMachine(flow), { messages: shortAlphabets[name], lost }, everyRule);
  graphs.push(graph);
  expect(graph.stuck).toEqual([]);
});

it('takes every transition of the chart in one of the flows', () => {
  expect(graphs).toHaveLength(names.length);
  const all = graphs.flatMap((graph) => [...graph.all]);
  expect(all.filter((label) => !graphs.some(({ taken }) => taken.has(label)))).toEqual([]);
});
