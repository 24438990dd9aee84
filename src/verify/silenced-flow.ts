import type { Flow, Slot } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given } from '../core/reading.ts';

/** A function of a flow that threw, which none may. */
export interface Thrown {
  readonly slot: string;
  readonly name: 'read' | 'recognise' | 'say' | 'describe' | 'when';
  /** What it was called with the first time it threw: `for "soup"`. */
  readonly place: string;
  readonly message: string;
}

/** A flow that can be looked over to the end, although functions of it throw. */
export interface SilencedFlow {
  readonly flow: Flow;
  /** The functions that have thrown so far, each once. */
  thrown(): readonly Thrown[];
}

/** The same flow, but where a function of it throws, it answers as one that finds nothing, and that is noted. */
export function silenced(flow: Flow): SilencedFlow {
  const thrown = new Map<string, Thrown>();
  const noteIn =
    (slot: string): NoteThrown =>
    (name, place, error) => {
      const key = `${slot}.${name}`;
      const message = error instanceof Error ? error.message : String(error);
      if (!thrown.has(key)) thrown.set(key, { slot, name, place: place(), message });
    };
  const slots = Object.entries(flow.slots).map(([name, slot]) => [name, silencedSlot(slot, noteIn(name))] as const);
  return { flow: { ...flow, slots: Object.fromEntries(slots) }, thrown: () => [...thrown.values()] };
}

type NoteThrown = (name: Thrown['name'], place: () => string, error: unknown) => void;

function silencedSlot(slot: Slot, note: NoteThrown): Slot {
  const { when } = slot;
  const called = <Result>(
    name: Thrown['name'],
    call: () => Result,
    otherwise: () => Result,
    place: () => string,
  ): Result => {
    try {
      return call();
    } catch (error) {
      note(name, place, error);
      return otherwise();
    }
  };
  return {
    ...slot,
    read: (words, given) =>
      called(
        'read',
        () => slot.read(words, given),
        () => ({ kind: 'none' }),
        () => beside(words, given),
      ),
    recognise: (said, given) =>
      called(
        'recognise',
        () => slot.recognise(said, given),
        () => [],
        () => beside(said, given),
      ),
    say: (value, locale) =>
      called(
        'say',
        () => slot.say(value, locale),
        () => JSON.stringify(value),
        () => `for ${short(value)}`,
      ),
    describe: () =>
      called(
        'describe',
        () => slot.describe(),
        () => ({ type: 'string', description: slot.type }),
        () => 'whenever it is asked',
      ),
    ...(when === undefined
      ? {}
      : {
          // In play: so the slot is looked at as well.
          when: (values) =>
            called(
              'when',
              () => when(values),
              () => true,
              () => `beside ${short(values)}`,
            ),
        }),
  };
}

const beside = (words: Json, { values }: Given): string =>
  `for ${short(words)}${Object.keys(values).length === 0 ? '' : ` beside ${short(values)}`}`;

/** Longer values are cut. */
const shown = 80;

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > shown ? `${text.slice(0, shown)} ...` : text;
}
