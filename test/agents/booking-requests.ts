import type { Model, ModelRequest } from '@openai/agents';
import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import type { Proposal } from '../../src/core/events.ts';
import { pathOf, type StatePath } from '../../src/core/told.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { offlineModel } from '../../src/offline/model.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { ExtractGiven } from '../../src/session/ports.ts';
import type { SessionStore, StoredSession } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';

/** A message that came while the booking flow was in a state, and what a model was asked about it. */
export interface StateRequest {
  /** Where the run was when the message came; after an end the message is read against a fresh run. */
  readonly state: StatePath;
  readonly given: ExtractGiven;
  readonly request: ModelRequest;
}

/** How a run comes to a state, and the message that comes then. */
interface Way {
  /** What was said until then. */
  readonly says: readonly string[];
  /** What the last of these is read as, where the embedded reader is surer of it than a model may be. */
  readonly lastIsRead?: readonly Proposal[];
  /** How long the user was away after the first of these. */
  readonly awayMinutes?: number;
  /** What the salon does; if left out everything can be had. */
  readonly perform?: Partial<Perform<typeof booking>>;
  readonly message: string;
}

const free = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

const everything = "A haircut next Tuesday at 3, it's Ann Lee, 415 555 2671";

const ways: Readonly<Record<StatePath, Way>> = {
  greeting: { says: [], message: 'A haircut next Tuesday at 3, please' },
  'collecting.eliciting': {
    says: ['A haircut on Friday', 'make it Sunday'],
    message: 'then leave it, and do you take cards?',
  },
  'collecting.clarifying': { says: ['a haircut', 'Monday or Tuesday'], message: 'the second one' },
  'collecting.checking': { says: ['a haircut next Tuesday at 3'], message: 'Ann Lee' },
  'collecting.revising': { says: [everything, 'no'], message: 'the time should be 4' },
  'confirming.presenting': { says: [everything], message: 'and do you have parking?' },
  'confirming.awaiting': { says: [everything], message: 'yes, but make it Thursday' },
  'executing.running': { says: [everything, 'yes'], message: 'make it 4 pm' },
  'executing.retrying': {
    says: [everything, 'yes'],
    perform: { fulfil: async () => ({ is: 'failed', retryable: true, reason: 'busy' }) },
    message: 'cancel it',
  },
  'executing.outcomeUnknown': {
    says: [everything, 'yes'],
    perform: { fulfil: async () => Promise.reject(new Error('cut')), reconcile: async () => ({ is: 'unknown' }) },
    message: 'is it done?',
  },
  'leaving.cancelling': { says: [everything, 'maybe I should cancel'], message: 'no, go on' },
  'leaving.restarting': { says: [everything, 'hi again', 'no'], awayMinutes: 40, message: 'yes' },
  resuming: { says: [everything, 'hi again'], awayMinutes: 40, message: 'where were we?' },
  completed: { says: [everything, 'yes'], message: 'great, see you Tuesday at 3' },
  cancelled: { says: [everything, 'cancel'], message: 'a massage tomorrow at noon then' },
  handedOff: { says: ['a haircut', 'I want to talk to a person'], message: 'hello?' },
};

/** States that a turn passes through: a message can come while its effect is under way. */
const isPassing = (state: StatePath): boolean => /checking|presenting|executing/.test(state);

/** What a model is asked in every state of the chart, in the booking flow on Wednesday 4 March 2026 at 09:30 in New York. */
export const requestsInEveryState = (): Promise<readonly StateRequest[]> =>
  Promise.all(Object.entries(ways).map(([state, way]) => requestIn(state as StatePath, way)));

async function requestIn(
  state: StatePath,
  { says, lastIsRead, awayMinutes = 0, perform = {}, message }: Way,
): Promise<StateRequest> {
  const asked = Promise.withResolvers<Omit<StateRequest, 'state'>>();
  const clock = createTestClock({ now: '2026-03-04T09:30:00-05:00', skipsWaitsUnder: { seconds: 3 } });
  const isThere = { yet: false };
  let ids = 0;
  const agent = agentExtract({
    asks: 'always',
    model: (said, given) =>
      overheard(offlineModel(said, given), (request) => {
        if (said === message) asked.resolve({ given, request });
      }),
  });
  const assistant = createAssistant({
    flow: booking,
    clock,
    newId: () => `id-${++ids}`,
    store: watchedStore(
      (session) => hasComeTo(session, state, says),
      ({ id, told }) => {
        isThere.yet = true;
        send(id, message, told.context.asked?.reply).catch(asked.reject);
      },
    ),
    extract: async (said, given) =>
      lastIsRead !== undefined && said === says.at(-1) ? { proposals: lastIsRead, usage: free } : agent(said, given),
    perform: {
      check: async () => ({ is: 'passed' }),
      fulfil: async () => ({ is: 'succeeded', result: { reference: 'S-1' } }),
      ...perform,
    },
  });
  const send = (session: string, text: string, seen: string | undefined) => {
    clock.pass(5000);
    return assistant.send(session, text, seen === undefined ? {} : { seen });
  };
  const { sessionId, reply } = await assistant.start({ locale: 'en-US' });
  let seen = reply.id;
  for (const [at, text] of says.entries()) {
    if (at === 1) clock.pass({ minutes: awayMinutes });
    seen = (await send(sessionId, text, seen)).id;
  }
  if (!isThere.yet) throw new Error(`The run did not come to ${state}.`);
  return { state, ...(await asked.promise) };
}

/** Whether the run has come to the state: with the last reply, or before it where a turn only passes through. */
const hasComeTo = ({ told, open, recent }: StoredSession, state: StatePath, says: readonly string[]): boolean =>
  pathOf(told) === state &&
  (isPassing(state)
    ? open.some(({ text }) => text === says.at(-1))
    : recent.filter(({ from }) => from === 'user').at(-1)?.text === says.at(-1));

/** A store that calls once, at the first session written that is `wanted`. */
function watchedStore(
  wanted: (session: StoredSession) => boolean,
  call: (session: StoredSession) => void,
): SessionStore {
  const store = createMemoryStore();
  const state = { isOver: false };
  return {
    ...store,
    async commit(commit) {
      await store.commit(commit);
      const { session } = commit;
      if (state.isOver || !wanted(session)) return;
      state.isOver = true;
      call(session);
    },
  };
}

function overheard(model: Model, hear: (request: ModelRequest) => void): Model {
  return {
    getResponse: (request) => {
      hear(request);
      return model.getResponse(request);
    },
    getStreamedResponse: (request) => model.getStreamedResponse(request),
  };
}
