import type { AgentInputItem } from '@openai/agents';
import { assistantMessage, functionCall, modelError, ScriptedModel } from '@openai/agents/testing';
import { describe, expect, it } from 'vitest';
import { agentRephrase } from '../../src/agents/index.ts';
import type { Reply } from '../../src/session/reply.ts';
import { setUp } from '../session/dish.ts';

type Step = NonNullable<ConstructorParameters<typeof ScriptedModel>[0]> extends Iterable<infer One> ? One : never;

const question = 'Which dish would you like?';

/** Starts a conversation whose greeting the model rephrases. */
async function greet(...steps: readonly Step[]): Promise<{ readonly greeting: Reply; readonly model: ScriptedModel }> {
  const model = new ScriptedModel([...steps]);
  const { greeting } = await setUp({ rephrase: agentRephrase({ model }) }).begin();
  return { greeting, model };
}

describe('A model that rephrases', () => {
  it('has its words used, and counted', async () => {
    const { greeting } = await greet([assistantMessage(`Hi there, nice to meet you! ${question}`)]);
    expect(greeting).toMatchObject({ errors: [], usage: { modelCalls: 1 } });
  });

  it('is asked once, without tools, traces or storage, with what to keep', async () => {
    const { model } = await greet([assistantMessage(`Hi there! ${question}`)]);
    expect(model.calls).toHaveLength(1);
    const { tools, tracing, modelSettings, systemInstructions, input } = model.calls[0]?.request ?? {};
    expect({ tools, tracing, store: modelSettings?.store }).toEqual({ tools: [], tracing: false, store: false });
    expect(systemInstructions).not.toContain(question);
    expect(textOf(input)).toBe(`Reply:\nHello! ${question}\n\nKeep:\n- ${question}`);
  });

  it('is told the same instructions for every reply', async () => {
    const model = new ScriptedModel([[assistantMessage('Hm.')], [assistantMessage('Hm.')]]);
    const { say } = await setUp({ rephrase: agentRephrase({ model }) }).begin();
    await say('soup');
    const [first, second] = model.calls.map(({ request }) => request.systemInstructions);
    expect(second).toBe(first);
  });

  it.each<[string, Step, string]>([
    ['throws', modelError(new Error('the user said soup')), 'model-failed: Error'],
    ['is silent', [assistantMessage(' ')], 'model-silent: no text came'],
    ['calls a tool', [functionCall('confirm', {}, { callId: 'call-1' })], 'model-failed: ModelBehaviorError'],
  ])('and %s leaves the reply as it is, and says so', async (_what, step, detail) => {
    const { greeting } = await greet(step);
    expect(greeting.text).toBe(`Hello! ${question}`);
    expect(greeting.errors).toEqual([{ slot: null, code: 'rephrase-failed', detail }]);
    expect(greeting.usage.modelCalls).toBe(1);
  });

  it('and says anything else is not used, but paid for', async () => {
    const { greeting } = await greet([assistantMessage('Your soup is booked!')]);
    expect(greeting.text).toBe(`Hello! ${question}`);
    expect(greeting).toMatchObject({
      errors: [{ slot: null, code: 'rephrase-dropped' }],
      usage: { modelCalls: 1 },
    });
  });
});

const textOf = (input: string | AgentInputItem[] | undefined): unknown =>
  typeof input === 'string' ? input : input?.map((item) => ('content' in item ? item.content : null)).join('');
