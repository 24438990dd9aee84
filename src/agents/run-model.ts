import { Agent, assistant, type Model, type RunItem, Runner, tool, user } from '@openai/agents';
import { ExtractError } from '../session/extract-error.ts';
import type { ExtractGiven, Extraction, FirstReading } from '../session/ports.ts';
import { Batch } from './batch.ts';
import { ForgivingModel } from './forgiving-model.ts';
import { instructionsFor } from './instructions.ts';
import { failureOf } from './model-failure.ts';
import { lastExchange } from './recent-view.ts';
import { stateInWords } from './state-view.ts';
import type { ToolSpec } from './tool-spec.ts';
import { toolsFor } from './tools.ts';

/** One turn has at most two calls: a second look, where the first reading already failed, is the second. */
const mostModelCalls = 2;

/** Nothing is traced, stored or logged by the SDK; calls are taken one after the other, as the model made them. */
const quietRunner = (): Runner =>
  new Runner({
    tracingDisabled: true,
    traceIncludeSensitiveData: false,
    toolExecution: { maxFunctionToolConcurrency: 1 },
    toolNotFoundBehavior: 'return_error_to_model',
  });

/**
 * Has a model read a message in one call, or in two where it asks for the state first.
 * @throws {@link ExtractError} with a `ModelFailure` code where the model gives no reading.
 */
export async function runModel(
  { model, isStreamed }: { readonly model: Model; readonly isStreamed: boolean },
  said: string,
  given: ExtractGiven,
): Promise<Extraction> {
  const tools = toolsFor(given.flow, given.told, given.moves);
  const batch = new Batch(stateInWords(given.flow, given.told, given.asked));
  const forgiving = new ForgivingModel(model, (code, detail) => batch.reject(code, detail));
  const agent = new Agent({
    name: 'reader',
    model: forgiving,
    instructions: instructionsFor(given),
    tools: tools.map((spec) => recordingTool(spec, batch)),
    modelSettings: { toolChoice: 'required', parallelToolCalls: true, store: false },
    resetToolChoice: false,
    toolUseBehavior: () => (batch.isWaiting ? notDone : done),
  });
  const options = {
    maxTurns: given.first === null ? mostModelCalls : 1,
    signal: given.signal,
    errorHandlers: { maxTurns: () => ({ finalOutput: '', includeInHistory: false }) },
  };
  const failed = (code: string, detail: string) => new ExtractError(code, detail, forgiving.usage);
  const recent = lastExchange(given.flow, given.told.context, given.recent);
  const input = [...recent.map(({ from, text }) => (from === 'user' ? user(text) : assistant(text))), user(said)];
  try {
    const items = isStreamed ? await streamed() : (await quietRunner().run(agent, input, options)).newItems;
    if (batch.isWaiting) throw failed('model-incomplete', 'nothing but get_state was called');
    if (batch.isEmpty) throw failed(wasSaid(items) ? 'model-spoke' : 'model-silent', 'no tool was called');
    const { proposals, faults: [fault] = [] } = batch.reading;
    const isLast = given.first !== null || forgiving.usage.modelCalls >= mostModelCalls;
    // An empty reading would tell the user that nothing was understood, and it was the model who said nothing usable.
    if (fault !== undefined && proposals.length === 0 && isLast && !isWellRead(given.first)) {
      throw failed(fault.code, fault.detail ?? '');
    }
    return { ...batch.reading, usage: forgiving.usage };
  } catch (error) {
    throw failureOf(error, forgiving.usage);
  }

  async function streamed() {
    const result = await quietRunner().run(agent, input, { ...options, stream: true });
    await result.completed;
    return result.newItems;
  }
}

/** Keeps what the model said; the machine hears of it only when the model is done. */
const recordingTool = (spec: ToolSpec, batch: Batch) =>
  tool({
    name: spec.name,
    description: spec.description,
    parameters: spec.schema,
    strict: true,
    execute: (args) => batch.take(spec, args),
  });

const done = { isFinalOutput: true, isInterrupted: undefined, finalOutput: '' } as const;
const notDone = { isFinalOutput: false, isInterrupted: undefined } as const;

/** Whether anything of a first reading stays. */
function isWellRead(first: FirstReading | null): boolean {
  if (first === null) return false;
  const misfired = new Set(first.verdicts.filter(({ is }) => is === 'misfired').map(({ slot }) => slot));
  return first.proposals.some((proposal) => !('slot' in proposal && misfired.has(proposal.slot)));
}

const wasSaid = (items: readonly RunItem[]): boolean => items.some(({ type }) => type === 'message_output_item');
