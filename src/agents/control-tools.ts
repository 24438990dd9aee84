import { z } from 'zod';
import type { Proposal } from '../core/events.ts';
import { type ToolSpec, toolSpec } from './tool-spec.ts';

const nothing = z.object({});

/** A tool without arguments: an answer or a wish that is the same whatever it is about. */
export const plainTool = (name: string, description: string, proposal: Proposal): ToolSpec =>
  toolSpec(name, description, nothing, () => ({ is: 'proposed', proposal }));

const digression = z.object({
  kind: z
    .enum(['answer', 'repeat', 'status', 'help', 'wait', 'chat', 'unclear'])
    .nullish()
    .describe(
      'answer: a question about anything else. repeat: asks to say that again. status: asks what is known or done so far. ' +
        'help: asks what can be said. wait: asks for a moment. chat: small talk. unclear: none of these, and no value.',
    ),
  text: z
    .string()
    .nullish()
    .describe('For answer and chat: one or two sentences, only from "Known answers"; null where these do not tell.'),
});

/** A question or a word off the flow; the model's text is shown only if it claims nothing. */
export const answerTool: ToolSpec = toolSpec(
  'answer',
  'The message asks something, or says something about the conversation itself.',
  digression,
  ({ kind, text }) =>
    kind === 'unclear'
      ? { is: 'nothing' }
      : {
          is: 'proposed',
          proposal: { type: 'digressed', kind: kind ?? 'answer' },
          ...(text == null || text.trim() === '' ? {} : { answer: text }),
        },
);

/** The user wants to talk to a person. */
export const personTool: ToolSpec = toolSpec(
  'request_human',
  'The message asks for a person.',
  z.object({ reason: z.string().nullish().describe('Why, in a few words of the message; null if it does not say.') }),
  ({ reason }) => ({ is: 'proposed', proposal: { type: 'human.requested', reason: reason ?? '' } }),
);

/** Shows the state again; the message is then read in a second call. */
export const stateTool: ToolSpec = toolSpec(
  'get_state',
  'Shows the question asked and every slot again. Rarely needed: both are in your instructions.',
  nothing,
  () => ({ is: 'stateWanted' }),
);
