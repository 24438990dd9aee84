import { z } from 'zod';
import { directive, flowStamp, json, state, turnError, usage, verdict } from './reply-schema.ts';

/** One record of a session, as the store keeps it: times are ms since 1970, so that it can be replayed to the letter. */
export const record = z.object({
  version: z.int(),
  at: z.number(),
  flow: flowStamp,
  cause: z.looseObject({ is: z.string() }),
  steps: z.array(z.looseObject({ is: z.string(), run: z.string() })).describe('Every event the chart heard, in order.'),
  verdicts: z.array(verdict),
  errors: z.array(turnError),
  state,
  owed: z.object({ is: z.string(), key: z.string() }).nullable(),
  said: z.object({ reply: z.string(), directive, text: z.string() }).nullable(),
  usage,
  durationMs: z.number(),
});

export const records = z.object({
  records: z.array(record).describe('Oldest first; values of sensitive slots stand in them as ⟦1⟧.'),
});

/** What a flow asks for. */
export const flowView = z.object({
  id: z.string(),
  version: z.number(),
  digest: z.string(),
  noun: z.string(),
  timeZone: z.string(),
  idle: z.object({ afterMs: z.number(), expiresMs: z.number() }),
  slots: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      prompt: z.string().nullable(),
      options: z.array(z.string()).nullable().describe('What a model may pick from, where there is a list.'),
      description: z.string(),
      optional: z.boolean(),
      sensitive: z.boolean(),
      checked: z.boolean(),
      dependsOn: z.array(z.string()),
      assumed: json,
    }),
  ),
});
