import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import type { Step } from '../session/inspect.ts';
import { eventView, harmlessWords, type InspectedEvent, noWords } from './event-view.ts';
import { type InspectedSnapshot, snapshotView } from './snapshot-view.ts';

/** The version of `@statelyai/inspect` whose messages these are. */
const protocol = '0.7.2';

interface Message {
  readonly _version: string;
  /** Names the run: `session/run`, an actor of its own for whoever looks on. */
  readonly sessionId: string;
  readonly rootId: string;
  /** Counts the messages. */
  readonly id: string;
  /** In ms since 1970, as text. */
  readonly createdAt: string;
}

/** What goes over the wire, one a frame: the messages of the Stately inspector. */
export type InspectorMessage =
  | (Message & {
      readonly type: '@xstate.actor';
      readonly name: string;
      /** The chart: JSON of the machine's config. */
      readonly definition: string;
      readonly snapshot: InspectedSnapshot;
    })
  | (Message & { readonly type: '@xstate.event'; readonly event: InspectedEvent })
  | (Message & {
      readonly type: '@xstate.snapshot';
      readonly event: InspectedEvent;
      readonly snapshot: InspectedSnapshot;
    });

export interface MessageOptions {
  /** The chart: JSON of the machine's config. */
  readonly definition: string;
  /** Whether to show what was said, but for turns that have to do with a sensitive slot. */
  readonly words: boolean;
  readonly nowMs: () => number;
}

/** Puts steps into messages; pure but for the count and the clock. */
export interface Messages {
  /** What introduces a run. */
  actor(told: Told): InspectorMessage;
  /** Two for each step: the event, and the snapshot it led to. */
  of(steps: readonly Step[]): readonly InspectorMessage[];
}

export function createMessages(flow: Flow, { definition, words, nowMs }: MessageOptions): Messages {
  let count = 0;
  const about = (told: Told): Message => {
    const run = runName(told);
    return { _version: protocol, sessionId: run, rootId: run, id: String(++count), createdAt: String(nowMs()) };
  };
  return {
    actor: (told) => ({
      type: '@xstate.actor',
      ...about(told),
      name: flow.id,
      definition,
      snapshot: snapshotView(flow, told),
    }),
    of(steps) {
      const mayShow = words ? harmlessWords(flow, steps) : noWords;
      return steps.flatMap((step): readonly InspectorMessage[] => {
        const event = eventView(flow, step, mayShow);
        return [
          { type: '@xstate.event', ...about(step.after), event },
          { type: '@xstate.snapshot', ...about(step.after), event, snapshot: snapshotView(flow, step.after) },
        ];
      });
    },
  };
}

/** One run of one session. */
export const runName = ({ context: { session, run } }: Told): string => `${session}/${run}`;
