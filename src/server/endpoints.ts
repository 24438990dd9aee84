import { z } from 'zod';
import { flowView, records } from './operator-schemas.ts';
import type { ProblemCode } from './problem.ts';
import {
  answered,
  eventsQuery,
  listQuery,
  problem,
  progress,
  said,
  sendRequest,
  session,
  sessionsPage,
  started,
  startRequest,
  understood,
} from './session-schemas.ts';

/** Who an endpoint answers. */
export type OpenTo = 'anyone' | 'holder' | 'holderOrOperator' | 'operator' | 'operatorOrLocal';

/** What an endpoint answers where nothing is wrong. */
export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly description: string;
  readonly json?: z.ZodType;
  /** Events of a stream, by name. */
  readonly events?: Readonly<Record<string, z.ZodType>>;
  readonly text?: string;
}

/** One endpoint: what is mounted, and what the OpenAPI document says. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete';
  /** As OpenAPI writes it; `{sessionId}` is all that varies. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly openTo: OpenTo;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly answer: Answer;
  /** Beside those that any endpoint can meet. */
  readonly problems: readonly ProblemCode[];
}

const ofBody = ['BODY_INVALID', 'REQUEST_INVALID', 'BODY_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED'] as const;
const ofHolder = ['TOKEN_MISSING', 'SESSION_UNKNOWN'] as const;
const ofOperator = ['TOKEN_MISSING', 'OPERATOR_ONLY'] as const;

const listed = {
  method: 'get',
  openTo: 'operator',
  answer: { status: 200, description: 'A page of sessions, the last active first.', json: sessionsPage },
  problems: [...ofOperator, 'REQUEST_INVALID'],
} as const;

/** Every endpoint there is, by name. */
export const endpoints = {
  startSession: {
    method: 'post',
    path: '/v1/sessions',
    summary: 'Starts a session.',
    openTo: 'anyone',
    body: startRequest,
    answer: { status: 201, description: 'The session, its token and the greeting.', json: started },
    problems: [...ofBody, 'TOO_MANY_SESSIONS'],
  },
  sendMessage: {
    method: 'post',
    path: '/v1/sessions/{sessionId}/messages',
    summary: 'Sends a message; with "Accept: text/event-stream" the answer is told as it comes about.',
    openTo: 'holder',
    body: sendRequest,
    answer: {
      status: 200,
      description: 'The reply. A client that goes away ends nothing: the reply is found among the events.',
      json: answered,
      events: { understood, progress, reply: answered, problem },
    },
    problems: [
      ...ofBody,
      ...ofHolder,
      ...(['TEXT_TOO_LONG', 'MESSAGE_ID_REUSED', 'SESSION_CONFLICT', 'TOO_MANY_MESSAGES', 'TOO_MANY_STREAMS'] as const),
    ],
  },
  lookAtSession: {
    method: 'get',
    path: '/v1/sessions/{sessionId}',
    summary: 'Shows a session, and what was said last.',
    openTo: 'holderOrOperator',
    answer: { status: 200, description: 'The session.', json: session },
    problems: ofHolder,
  },
  followSession: {
    method: 'get',
    path: '/v1/sessions/{sessionId}/events',
    summary: 'Follows a session: every reply once and in order, also those we say by ourselves.',
    openTo: 'holderOrOperator',
    query: eventsQuery,
    answer: {
      status: 200,
      description: 'Events without end. The id of a reply comes back as Last-Event-ID; other events have none.',
      events: { reply: said, understood, progress },
    },
    problems: [...ofHolder, 'REQUEST_INVALID', 'TOO_MANY_STREAMS'],
  },
  removeSession: {
    method: 'delete',
    path: '/v1/sessions/{sessionId}',
    summary: 'Removes every trace of a session.',
    openTo: 'holder',
    answer: { status: 204, description: 'It is gone.' },
    problems: ofHolder,
  },
  listSessions: { ...listed, path: '/v1/sessions', summary: 'Lists sessions.', query: listQuery },
  listHandOffs: {
    ...listed,
    path: '/v1/handoffs',
    summary: 'Lists the sessions that were handed to a person.',
    query: listQuery.omit({ state: true }),
  },
  readRecords: {
    method: 'get',
    path: '/v1/sessions/{sessionId}/records',
    summary: 'Shows what was done in every turn, without the values of sensitive slots.',
    openTo: 'operator',
    answer: { status: 200, description: 'The records.', json: records },
    problems: [...ofOperator, 'SESSION_UNKNOWN'],
  },
  describeFlow: {
    method: 'get',
    path: '/v1/flow',
    summary: 'Says what the flow asks for.',
    openTo: 'operator',
    answer: {
      status: 200,
      description: 'The flow and its slots, in the order in which they are asked.',
      json: flowView,
    },
    problems: ofOperator,
  },
  isAlive: {
    method: 'get',
    path: '/healthz',
    summary: 'Says that the server runs.',
    openTo: 'anyone',
    answer: { status: 200, description: 'It does.', json: z.object({ status: z.literal('ok') }) },
    problems: [],
  },
  isReady: {
    method: 'get',
    path: '/readyz',
    summary: 'Says whether the server can do its work.',
    openTo: 'anyone',
    answer: { status: 200, description: 'It can.', json: z.object({ status: z.literal('ready') }) },
    problems: ['NOT_READY'],
  },
  showMetrics: {
    method: 'get',
    path: '/metrics',
    summary: 'Shows what the server counts.',
    openTo: 'operatorOrLocal',
    answer: { status: 200, description: 'Metrics as Prometheus reads them.', text: 'text/plain' },
    problems: [...ofOperator, 'NOT_FOUND'],
  },
  describeApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document.',
    openTo: 'anyone',
    answer: { status: 200, description: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) },
    problems: [],
  },
  introduce: {
    method: 'get',
    path: '/',
    summary: 'Says what there is.',
    openTo: 'anyone',
    answer: { status: 200, description: 'The endpoints, for a person.', text: 'text/plain' },
    problems: [],
  },
} as const satisfies Readonly<Record<string, Endpoint>>;

export type EndpointName = keyof typeof endpoints;
