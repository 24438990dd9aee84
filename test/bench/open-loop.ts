import type { Talker } from './contender.ts';
import type { Booked } from './conversation.ts';
import type { LoopContext, LoopState } from './loop-state.ts';
import type { LoopStore } from './loop-store.ts';

/** What tells one loop from another. */
export interface Loop<Session> {
  readonly store: LoopStore<Session>;
  start(): Session;
  /** The session after a message, and the reply. */
  turn(session: Session, text: string, given: Omit<LoopContext, 'state'>): Promise<readonly [Session, string]>;
}

/** Loads, answers, saves: what a server does for each message. */
export function openLoop<Session extends { readonly state: LoopState }>({ store, start, turn }: Loop<Session>): Talker {
  let sessions = 0;
  return {
    async open({ now }) {
      const id = `session-${++sessions}`;
      const booked: Booked[] = [];
      const given = { today: now.slice(0, 10), booked };
      const load = (): Session => store.load(id) ?? start();
      store.save(id, start());
      return {
        async say(text) {
          const session = load();
          session.state.errors = [];
          const [next, reply] = await turn(session, text, given);
          store.save(id, next);
          return reply;
        },
        bytes: async () => Buffer.byteLength(JSON.stringify(load())),
        booked: () => booked,
      };
    },
    close: async () => store.close(),
  };
}
