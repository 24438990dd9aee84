import { z } from 'zod';
import type { Json } from '../core/json.ts';

/** Anything a slot may hold. */
export const json: z.ZodType<Json> = z.json();

const ending = z.object({
  why: z.enum(['left', 'expired', 'human', 'exhausted', 'unclear', 'turns', 'corrections', 'failed', 'unknown']),
  detail: z.string().nullable(),
});

const summary = z.array(
  z.object({
    slot: z.string(),
    value: json,
    source: z.enum(['user', 'carried', 'operator', 'default', 'assumed']),
    confirmed: z.boolean(),
  }),
);

const open = z.object({
  why: z.enum(['refused', 'ambiguous', 'declined', 'outdated', 'unavailable', 'exhausted']),
  code: z.string(),
  options: z.array(json),
  detail: z.string().exactOptional(),
  was: json.exactOptional(),
});

/** What was said, as data: a client may put it into words of its own. */
export const directive = z.discriminatedUnion('say', [
  z.object({ say: z.literal('greet'), slot: z.string().nullable() }),
  z.object({ say: z.literal('elicit'), slot: z.string(), attempts: z.int() }),
  z.object({
    say: z.enum(['reprompt', 'clarify']),
    slot: z.string(),
    attempts: z.int(),
    open,
    keep: json.nullable(),
  }),
  z.object({ say: z.literal('reviseWhat'), summary }),
  z.object({ say: z.literal('confirm'), summary, isNew: z.array(z.string()) }),
  z.object({ say: z.literal('wait'), because: z.enum(['checking', 'executing', 'outcomeUnknown']) }),
  z.object({ say: z.literal('tooLate'), what: z.array(z.string()) }),
  z.object({ say: z.literal('offerResume'), summary }),
  z.object({ say: z.literal('confirmLeave'), leave: z.enum(['cancel', 'restart']) }),
  z.object({ say: z.literal('completed'), summary, result: json, tooLate: z.array(z.string()) }),
  z.object({ say: z.enum(['cancelled', 'handedOff']), because: ending.nullable() }),
]);

/** What became of something that was said for a slot. */
export const verdict = z.discriminatedUnion('is', [
  z.object({
    slot: z.string(),
    is: z.enum(['accepted', 'unchanged', 'declined', 'kept', 'misfired', 'notOpen']),
  }),
  z.object({ slot: z.string(), is: z.literal('changed'), from: json, to: json }),
  z.object({ slot: z.string(), is: z.enum(['refused', 'ambiguous']), code: z.string(), options: z.array(json) }),
]);

/** Where a session can stand. */
export const state = z.enum([
  'greeting',
  'collecting.eliciting',
  'collecting.clarifying',
  'collecting.checking',
  'collecting.revising',
  'confirming.presenting',
  'confirming.awaiting',
  'executing.running',
  'executing.retrying',
  'executing.outcomeUnknown',
  'leaving.cancelling',
  'leaving.restarting',
  'resuming',
  'completed',
  'cancelled',
  'handedOff',
]);

export const turnError = z.object({
  slot: z.string().nullable(),
  code: z.string(),
  detail: z.string().exactOptional(),
});

export const usage = z.object({ modelCalls: z.number(), inputTokens: z.number(), outputTokens: z.number() });

/** Which form of a flow wrote something. */
export const flowStamp = z.object({ id: z.string(), version: z.number(), digest: z.string() });

/** A slot as clients see it. */
export const slotView = z.object({
  status: z.enum(['empty', 'open', 'settled', 'skipped']),
  value: json,
  said: z.string().nullable(),
  source: z.enum(['user', 'carried', 'operator', 'default', 'assumed']).nullable(),
  confirmed: z.boolean(),
  attempts: z.int(),
  options: z.array(json).exactOptional(),
  reason: z.string().exactOptional(),
});

/** What a client gets for a message. */
export const reply = z.object({
  id: z.string(),
  text: z.string(),
  directive,
  state,
  asked: z
    .object({
      about: z.enum(['slot', 'clarify', 'revise', 'confirm', 'leave', 'resume']),
      slot: z.string().nullable(),
      options: z.array(json),
      receipt: z.string(),
      at: z.number(),
      reply: z.string(),
    })
    .nullable(),
  verdicts: z.array(verdict),
  errors: z.array(turnError),
  outcome: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('completed'), result: json }),
      z.object({ is: z.enum(['cancelled', 'handedOff']), because: ending.nullable() }),
    ])
    .exactOptional(),
  usage,
  slots: z.record(z.string(), slotView),
});
