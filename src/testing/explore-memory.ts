import type { Flow, Slot } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given } from '../core/reading.ts';

/** The same flow, whose kinds remember what they have read: a walk asks the same few things a million times, and kinds are pure. */
export const remembering = (flow: Flow): Flow => ({
  ...flow,
  slots: Object.fromEntries(Object.entries(flow.slots).map(([name, slot]) => [name, rememberingSlot(slot)])),
});

/** The same flow without an end to turns and corrections: states are told apart without them, and so must the chart be. */
export const withoutBounds = (flow: Flow): Flow => ({ ...flow, corrections: outOfReach, maxTurns: outOfReach });

const outOfReach = 1_000_000;

function rememberingSlot(slot: Slot): Slot {
  return {
    ...slot,
    read: remembered((words, given) => slot.read(words, given)),
    recognise: remembered((said, given) => slot.recognise(said, given)),
  };
}

function remembered<Words extends Json, Result>(
  look: (words: Words, given: Given) => Result,
): (words: Words, given: Given) => Result {
  const known = new Map<string, Result>();
  return (words, given) => {
    const key = JSON.stringify([words, given]);
    const result = known.get(key) ?? look(words, given);
    known.set(key, result);
    return result;
  };
}
