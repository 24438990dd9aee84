import { type Context, type Ending, quietTurn, type Tried } from './context.ts';
import type { Json } from './json.ts';
import type { Open, Settled, SlotState, Slots, Source } from './slot-state.ts';
import { pathOf } from './told.ts';

/** A run as it was stored, by whatever version: every part has its type, and what had not is as if it was not there. */
export interface StoredRun {
  /** Where it stood; nothing that the chart knows, where garbage was stored. */
  readonly path: string;
  readonly isOver: boolean;
  /** Its slots are those of the flow that wrote it. */
  readonly context: Context;
}

const finals: readonly string[] = ['completed', 'cancelled', 'handedOff'];

/** Whether a run in this state has come to its end. */
export const isFinal = (path: string): boolean => finals.includes(path);

/**
 * Makes a run of stored JSON, whatever it holds. Of its last turn only the time is left, and no question stands.
 * @param timeZone stands in where no zone of the user was stored.
 */
export function storedRun(told: unknown, timeZone: string): StoredRun {
  const { value, status, context } = fieldsOf(told);
  const stored = fieldsOf(context);
  const path: string = pathOf({ value });
  return {
    path,
    isOver: isFinal(path) || status !== 'active',
    context: {
      session: textOf(stored.session),
      run: textOf(stored.run),
      timeZone: textOf(stored.timeZone) || timeZone,
      locale: textOf(stored.locale) || 'en',
      slots: slotsOf(stored.slots),
      turn: { ...quietTurn, at: countOf(fieldsOf(stored.turn).at) },
      asked: null,
      unclear: countOf(stored.unclear),
      turns: countOf(stored.turns),
      corrections: countOf(stored.corrections),
      consents: countOf(stored.consents),
      tried: triedOf(stored.tried),
      late: Array.isArray(stored.late) ? stored.late.filter((type) => typeof type === 'string') : [],
      result: jsonOf(stored.result) ?? null,
      ending: endingOf(stored.ending),
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (part: unknown): part is Fields => typeof part === 'object' && part !== null && !Array.isArray(part);

const fieldsOf = (part: unknown): Fields => (isObject(part) ? part : {});

const textOf = (part: unknown): string => (typeof part === 'string' ? part : '');

const countOf = (part: unknown): number => (Number.isSafeInteger(part) && Number(part) > 0 ? Number(part) : 0);

// It was JSON when it was stored.
const jsonOf = (part: unknown): Json | undefined => part as Json | undefined;

function triedOf(part: unknown): Tried | null {
  const { key, times } = fieldsOf(part);
  return typeof key === 'string' ? { key, times: countOf(times) } : null;
}

const reasons: Readonly<Record<Ending['why'], true>> = {
  left: true,
  expired: true,
  human: true,
  exhausted: true,
  unclear: true,
  turns: true,
  corrections: true,
  failed: true,
  unknown: true,
};

function endingOf(part: unknown): Ending | null {
  const { why, detail } = fieldsOf(part);
  return isOneOf(reasons, why) ? { why, detail: typeof detail === 'string' ? detail : null } : null;
}

const slotsOf = (part: unknown): Slots =>
  Object.fromEntries(Object.entries(fieldsOf(part)).map(([name, state]) => [name, slotStateOf(state)]));

function slotStateOf(part: unknown): SlotState {
  const { settled, open, skipped, defaulted, attempts } = fieldsOf(part);
  const [holds, isOpen] = [settledOf(settled), openOf(open)];
  return {
    ...(holds === undefined ? {} : { settled: holds }),
    ...(isOpen === undefined ? {} : { open: isOpen }),
    ...(skipped === true ? { skipped } : {}),
    ...(defaulted === true ? { defaulted } : {}),
    attempts: countOf(attempts),
  };
}

const sources: Readonly<Record<Source, true>> = {
  user: true,
  carried: true,
  operator: true,
  default: true,
  assumed: true,
};

function settledOf(part: unknown): Settled | undefined {
  const { value, said, source, confirmed } = fieldsOf(part);
  const json = jsonOf(value);
  if (json === undefined) return undefined;
  return {
    value: json,
    said: textOf(said),
    source: isOneOf(sources, source) ? source : 'user',
    confirmed: confirmed === true,
  };
}

const openings: Readonly<Record<Open['why'], true>> = {
  refused: true,
  ambiguous: true,
  declined: true,
  outdated: true,
  unavailable: true,
  exhausted: true,
};

function openOf(part: unknown): Open | undefined {
  const { why, code, options, detail, was } = fieldsOf(part);
  if (!isOneOf(openings, why) || typeof code !== 'string') return undefined;
  const json = jsonOf(was);
  return {
    why,
    code,
    options: Array.isArray(options) ? options : [],
    ...(typeof detail === 'string' ? { detail } : {}),
    ...(json === undefined ? {} : { was: json }),
  };
}

const isOneOf = <Name extends string>(names: Readonly<Record<Name, true>>, part: unknown): part is Name =>
  typeof part === 'string' && Object.hasOwn(names, part);
