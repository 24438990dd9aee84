import { createActor, initialTransition, type SnapshotFrom, transition } from 'xstate';
import { booking as flow } from '../../../machines/booking.ts';
import {
  batchOf,
  type ConversationEvent,
  createConversationMachine,
  effectOf,
  extractGiven,
  type Perform,
  pathOf,
  performEffect,
  replyGiven,
} from '../../../src/index.ts';
import { readMessage } from '../../../src/offline/index.ts';
import { createReplies, english } from '../../../src/replies/index.ts';

const machine = createConversationMachine(flow);
const inWords = createReplies(english);
type Snapshot = SnapshotFrom<typeof machine>;
type Stored = ReturnType<typeof machine.getPersistedSnapshot>;

/** What we use of a Durable Object's state. */
interface ObjectState {
  readonly storage: {
    get<Value>(key: string): Promise<Value | undefined>;
    put(key: string, value: unknown): Promise<void>;
    list<Value>(options: { prefix: string }): Promise<Map<string, Value>>;
  };
  blockConcurrencyWhile<Result>(work: () => Promise<Result>): Promise<Result>;
}

interface Environment {
  readonly CONVERSATIONS: {
    idFromName(name: string): unknown;
    get(id: unknown): { fetch(request: Request): Promise<Response> };
  };
}

/** One conversation: a message comes in by fetch, and the snapshot is stored before anything is done in the world. */
export class ConversationObject {
  readonly #state: ObjectState;

  constructor(state: ObjectState) {
    this.#state = state;
  }

  /** `{ said }` is answered with `{ text, state, bookings }`; `{ said, dies }` books, and forgets that it did. */
  async fetch(request: Request): Promise<Response> {
    const { said, dies = false } = (await request.json()) as { said: string; dies?: boolean };
    return this.#state.blockConcurrencyWhile(async () => {
      let snapshot = await this.#settle(await this.#load(), false);
      snapshot = next(snapshot, { type: 'turn.started', at: Date.now(), said });
      const { proposals, answer } = readMessage(said, extractGiven(flow, snapshot));
      snapshot = await this.#settle(batchOf(flow, proposals).reduce(next, snapshot), dies);
      const text = inWords(replyGiven(flow, snapshot, answer));
      snapshot = next(snapshot, { type: 'turn.ended', at: Date.now(), reply: crypto.randomUUID() });
      if (!dies) await this.#save(snapshot);
      const bookings = Object.fromEntries(await this.#state.storage.list<string>({ prefix: 'booking ' }));
      return Response.json({ text, state: pathOf(snapshot), bookings });
    });
  }

  async #load(): Promise<Snapshot> {
    const input = { session: 's', run: '1', timeZone: flow.timeZone, locale: 'en-US' };
    const snapshot = await this.#state.storage.get<Stored>('snapshot');
    return snapshot === undefined
      ? initialTransition(machine, input)[0]
      : createActor(machine, { input, snapshot }).getSnapshot();
  }

  #save(snapshot: Snapshot): Promise<void> {
    return this.#state.storage.put('snapshot', JSON.parse(JSON.stringify(machine.getPersistedSnapshot(snapshot))));
  }

  /** Does what is owed; what was stored before tells it again after a crash, under the same key. */
  async #settle(from: Snapshot, dies: boolean): Promise<Snapshot> {
    let snapshot = from;
    for (let owed = effectOf(flow, snapshot); owed.is !== 'none'; owed = effectOf(flow, snapshot)) {
      await this.#save(snapshot);
      const outcome = await performEffect(owed, this.#perform);
      if (dies) return snapshot;
      snapshot = next(snapshot, outcome);
    }
    return snapshot;
  }

  readonly #perform: Perform<typeof flow> = {
    check: async () => ({ is: 'passed' }),
    fulfil: async ({ key, slots }) => {
      const { storage } = this.#state;
      const times = ((await storage.get<number>(`booking ${key}`)) ?? 0) + 1;
      await storage.put(`booking ${key}`, times);
      return { is: 'succeeded', result: { reference: `${slots.date} ${slots.time}` } };
    },
  };
}

/** A run that is over does not move. */
const next = (snapshot: Snapshot, event: ConversationEvent): Snapshot =>
  snapshot.status === 'active' ? transition(machine, snapshot, event)[0] : snapshot;

// biome-ignore lint/style/noDefaultExport: the runtime takes its handler from there
export default {
  fetch(request: Request, { CONVERSATIONS }: Environment): Promise<Response> {
    const { pathname } = new URL(request.url);
    return CONVERSATIONS.get(CONVERSATIONS.idFromName(pathname)).fetch(request);
  },
};
