import type { Context } from 'hono';
import type { z } from 'zod';
import { type Flow, slotOf } from '../core/flow.ts';
import { flowDigest } from '../core/flow-digest.ts';
import type { Assistant } from '../session/assistant.ts';
import type { SessionSummary } from '../session/store.ts';
import type { flowView } from './operator-schemas.ts';
import { readQuery } from './read-request.ts';
import type { Answering, Handlers } from './route.ts';
import { listQuery, type sessionsPage } from './session-schemas.ts';

/** How many sessions a page has where nobody says otherwise. */
const usualPage = 50;

/** The endpoints of whoever runs the server. */
export function operatorRoutes({
  assistant,
  flow,
  access,
}: Answering): Pick<Handlers, 'listSessions' | 'listHandOffs' | 'readRecords' | 'describeFlow'> {
  const description = describe(flow);
  return {
    async listSessions(c) {
      access.operator(c);
      return c.json(await pageOf(assistant, readQuery(c, listQuery)));
    },
    async listHandOffs(c) {
      access.operator(c);
      return c.json(await pageOf(assistant, { ...readQuery(c, listQuery.omit({ state: true })), state: 'handedOff' }));
    },
    async readRecords(c: Context) {
      access.operator(c);
      const { sessionId } = await access.holderOrOperator(c, c.req.param('sessionId') ?? '');
      return c.json({ records: await assistant.records(sessionId) });
    },
    describeFlow(c) {
      access.operator(c);
      return c.json(description);
    },
  };
}

async function pageOf(
  assistant: Assistant,
  { state, limit = String(usualPage), after }: z.output<typeof listQuery>,
): Promise<z.input<typeof sessionsPage>> {
  const atMost = Number(limit);
  // One more than is shown tells whether there are more.
  const found = await assistant.list({
    limit: atMost + 1,
    ...(state !== undefined && { state }),
    ...(after !== undefined && { after: placeOf(after) }),
  });
  const shown = found.slice(0, atMost);
  const last = shown.at(-1);
  return {
    sessions: shown.map(({ id, state, version, flow, startedAt, activeAt, due }) => ({
      sessionId: id,
      state,
      version,
      flow,
      startedAt: dateOf(startedAt),
      activeAt: dateOf(activeAt),
      dueAt: due === null ? null : dateOf(due),
    })),
    next: last === undefined || found.length <= atMost ? null : `${last.activeAt}.${last.id}`,
  };
}

/** The session that a page ended with. */
function placeOf(after: string): Pick<SessionSummary, 'id' | 'activeAt'> {
  const dot = after.indexOf('.');
  return { activeAt: Number(after.slice(0, dot)), id: after.slice(dot + 1) };
}

const dateOf = (ms: number): string => new Date(ms).toISOString();

const describe = (flow: Flow): z.input<typeof flowView> => ({
  id: flow.id,
  version: flow.version,
  digest: flowDigest(flow),
  noun: flow.noun,
  timeZone: flow.timeZone,
  idle: flow.idle,
  slots: flow.order.map((name) => {
    const slot = slotOf(flow, name);
    const { description, enum: options } = slot.describe();
    return {
      name,
      label: slot.label ?? name,
      type: slot.type,
      prompt: slot.prompt ?? null,
      options: options === undefined ? null : [...options],
      description,
      optional: slot.optional === true,
      sensitive: slot.sensitive === true,
      checked: slot.checked === true,
      dependsOn: [...(slot.dependsOn ?? [])],
      assumed: slot.assume ?? null,
    };
  }),
});
