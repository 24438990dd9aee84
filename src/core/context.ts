import type { DigressionKind } from './events.ts';
import type { Flow } from './flow.ts';
import type { Json } from './json.ts';
import type { Given } from './reading.ts';
import { blankSlots, type SlotState, type Slots, stateOf, valuesOf } from './slot-state.ts';
import type { Verdict } from './verdict.ts';

/** What a question can be about. */
export type Question = 'slot' | 'clarify' | 'revise' | 'confirm' | 'leave' | 'resume';

/** The question the user now looks at. */
export interface Asked {
  readonly about: Question;
  /** The slot, where it is about one. */
  readonly slot: string | null;
  readonly options: readonly Json[];
  /** Digest of the values that were settled when it was put. */
  readonly receipt: string;
  /** When it was put, in ms since 1970. */
  readonly at: number;
  /** Id of the reply that put it. */
  readonly reply: string;
}

/** What the last rung of a ladder did. */
export interface LastRung {
  readonly slot: string;
  readonly took: 'kept' | 'default' | 'skipped';
}

/** The turn that is going on, or went on last; `turn.started` begins it anew. */
export interface Turn {
  readonly at: number;
  readonly said: string;
  /** Whether the message was sent by someone who looked at the question put. */
  readonly answers: boolean;
  readonly verdicts: readonly Verdict[];
  readonly lastRungs: readonly LastRung[];
  readonly digressions: readonly DigressionKind[];
  /** Events that were not heard: not known in that state, or refused by a guard. */
  readonly unheard: readonly string[];
  /** Something that was said moved us, so the message was understood. */
  readonly moved: boolean;
}

/**
 * Why a run ended without success: the user left, it expired, a person was asked for, a ladder or one of the
 * bounds ran out, the task failed, or nobody knows what became of it.
 */
export interface Ending {
  readonly why: 'left' | 'expired' | 'human' | 'exhausted' | 'unclear' | 'turns' | 'corrections' | 'failed' | 'unknown';
  /** The slot of an exhausted ladder, or the reason that was given. */
  readonly detail: string | null;
}

/** How often the effect with this key came to nothing. */
export interface Tried {
  readonly key: string;
  readonly times: number;
}

/** The machine's context: small JSON. */
export interface Context {
  readonly session: string;
  readonly run: string;
  /** The user's IANA zone. */
  readonly timeZone: string;
  readonly locale: string;
  readonly slots: Slots;
  readonly turn: Turn;
  readonly asked: Asked | null;
  /** Unclear answers to confirm, revise and resume questions. */
  readonly unclear: number;
  readonly turns: number;
  /** Turns that changed a settled slot. */
  readonly corrections: number;
  /** Entries into executing. */
  readonly consents: number;
  /** The effect that came to nothing last, and how often it did. */
  readonly tried: Tried | null;
  /** What came too late, while executing; a set, told with the outcome. */
  readonly late: readonly string[];
  readonly result: Json;
  readonly ending: Ending | null;
}

/** What an action changes. */
export type Update = Partial<Context>;

/** What a run starts with. */
export type Input = Pick<Context, 'session' | 'run' | 'timeZone' | 'locale'>;

export const quietTurn: Turn = {
  at: 0,
  said: '',
  answers: false,
  verdicts: [],
  lastRungs: [],
  digressions: [],
  unheard: [],
  moved: false,
};

/** Nobody's message began it: a turn of our own. */
export const isOurOwn = ({ at }: Turn): boolean => at === quietTurn.at;

export const firstContext = (flow: Flow, { session, run, timeZone, locale }: Input): Context => ({
  session,
  run,
  timeZone,
  locale,
  slots: blankSlots(flow),
  turn: quietTurn,
  asked: null,
  unclear: 0,
  turns: 0,
  corrections: 0,
  consents: 0,
  tried: null,
  late: [],
  result: null,
  ending: null,
});

/** What the kind of this slot may look at. */
export function givenFor(flow: Flow, context: Context, slot: string, at: number): Given {
  const { timeZone, locale, asked, slots, turn } = context;
  return {
    at,
    zones: { flow: flow.timeZone, user: timeZone },
    locale,
    values: valuesOf(flow, slots),
    own: stateOf(slots, slot).settled?.value ?? null,
    asked: asked?.slot === slot ? { options: turn.answers ? asked.options : [] } : null,
  };
}

export const withSlot = (context: Context, name: string, state: SlotState): Context => ({
  ...context,
  slots: { ...context.slots, [name]: state },
});

export const tell = ({ turn }: Context, verdict: Verdict): Turn => ({ ...turn, verdicts: [...turn.verdicts, verdict] });
