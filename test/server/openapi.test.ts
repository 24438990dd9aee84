import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { Json } from '../../src/core/json.ts';
import { type Endpoint, type EndpointName, endpoints } from '../../src/server/endpoints.ts';
import { openApiDocument } from '../../src/server/openapi.ts';
import type { record } from '../../src/server/operator-schemas.ts';
import { type Problem, problemCodes } from '../../src/server/problem.ts';
import type { reply } from '../../src/server/reply-schema.ts';
import { problem, type sessionsPage } from '../../src/server/session-schemas.ts';
import type { TurnRecord } from '../../src/session/record.ts';
import type { Reply } from '../../src/session/reply.ts';
import { openLiveSalon } from './live-salon.ts';
import { type Asking, openSalonApp, operatorKey } from './salon-app.ts';

const all: readonly [string, Endpoint][] = Object.entries<Endpoint>(endpoints);

/** What a schema makes, as nobody may change it; what may be anything is that already. */
type Frozen<Value> = [Json] extends [Value]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** Says what a value is, to the letter: a schema would leave out what it does not know. */
function expectExactly(schema: z.ZodType | undefined, value: unknown): void {
  expect(schema?.parse(value)).toEqual(value);
}

describe('the document', () => {
  // biome-ignore lint/suspicious/noExplicitAny: read as a client reads it.
  const document = openApiDocument() as any;

  it('is OpenAPI 3.1, in JSON', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('names schemas that there are', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(refs).size).toBeGreaterThan(10);
    expect(refs.filter((name) => document.components.schemas[name ?? ''] === undefined)).toEqual([]);
  });

  it.each(all)('says all of %s', (name, { method, path, openTo, body, query, answer, problems }) => {
    const operation = document.paths[path][method];
    expect(operation.operationId).toBe(name);
    expect(operation.summary).toMatch(/^[A-Z].*\.$/);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const parameters: { name: string; in: string; required: boolean }[] = operation.parameters;
    expect(parameters.filter((one) => one.in === 'path' && one.required).map((one) => one.name)).toEqual(inPath);
    expect(parameters.filter((one) => one.in === 'query').map((one) => one.name)).toEqual(
      Object.keys(query?.shape ?? {}),
    );
    expect(operation.requestBody !== undefined).toBe(body !== undefined);
    const schemes = operation.security.flatMap((one: object) => Object.keys(one));
    expect(schemes.length > 0).toBe(openTo !== 'anyone');
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
    expect(operation.responses).toHaveProperty(String(answer.status));
    const said = Object.values<{ description: string }>(operation.responses).map(({ description }) => description);
    for (const code of problems) expect(said.join(', ')).toContain(code);
  });

  it('says every code of a problem, each where it is met', () => {
    const met = all.flatMap(([, { problems }]) => problems);
    const anywhere = [
      'NOT_FOUND',
      'METHOD_NOT_ALLOWED',
      'TOO_MANY_REQUESTS',
      'INTERNAL',
      'STORE_UNAVAILABLE',
      'CLOSING',
    ];
    expect(problemCodes.filter((code) => !met.includes(code) && !anywhere.includes(code))).toEqual([]);
  });

  it('is served', async () => {
    const response = await openSalonApp().ask('GET', '/openapi.json');
    expect(await response.json()).toEqual(document);
  });
});

describe('what is answered is what the schemas say', () => {
  it('by the types', () => {
    expectTypeOf<Reply>().toExtend<Frozen<z.output<typeof reply>>>();
    expectTypeOf<Frozen<z.output<typeof reply>>>().toExtend<Reply>();
    expectTypeOf<TurnRecord>().toExtend<Frozen<Omit<z.output<typeof record>, 'steps' | 'cause'>>>();
    expectTypeOf<Problem>().toExtend<Frozen<z.output<typeof problem>>>();
  });

  it('for every endpoint that answers in JSON', async () => {
    const salon = openSalonApp();
    const asked: EndpointName[] = [];
    const ask = async (name: EndpointName, path: string, asking: Asking = {}) => {
      const { method, answer }: Endpoint = endpoints[name];
      const response = await salon.ask(method.toUpperCase(), path, asking);
      expect(response.status).toBe(answer.status);
      const value = await response.json();
      expectExactly(answer.json, value);
      asked.push(name);
      return value;
    };
    const asOperator = { token: operatorKey };
    const started = await ask('startSession', '/v1/sessions', { body: { values: { service: 'haircut' } } });
    const { sessionId, token } = started;
    const path = `/v1/sessions/${sessionId}`;
    const texts = [
      ...['on Sunday', 'next Tuesday', 'at 3 or 4', 'at 3', '555', "it's Ann Lee, 212 555 0123", 'not that time'],
      ...['at 4', 'what are your prices?', 'cancel', 'no', 'yes', 'thanks', 'a facial'],
    ];
    for (const text of texts) {
      const { reply: last } = await ask('lookAtSession', path, { token });
      salon.clock.pass(5_000);
      await ask('sendMessage', `${path}/messages`, { token, body: { text, seen: last.id } });
    }
    await salon.begin();
    const page = await ask('listSessions', '/v1/sessions?limit=1', asOperator);
    expect(page).toMatchObject({ sessions: [{}], next: expect.any(String) });
    await ask('listHandOffs', '/v1/handoffs', asOperator);
    await ask('readRecords', `${path}/records`, asOperator);
    await ask('describeFlow', '/v1/flow', asOperator);
    for (const name of ['isAlive', 'isReady', 'describeApi'] as const) await ask(name, endpoints[name].path);
    const inJson = all.filter(([, { answer }]) => answer.json !== undefined).map(([name]) => name);
    expect([...new Set<string>(asked)].toSorted()).toEqual(inJson.toSorted());
  });

  it('for every event of a stream', async () => {
    const salon = await openLiveSalon();
    const { sessionId, token } = await salon.begin();
    const path = `/v1/sessions/${sessionId}`;
    const following = await salon.stream('GET', `${path}/events`, { token });
    const sent = await salon.stream('POST', `${path}/messages`, {
      token,
      body: { text: 'A haircut next Tuesday at 3' },
      headers: { accept: 'text/event-stream' },
    });
    const told = [...(await following.hear(3)).map((one) => ({ ...one, by: endpoints.followSession }))];
    const answered = [...(await sent.hear(2)).map((one) => ({ ...one, by: endpoints.sendMessage }))];
    expect(told.map(({ event }) => event)).toEqual(['reply', 'understood', 'reply']);
    expect(answered.map(({ event }) => event)).toEqual(['understood', 'reply']);
    for (const { event, data, by } of [...told, ...answered]) {
      expectExactly((by as Endpoint).answer.events?.[event], data);
    }
  });

  it('for problems', async () => {
    const { ask } = openSalonApp();
    for (const response of [
      await ask('GET', '/nowhere'),
      await ask('GET', '/v1/sessions/x'),
      await ask('POST', '/v1/sessions', { body: { colour: 'red' } }),
    ]) {
      expectExactly(problem, await response.json());
    }
  });
});

describe('what an operator sees', () => {
  const asOperator = { token: operatorKey };

  it('is every session once, page by page, and only those in a state where one is named', async () => {
    const salon = openSalonApp();
    const started = [];
    for (const _ of [1, 2, 3, 4, 5]) {
      salon.clock.pass(1_000);
      started.push((await salon.begin()).sessionId);
    }
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const query: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
      const response = await salon.ask('GET', `/v1/sessions?limit=2${query}`, asOperator);
      const page: z.output<typeof sessionsPage> = await response.json();
      seen.push(...page.sessions.map(({ sessionId }) => sessionId));
      next = page.next;
    }
    expect(seen).toEqual(started.toReversed());
    const { sessions } = await (await salon.ask('GET', '/v1/sessions?state=completed', asOperator)).json();
    expect(sessions).toEqual([]);
  });

  it('is who waits for a person', async () => {
    const salon = openSalonApp();
    const [handedOff] = [await salon.begin(), await salon.begin()];
    await salon.say(handedOff, 'let me talk to a person');
    for (const path of ['/v1/handoffs', '/v1/sessions?state=handedOff']) {
      const { sessions } = await (await salon.ask('GET', path, asOperator)).json();
      expect(sessions).toEqual([expect.objectContaining({ sessionId: handedOff.sessionId, state: 'handedOff' })]);
    }
  });

  it('is what was done, without a number of a phone', async () => {
    const salon = openSalonApp();
    const started = await salon.begin();
    await salon.say(started, 'A haircut, my number is 212 555 0123');
    const response = await salon.ask('GET', `/v1/sessions/${started.sessionId}/records`, asOperator);
    const text = await response.text();
    expect(text).toContain('A haircut, my number is ⟦1⟧');
    expect(text).not.toMatch(/555.?0123/);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'state=lost', 'after=x', 'after=1.'])(
    'is no page for %s',
    async (query) => {
      expect((await openSalonApp().ask('GET', `/v1/sessions?${query}`, asOperator)).status).toBe(400);
    },
  );

  it('is the flow', async () => {
    const flow = await (await openSalonApp().ask('GET', '/v1/flow', asOperator)).json();
    expect(flow).toMatchObject({ id: 'booking', version: 1, timeZone: 'America/New_York' });
    expect(flow.slots.map(({ name }: { name: string }) => name)).toEqual(['service', 'date', 'time', 'name', 'phone']);
    expect(flow.slots[0]).toMatchObject({ type: 'choice', options: expect.arrayContaining(['haircut']) });
    expect(flow.slots[4]).toMatchObject({ sensitive: true, optional: false });
  });
});
