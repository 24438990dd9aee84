import { Agent, type AgentInputItem, Runner, type Tool, user } from '@openai/agents';
import type { Contender } from './contender.ts';
import type { Booked } from './conversation.ts';
import type { LoopContext, LoopState } from './loop-state.ts';
import type { LoopStoreToMeasure } from './loop-store.ts';
import { scriptedModel, type Translate } from './scripted-model.ts';

/** What tells one loop from another. */
export interface Loop<Session extends { readonly state: LoopState }> {
  readonly design: string;
  readonly tools: Tool<LoopContext>[];
  readonly answerOf: Translate;
  instructions(context: LoopContext): string;
  start(): Session;
  /** What the model is shown of earlier turns. */
  shown(session: Session): readonly AgentInputItem[];
  after(session: Session, turn: LoopTurn): Session;
}

/** A message, and what came of it. */
export interface LoopTurn {
  readonly said: string;
  readonly replied: string;
  /** Everything that was shown, and all tool calls, their results and the reply. */
  readonly history: readonly AgentInputItem[];
}

/** Loads, answers, saves: what a server does for each message. */
export const loopContender =
  <Session extends { readonly state: LoopState }>(loop: Loop<Session>) =>
  (store: LoopStoreToMeasure): Contender => ({
    design: loop.design,
    storage: store.storage,
    async start({ script, directory, watch }) {
      const runner = new Runner({ tracingDisabled: true });
      const agent = new Agent<LoopContext>({
        name: 'booking',
        model: watch(scriptedModel(script, loop.answerOf)),
        instructions: ({ context }) => loop.instructions(context),
        tools: loop.tools,
      });
      const kept = store.open<Session>(directory);
      let sessions = 0;
      return {
        async open({ now }) {
          const id = `session-${++sessions}`;
          const booked: Booked[] = [];
          const given = { today: now.slice(0, 10), booked };
          const load = (): Session => kept.load(id) ?? loop.start();
          kept.save(id, loop.start());
          return {
            async say(said) {
              const session = load();
              const { state } = session;
              state.errors = [];
              const input = [...loop.shown(session), user(said)];
              const { finalOutput: replied = '', history } = await runner.run(agent, input, {
                context: { state, ...given },
              });
              kept.save(id, loop.after(session, { said, replied, history }));
              return replied;
            },
            bytes: async () => Buffer.byteLength(JSON.stringify(load())),
            booked: () => booked,
          };
        },
        close: async () => kept.close(),
      };
    },
  });
