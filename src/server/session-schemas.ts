import { z } from 'zod';
import { problemCodes } from './problem.ts';
import { flowStamp, json, reply, slotView, state, verdict } from './reply-schema.ts';

/** How deep the values that a client brings along may be nested: what reads them goes into them. */
const deepestValue = 16;

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member)));

/** Ids are kept by stores, and come back in headers and logs. */
const id = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable ASCII characters without spaces');

export const startRequest = z.strictObject({
  timeZone: z.string().max(100).optional().describe("IANA zone of the user; the flow's zone if left out."),
  locale: z.string().max(100).optional().describe('BCP 47 locale; en if left out.'),
  values: z
    .record(
      z.string(),
      z
        .unknown()
        .refine((value) => !isDeeperThan(deepestValue, value), { error: 'is nested too deeply', abort: true })
        .pipe(json),
    )
    .optional()
    .describe('Values known already, by slot. They are read like any other, and confirmed by the user.'),
});

export const started = z.object({
  sessionId: z.string(),
  token: z.string().describe('Opens this session, and is told only now. Keep it secret.'),
  reply,
});

export const sendRequest = z.strictObject({
  text: z.string().min(1),
  messageId: id.optional().describe('Sent twice it is one turn, with the same reply.'),
  seen: id.optional().describe('Id of the reply the user looked at: a yes counts only for what was seen.'),
});

export const answered = z.object({
  messageId: z.string().describe('As it was sent; else the one that was made for it.'),
  reply,
});

export const session = z.object({
  sessionId: z.string(),
  reply: reply.describe('What was said last.'),
  version: z.int().describe('Of the reply: follow the events from here on by `after`.'),
  startedAt: z.iso.datetime(),
  activeAt: z.iso.datetime(),
});

export const understood = z.object({
  messageId: z.string(),
  verdicts: z.array(verdict),
  slots: z.record(z.string(), slotView),
});

export const progress = z.object({ words: z.string() });

export const said = z.object({
  messageId: z.string().nullable().describe('The message that this answers; null for what we say by ourselves.'),
  reply,
});

/** Whole numbers in a URL. */
const whole = z.string().regex(/^\d{1,15}$/, 'must be a whole number');

export const eventsQuery = z.object({
  after: whole.optional().describe('Id of the last event that was seen; Last-Event-ID goes first.'),
  access_token: z
    .string()
    .max(512)
    .optional()
    .describe('The token, for an EventSource of a browser, which cannot send Authorization. Prefer the header.'),
});

export const listQuery = z.object({
  state: state.optional(),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'must be 1 to 200')
    .optional()
    .describe('50 if left out.'),
  after: z
    .string()
    .regex(/^\d{1,15}\.[\x21-\x7e]{1,200}$/, 'must be `next` of the page before')
    .optional(),
});

export const sessionsPage = z.object({
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      state,
      version: z.int(),
      flow: flowStamp,
      startedAt: z.iso.datetime(),
      activeAt: z.iso.datetime(),
      dueAt: z.iso.datetime().nullable().describe('When the server looks after it by itself.'),
    }),
  ),
  next: z.string().nullable().describe('`after` of the next page; null on the last one.'),
});

export const problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(problemCodes),
  errors: z.array(z.object({ at: z.string(), problem: z.string() })).optional(),
});
