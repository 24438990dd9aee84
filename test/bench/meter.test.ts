import type { ModelRequest } from '@openai/agents';
import { expect, it } from 'vitest';
import { annotatedConversations } from './conversation.ts';
import { createMeter } from './meter.ts';
import { scriptOf } from './script.ts';
import { scriptedModel } from './scripted-model.ts';
import { sharedStart } from './tokens.ts';

it.each([
  { one: [], other: [1], shared: 0 },
  { one: [1, 2, 3], other: [1, 2, 4], shared: 2 },
  { one: [1, 2], other: [1, 2, 3], shared: 2 },
  { one: [1, 2, 3], other: [1, 2], shared: 2 },
  { one: [1, 2], other: [1, 2], shared: 2 },
])('$one and $other begin with $shared tokens in common', ({ one, other, shared }) => {
  expect(sharedStart(one, other)).toBe(shared);
});

const request = (input: string): ModelRequest => ({
  systemInstructions: 'Read it, and say what it says. '.repeat(20),
  input,
  modelSettings: {},
  tools: [],
  outputType: 'text',
  handoffs: [],
  tracing: false,
});

it('A request sent again counts a tenth, and one of a new session counts in full', async () => {
  const meter = createMeter();
  const model = meter.watch(scriptedModel(scriptOf(annotatedConversations()), () => ({ text: 'Noted.' })));
  await model.getResponse(request('hey'));
  const first = meter.take();
  expect(first).toEqual({ calls: 1, input: first.input, withCache: first.input, output: expect.any(Number) });
  await model.getResponse(request('hey'));
  expect(meter.take().withCache).toBeCloseTo(first.input / 10);
  meter.newSession();
  await model.getResponse(request('hey'));
  expect(meter.take()).toEqual(first);
});

it('A model that is asked about a message nobody wrote down says so', async () => {
  const model = scriptedModel(new Map(), () => ({ text: '' }));
  await expect(model.getResponse(request('What now?'))).rejects.toThrow('The script knows no message "What now?".');
});
