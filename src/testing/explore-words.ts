import { type Flow, ladderOf, slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import type { Given, Reading } from '../core/reading.ts';
import { samplesFor } from './explore-samples.ts';

/** Words that a slot takes, and the value they come to. */
export interface UsableWords {
  readonly words: string;
  readonly value: Json;
}

/** What is said in a walk about one slot. */
export interface SlotWords {
  readonly slot: string;
  /** Of different values; empty where nothing that was tried is read. */
  readonly usable: readonly UsableWords[];
  /** Words that are understood and refused. */
  readonly refused: readonly string[];
  /** Words with more than one reading. */
  readonly ambiguous: readonly string[];
  /** From this instant on the value of the first usable words is over, in ms since 1970; `null`: it stays, as far as was tried. */
  readonly passesAt: number | null;
  /** How many words were tried. */
  readonly tried: number;
  /** Values that the kind makes, and then reads as something else: they would not stay. */
  readonly unstable: readonly Json[];
}

/** The words to try first, by the slot's name. */
export type WordsToTry = Readonly<Record<string, readonly string[]>>;

/** How many usable words of a slot are looked for. */
const enough = 4;

/** How long until it is looked whether a value is over, in days. */
const daysUntil = [1, 2, 8, 32, 400];
const dayMs = 86_400_000;

/**
 * Finds words for every slot by trying: those that the caller names, the choices and examples of the kind, its default, samples of
 * every kind, and what a refusal offers in their place. Each slot is read beside a value of all that come before it.
 * @param at when they are said, in ms since 1970.
 */
export function findWords(flow: Flow, at: number, locale: string, toTry: WordsToTry): readonly SlotWords[] {
  const values: Record<string, Json> = {};
  return flow.order.map((slot): SlotWords => {
    const found = wordsFor(flow, slot, { at, locale, values: { ...values } }, toTry[slot] ?? []);
    const [first] = found.usable;
    if (first !== undefined) values[slot] = first.value;
    return found;
  });
}

function wordsFor(
  flow: Flow,
  name: string,
  { at, locale, values }: Pick<Given, 'at' | 'locale' | 'values'>,
  own: readonly string[],
): SlotWords {
  const slot = slotOf(flow, name);
  const zones = { flow: flow.timeZone, user: flow.timeZone };
  const given: Given = { at, zones, locale, values, own: null, asked: { options: [] } };
  const read = (value: Json, beside: Given): Reading => {
    try {
      return slot.read(value, beside);
    } catch {
      // The walk finds it, and says where.
      return { kind: 'none' };
    }
  };
  const said = (value: Json): string => (typeof value === 'string' ? value : slot.say(value, locale));
  const defaults = [slot.assume, ladderOf(flow, name).default].flatMap((value) =>
    value === undefined ? [] : [said(value)],
  );
  const open = [...own, ...defaults, ...samplesFor(flow, name, at)];
  const usable: UsableWords[] = [];
  const refused: string[] = [];
  const ambiguous: string[] = [];
  const unstable: Json[] = [];
  const tried = new Set<string>();
  let isBothTried = false;
  for (let words = open.shift(); words !== undefined; words = open.shift()) {
    if (tried.has(words)) continue;
    tried.add(words);
    if (usable.length > 1 && !isBothTried) {
      isBothTried = true;
      open.unshift(bothOf(usable));
    }
    const reading = read(words, given);
    if (reading.kind === 'value') {
      const isStable = readsTo(read(reading.value, { ...given, own: reading.value, asked: null }), reading.value);
      if (!isStable) unstable.push(reading.value);
      else if (!usable.some(({ value }) => same(value, reading.value))) usable.push({ words, value: reading.value });
    } else if (reading.kind !== 'none') {
      (reading.kind === 'refused' ? refused : ambiguous).push(words);
      open.unshift(...reading.options.map(said));
    }
    if (usable.length >= enough && refused.length > 0 && ambiguous.length > 0) break;
  }
  const [first] = usable;
  const isOver = (then: number): boolean =>
    first !== undefined && read(first.value, { ...given, at: then, own: first.value, asked: null }).kind === 'refused';
  const passesAt = daysUntil.map((days) => at + days * dayMs).find(isOver) ?? null;
  return { slot: name, usable, refused, ambiguous, passesAt, tried: tried.size, unstable };
}

/** Two values in one breath: many kinds then ask which. */
const bothOf = ([first, second]: readonly UsableWords[]): string => `${first?.words} or ${second?.words}`;

const readsTo = (reading: Reading, value: Json): boolean => reading.kind === 'value' && same(reading.value, value);
