import { Agent, assistant, Runner, tool, user } from '@openai/agents';
import { z } from 'zod';
import type { Contender } from './contender.ts';
import {
  cancel,
  confirm,
  emptyState,
  knownAnswers,
  type LoopContext,
  type LoopState,
  missingIn,
  setSlot,
  slotNames,
} from './loop-state.ts';
import type { LoopStoreToMeasure } from './loop-store.ts';
import { openLoop } from './open-loop.ts';
import type { ScriptedTurn } from './script.ts';
import { type Answer, scriptedModel } from './scripted-model.ts';

interface TunedSession {
  readonly state: LoopState;
  readonly recent: readonly { readonly said: string; readonly replied: string }[];
}

/** How many turns the model is shown again. */
const recentTurns = 4;

const constant = `You are the booking assistant of a salon. Collect service, date, time, name and phone, one question at a time, then show a
summary and ask for a yes.

- Record everything a message says with set_slot, all at once, also what the user changes. Dates are YYYY-MM-DD, times HH:MM.
- If a tool returns an error, tell the user why and ask again.
- Call confirm only when the user has agreed to the summary; call cancel when they give up.
- Answer other questions briefly, then go on. You know this:
${knownAnswers}`;

const nothing = z.object({});

const tools = [
  tool({
    name: 'set_slot',
    description: 'Set or change a detail of the booking.',
    parameters: z.object({ slot: z.enum(slotNames), value: z.string() }),
    execute: ({ slot, value }, run) => setSlot(contextOf(run), slot, value),
  }),
  tool({
    name: 'confirm',
    description: 'The user has agreed to the summary: book.',
    parameters: nothing,
    execute: (_, run) => confirm(contextOf(run)),
  }),
  tool({
    name: 'cancel',
    description: 'The user gives up the booking.',
    parameters: nothing,
    execute: (_, run) => cancel(contextOf(run)),
  }),
];

/** The best that can be made of a loop whose model owns the flow: a short state in the instructions, few turns resent. */
export const tunedLoop = (store: LoopStoreToMeasure): Contender => ({
  design: 'tuned loop',
  storage: store.storage,
  async start({ script, directory, watch }) {
    const runner = new Runner({ tracingDisabled: true });
    const agent = new Agent<LoopContext>({
      name: 'booking',
      model: watch(scriptedModel(script, answerOf)),
      instructions: ({ context }) => `${constant}\n\n${stateFor(context)}`,
      tools,
    });
    return openLoop<TunedSession>({
      store: store.open(directory),
      start: () => ({ state: emptyState(), recent: [] }),
      async turn({ state, recent }, text, given) {
        const shown = recent.flatMap(({ said, replied }) => [user(said), assistant(replied)]);
        const { finalOutput = '' } = await runner.run(agent, [...shown, user(text)], { context: { state, ...given } });
        return [{ state, recent: [...recent, { said: text, replied: finalOutput }].slice(-recentTurns) }, finalOutput];
      },
    });
  },
});

/** Last in the instructions, so that what stands before it can stay in a provider's cache. */
function stateFor({ state, today }: LoopContext): string {
  const known = slotNames.flatMap((slot) => {
    const { value } = state.slots[slot];
    return value === null ? [] : [`${slot}: ${value}`];
  });
  return [
    `Today is ${today}. State: ${state.state}.`,
    `Known: ${known.join(', ') || 'nothing'}.`,
    `Missing: ${missingIn(state).join(', ') || 'nothing'}.`,
  ].join('\n');
}

/** The SDK types the context of a tool as unknown. */
const contextOf = (run: { readonly context: unknown } | undefined): LoopContext => run?.context as LoopContext;

/** What the annotations say, in the tools of this loop: what is to be done, then the reply. */
function answerOf({ values, intent, reply }: ScriptedTurn, done: readonly string[]): Answer {
  const calls = [
    ...values.map(({ slot, value }) => ({ name: 'set_slot', args: { slot, value } })),
    ...(intent === 'confirm' || intent === 'cancel' ? [{ name: intent, args: {} }] : []),
  ];
  return done.length === 0 && calls.length > 0 ? { calls } : { text: reply };
}
