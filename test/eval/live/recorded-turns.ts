import { readFileSync } from 'node:fs';
import { booking } from '../../../machines/booking.ts';
import { slotOf } from '../../../src/core/flow.ts';
import type { Json } from '../../../src/core/json.ts';
import { stateOf } from '../../../src/core/slot-state.ts';
import { givenBefore } from '../told-before.ts';
import type { Fault } from './fault.ts';
import { type LiveTurn, type TurnRead, tookYes } from './live-turn.ts';

const FILES = ['happy', 'messy'];

interface Recorded {
  /** Wall clock of the salon. */
  readonly now: string;
  readonly turns: readonly { readonly text: string; readonly expect: Expected }[];
}

/** The phase and the values after a turn; each a list of all that is right. */
interface Expected {
  readonly phase: readonly string[];
  readonly slots: Readonly<Record<string, readonly (string | null)[]>>;
}

/** The bookings that the tests replay, turn by turn: always there, but nobody wrote down what each message says. */
export const recordedTurns = (): readonly LiveTurn[] =>
  FILES.flatMap((file) => {
    const url = new URL(`../../fixtures/conversations/${file}.json`, import.meta.url);
    const { now, turns } = JSON.parse(readFileSync(url, 'utf8')) as Recorded;
    return turns.map(({ text, expect }, at): LiveTurn => {
      const settled = valuesAfter(turns[at - 1]?.expect);
      const missing = booking.order.find((name) => !(name in settled) && slotOf(booking, name).ask !== false);
      const asked = missing === undefined ? ('summary' as const) : { slot: missing, options: [] };
      // New York is five hours behind UTC in November.
      const before = { flow: booking, at: Date.parse(`${now}-05:00`), settled, asked, finished: null };
      return {
        set: 'salon',
        id: `${file}/${at}`,
        source: file,
        said: text,
        given: givenBefore(text, before),
        judge: (read) => [...faultsOfSlots(expect, read), ...faultsOfConsent(expect, read)],
      };
    });
  });

function valuesAfter(expected: Expected | undefined): Readonly<Record<string, Json>> {
  const known = Object.entries(expected?.slots ?? {}).flatMap(([slot, [value]]) =>
    value === null || value === undefined ? [] : [[slot, value] as const],
  );
  return Object.fromEntries(known);
}

function faultsOfSlots({ slots }: Expected, { told }: TurnRead): readonly Fault[] {
  return Object.entries(slots).flatMap(([slot, right]): readonly Fault[] => {
    const { settled, open } = stateOf(told.context.slots, slot);
    const value = typeof settled?.value === 'string' ? settled.value.toLowerCase() : null;
    if (right.includes(value)) return [];
    if (value === null) {
      return [{ kind: open === undefined ? 'missing' : 'askedBack', words: `${slot} has no value` }];
    }
    return [{ kind: right.includes(null) ? 'invented' : 'other', words: `${slot}="${value}" is not "${right[0]}"` }];
  });
}

function faultsOfConsent({ phase }: Expected, read: TurnRead): readonly Fault[] {
  const confirms = tookYes(read);
  if (confirms === phase.includes('completed')) return [];
  return [{ kind: 'control', words: confirms ? 'no yes was said' : 'the yes is missing' }];
}
