import { type Flow, slotOf } from '../core/flow.ts';
import { type Json, same, type Values } from '../core/json.ts';
import { isInPlay, type Slots } from '../core/slot-state.ts';
import type { SlotWords } from './explore-words.ts';

/** How many combinations of values are tried. */
const mostTried = 5000;

/** A value of a slot, or none. */
type Choice = readonly [slot: string, value: Json | null];

/**
 * Values of the slots that `name` depends on, directly or not, under which it is in play; `null` where none was found. Tried are the
 * usual values first, then all that differ from them in one slot, in two, and so on.
 */
export function valuesInPlay(flow: Flow, words: readonly SlotWords[], name: string): Values | null {
  const before = dependenciesOf(flow, name);
  const choices = before.map((slot): readonly Choice[] => {
    const usable = words.find((one) => one.slot === slot)?.usable ?? [];
    return [...usable.map(({ value }): Choice => [slot, value]), [slot, null]];
  });
  let tried = 0;
  for (let changes = 0; changes <= choices.length && tried < mostTried; changes++) {
    for (const combination of combinationsOf(choices, changes)) {
      if (++tried > mostTried) break;
      const values = Object.fromEntries(
        combination.flatMap(([slot, value]) => (value === null ? [] : [[slot, value] as const])),
      );
      if (isInPlayBeside(flow, values, name)) return values;
    }
  }
  return null;
}

/**
 * The words of every slot, those first whose value puts another slot in play: a walk that says two of them says these.
 * A slot that is always in play asks for none.
 */
export function likeliestFirst(flow: Flow, words: readonly SlotWords[]): readonly SlotWords[] {
  const needed = flow.order
    .filter((name) => slotOf(flow, name).when !== undefined)
    .map((name) => valuesInPlay(flow, words, name) ?? {});
  return words.map(({ usable, ...one }) => {
    const isNeeded = (value: Json): boolean => needed.some((values) => same(values[one.slot] ?? null, value));
    return { ...one, usable: usable.toSorted((a, b) => Number(isNeeded(b.value)) - Number(isNeeded(a.value))) };
  });
}

/** Every slot that this one depends on, directly or not, in order of dependency. */
function dependenciesOf(flow: Flow, name: string): readonly string[] {
  const found = new Set<string>();
  const open = [name];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const before of slotOf(flow, one).dependsOn ?? []) {
      if (!found.has(before)) open.push(before);
      found.add(before);
    }
  }
  return flow.order.filter((one) => found.has(one));
}

/** Every choice of one each that differs from the first ones in so many places. */
function* combinationsOf(choices: readonly (readonly Choice[])[], changes: number): Generator<readonly Choice[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    if (changes === 0) yield [];
    return;
  }
  for (const [at, choice] of first.entries()) {
    const left = at === 0 ? changes : changes - 1;
    if (left < 0 || left > rest.length) continue;
    for (const others of combinationsOf(rest, left)) yield [choice, ...others];
  }
}

/** A `when` that throws is for the walk to find. */
function isInPlayBeside(flow: Flow, values: Values, name: string): boolean {
  try {
    return isInPlay(flow, slotsWith(values), name);
  } catch {
    return true;
  }
}

const slotsWith = (values: Values): Slots =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { settled: { value, said: '', source: 'carried', confirmed: false }, attempts: 0 } as const,
    ]),
  );
