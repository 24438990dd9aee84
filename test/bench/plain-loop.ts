import type { AgentInputItem } from '@openai/agents';
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

interface PlainSession {
  readonly state: LoopState;
  /** Every message, tool call and result so far. */
  readonly history: readonly AgentInputItem[];
}

const instructions = `You are the booking assistant of a salon. You collect five details for a booking: service, date, time, name and phone.
The states of a booking are: greeting, collecting, confirming, executing, completed, cancelled.

Rules:
- Begin every turn with get_state, so that you know what has been collected.
- When the user gives a detail, call set_slot; when they change one, call update_slot. If a message gives several, record all of them.
- Dates are YYYY-MM-DD, times HH:MM (24 hours). Today is {today}.
- If a tool returns an error, tell the user why and ask again; after three attempts suggest another format.
- Ask for one missing detail at a time.
- When everything is collected, show a summary and ask the user to confirm it. Call confirm only when the user has agreed to the summary.
- If the user changes their mind, update the detail and show the summary again. If they give up, call cancel.
- If the user asks something else, answer briefly, then go on where you were. You know this:
${knownAnswers}`;

/** The seed's loop as one writes it first: the model asks for the state each turn, and reads everything said so far again. */
export const plainLoop = loopContender<PlainSession>({
  design: 'plain loop',
  instructions: ({ today }) => instructions.replace('{today}', today),
  tools: [
    plainTool(
      'get_state',
      'Get the state of the booking: the details collected so far, which are missing, and the errors of this turn.',
      stateFor,
    ),
    settingTool('set_slot', 'Set a detail of the booking that has no value yet.'),
    settingTool('update_slot', 'Change a detail of the booking that already has a value.'),
    plainTool('confirm', 'Confirm the booking once the user has agreed to the summary.', confirm),
    plainTool('cancel', 'Cancel the booking.', cancel),
  ],
  answerOf,
  start: () => ({ state: emptyState(), history: [] }),
  shown: ({ history }) => history,
  after: ({ state }, { history }) => ({ state, history }),
});

/** The state for the model: each detail with its value and whether it is confirmed. */
function stateFor({ state }: LoopContext): string {
  const slots = slotNames.map((slot) => {
    const { value: known, confirmed, attempts } = state.slots[slot];
    return { slot, value: known, status: known === null ? 'missing' : confirmed ? 'confirmed' : 'pending', attempts };
  });
  return JSON.stringify({ state: state.state, slots, missing: missingIn(state), errors: state.errors });
}

/** What the annotations say, in the tools of this loop: the state, then what is to be done, then the reply. */
function answerOf({ values, intent, reply }: ScriptedTurn, done: readonly string[]): Answer {
  if (done.length === 0) return { calls: [{ name: 'get_state', args: {} }] };
  const calls = [
    ...values.map(({ slot, value: said, isChange }) => ({
      name: isChange ? 'update_slot' : 'set_slot',
      args: { slot, value: said },
    })),
    ...(intent === 'confirm' || intent === 'cancel' ? [{ name: intent, args: {} }] : []),
  ];
  return done.length === 1 && calls.length > 0 ? { calls } : { text: reply };
}
