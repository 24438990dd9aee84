import { assistant, user } from '@openai/agents';
import { loopContender } from './loop-contender.ts';
import {
  cancel,
  confirm,
  emptyState,
  knownAnswers,
  type LoopContext,
  type LoopState,
  missingIn,
  slotNames,
} from './loop-state.ts';
import { plainTool, settingTool } from './loop-tools.ts';
import type { ScriptedTurn } from './script.ts';
import type { Answer } from './scripted-model.ts';

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

/** The best that can be made of a loop whose model owns the flow: a short state in the instructions, few turns resent. */
export const tunedLoop = loopContender<TunedSession>({
  design: 'tuned loop',
  instructions: (context) => `${constant}\n\n${stateFor(context)}`,
  tools: [
    settingTool('set_slot', 'Set or change a detail of the booking.'),
    plainTool('confirm', 'The user has agreed to the summary: book.', confirm),
    plainTool('cancel', 'The user gives up the booking.', cancel),
  ],
  answerOf,
  start: () => ({ state: emptyState(), recent: [] }),
  shown: ({ recent }) => recent.flatMap(({ said, replied }) => [user(said), assistant(replied)]),
  after: ({ state, recent }, { said, replied }) => ({
    state,
    recent: [...recent, { said, replied }].slice(-recentTurns),
  }),
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

/** What the annotations say, in the tools of this loop: what is to be done, then the reply. */
function answerOf({ values, intent, reply }: ScriptedTurn, done: readonly string[]): Answer {
  const calls = [
    ...values.map(({ slot, value }) => ({ name: 'set_slot', args: { slot, value } })),
    ...(intent === 'confirm' || intent === 'cancel' ? [{ name: intent, args: {} }] : []),
  ];
  return done.length === 0 && calls.length > 0 ? { calls } : { text: reply };
}
