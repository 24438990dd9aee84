import { FlowError } from './flow-error.ts';
import type { Json, Values } from './json.ts';
import type { RefusalCode } from './reading.ts';
import type { SlotKind } from './slot-kind.ts';

/** What happens as attempts to get an answer run out. Counted per slot; `default` and leaving out come before `then`. */
export interface Ladder {
  /** How many unusable answers are heard out; 1 to 10. */
  readonly attempts: number;
  /** Taken at the last rung, said to the user, and still confirmed by them. */
  readonly default?: Json;
  /** The end where there is neither a settled value nor a default, and the slot is not optional. */
  readonly then: 'handoff' | 'cancel';
}

/** What any slot may say about itself, whatever its kind. */
export interface SlotOptions {
  /** What the user is asked, in place of the question for the kind. */
  readonly prompt?: string;
  /** What the user hears on a refusal, in place of the text for that code. */
  readonly refusals?: Readonly<Partial<Record<RefusalCode, string>>>;
  /** An example of a format that works, offered once an answer could not be used. */
  readonly example?: string;
  /** What it is called in a summary; else the slot's name in words. */
  readonly label?: string;
  /** Slots whose values this one's reading, check or `when` looks at. They are asked first. */
  readonly dependsOn?: readonly string[];
  /** Whether the slot is in play; looks only at slots in `dependsOn`. Must be pure and must not throw. */
  readonly when?: (values: Values) => boolean;
  /** Asked once after the required ones; "no" or "skip" leaves it out. */
  readonly optional?: boolean;
  /** `false`: never asked, taken when volunteered. */
  readonly ask?: boolean;
  /** A value stated in the summary without asking. */
  readonly assume?: Json;
  /** Whether `perform.check` is asked as soon as this slot and all it depends on are settled. */
  readonly checked?: boolean;
  /** Kept out of logs, of inspectors, and of what a model sees of earlier messages. The store of sessions holds it. */
  readonly sensitive?: boolean;
  /** Said when the user would rather not tell: "so that the salon can reach you". */
  readonly why?: string;
  readonly ladder?: Partial<Ladder>;
}

/** Whether `fulfil` can count on the value: `maybe` for slots that can be left out. */
export type Presence = 'always' | 'maybe';

/** A slot: its kind and what it says about itself. Made by the functions of `talkchart/slots`. */
export interface Slot<Value extends Json = Json, Has extends Presence = Presence> extends SlotKind<Value>, SlotOptions {
  /** Only for the type of {@link SlotValues}; no value is ever stored here. */
  readonly presence?: Has;
}

/** Read off a slot's options: one that is optional, conditional or never asked for may be missing. */
export type PresenceOf<Options extends SlotOptions> = Options extends
  | { readonly optional: true }
  | { readonly ask: false }
  | { readonly when: (values: Values) => boolean }
  ? 'maybe'
  : 'always';

/** Something a flow can answer by itself: what the offline reader may say to a question off the topic. */
export interface Answer {
  /** Words or phrases that mark the question: `['opening hours', 'when are you open']`. */
  readonly about: readonly string[];
  readonly answer: string;
}

export interface Duration {
  readonly minutes?: number;
  readonly hours?: number;
  readonly days?: number;
}

/** Which form of a flow a stored conversation was held in. */
export interface FlowVersion {
  readonly version: number;
  /** Of everything that decides what its stored values mean. */
  readonly digest: string;
}

/** What `defineFlow` takes: a task and the slots it needs. */
export interface FlowDefinition<Slots extends Readonly<Record<string, Slot>> = Readonly<Record<string, Slot>>> {
  readonly id: string;
  readonly version: number;
  /** IANA zone of the place where the thing happens. */
  readonly timeZone: string;
  readonly slots: Slots;
  /** What the user gets, for replies: "booking" (the default is "request"). */
  readonly noun?: string;
  /** First words of the greeting. */
  readonly greeting?: string;
  /** The ladder of every slot that has none of its own; 3 attempts, then handoff. */
  readonly ladder?: Ladder;
  /** How long a user may be silent before we ask whether to go on, and before the run is cancelled. */
  readonly idle?: { readonly after?: Duration; readonly expires?: Duration };
  readonly answers?: readonly Answer[];
  /** `proceed`: "yes, and do you take cards?" is a yes. Else the question is answered and the summary put again. */
  readonly consent?: { readonly withQuestion: 'ask' | 'proceed' };
  /** How many turns may change a settled slot before a person takes over; 20. */
  readonly corrections?: number;
  /** How many turns a run may have before a person takes over; 200. */
  readonly maxTurns?: number;
  /** How often an effect is tried; 2. */
  readonly tries?: number;
  /** How many unclear answers to confirm, revise and resume questions are heard out; 3. */
  readonly unclear?: number;
  /**
   * Turns the settled values of another form of this flow into values of this one: renames, splits, converts. It is asked
   * whenever the digests differ, so also for another form of the same version. What comes out is read by its slots; what
   * is left out is asked for. Without it a value goes to the slot of its name. Must be pure; if it throws it counts as none.
   * @example
   * migrate(values, from) {
   *   if (from.version > 1) return values;
   *   const { hour, ...others } = values; // version 2 calls it time
   *   return { ...others, time: hour };
   * }
   */
  readonly migrate?: (values: Values, from: FlowVersion) => Readonly<Record<string, Json | undefined>>;
}

/** A flow that can work: every default filled in, the slots put in order. Made by `defineFlow`. */
export interface Flow<Slots extends Readonly<Record<string, Slot>> = Readonly<Record<string, Slot>>>
  extends Required<Omit<FlowDefinition<Slots>, 'idle' | 'greeting' | 'migrate'>>,
    Pick<FlowDefinition<Slots>, 'greeting' | 'migrate'> {
  readonly idle: { readonly afterMs: number; readonly expiresMs: number };
  /** The slots' names, each after all it depends on; otherwise as written. */
  readonly order: readonly string[];
}

type ValueOf<S> = S extends SlotKind<infer Value> ? Value : never;
type MayBeMissing<S> = S extends { readonly presence?: infer Has } ? ('maybe' extends Has ? true : false) : true;
type Flat<T> = { [Key in keyof T]: T[Key] };

/** The values of a flow as `fulfil` receives them; those that can be left out may be missing. */
export type SlotValues<F> = F extends { readonly slots: infer Slots }
  ? Flat<
      {
        readonly [Name in keyof Slots as MayBeMissing<Slots[Name]> extends true ? never : Name]: ValueOf<Slots[Name]>;
      } & {
        readonly [Name in keyof Slots as MayBeMissing<Slots[Name]> extends true ? Name : never]?: ValueOf<Slots[Name]>;
      }
    >
  : never;

/** The slot of that name; names enter the chart only after it was looked up. */
export function slotOf(flow: Flow, name: string): Slot {
  const slot = Object.hasOwn(flow.slots, name) ? flow.slots[name] : undefined;
  if (slot === undefined)
    throw new FlowError('SLOT_UNKNOWN', `Flow "${flow.id}" has no slot "${name}". It has: ${flow.order.join(', ')}.`);
  return slot;
}

/** Whether the flow has a slot of that name; `__proto__` and the like are none. */
export const hasSlot = (flow: Flow, name: string): boolean => flow.order.includes(name);

/** The flow's ladder with what the slot says otherwise. */
export const ladderOf = (flow: Flow, name: string): Ladder => ({ ...flow.ladder, ...slotOf(flow, name).ladder });
