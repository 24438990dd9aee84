import { canonical, type Json } from '../core/json.ts';
import type { Mention, Reading } from '../core/reading.ts';

/** Said between two values, the second replaces the first: "4, no wait, 5". */
const REPAIR =
  /^[\s,.;!…—-]*(?:(?:oh|um|uh|or|and)\s+)?(?:no|nope|wait|actually|sorry|rather|i mean|i meant|make (?:that|it)|scratch that|correction|change (?:that|it) to)\b/i;

const LONGEST_REPAIR = 40;

const CHANGED_FROM =
  /\b(?:change|changed|move|moved|switch|swap|replace|exchange|update)\b(?:[^.!?]{0,60}\bfrom)?\s+(?:(?:the|my|a|an)\s+)?$/i;

/** "Cancel the haircut, a manicure please": what begins here goes where something else is said instead. */
const DROPPED =
  /(?<!n['’]t |\bnot |\bnever )\b(?:cancel|forget(?: about)?|drop|scrap|ditch)\s+(?:(?:the|my|our|that)\s+)?$/i;

/**
 * The one reading of all that a text says of a kind: the value they agree on, or `ambiguous` with every value, or the
 * first refusal. What only might speak of the kind counts where nothing surely does; a stretch ("next week") stays vague
 * unless something else was said beside it.
 */
export function readingOf<Value extends Json>(said: string, mentions: readonly Mention<Value>[]): Reading<Value> {
  const certain = mentions.filter((mention) => mention.certain);
  const readings = standing(said, certain.length > 0 ? certain : mentions).map(({ reading }) => reading);
  const [first] = readings;
  if (first === undefined) return { kind: 'none' };
  if (readings.every(({ kind }) => kind === 'vague')) return first;
  const refusal = readings.find(({ kind }) => kind === 'refused');
  if (refusal !== undefined) return refusal;
  const values = distinct(readings.flatMap(valuesOf));
  const [only] = values;
  if (only === undefined) return first;
  return values.length === 1 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: values };
}

/**
 * The mentions that still stand: without what the speaker took back ("4, no wait, 5"; "forget 4, 5"; "change it from 4 to 5").
 */
export const standing = <Value extends Json>(
  said: string,
  mentions: readonly Mention<Value>[],
): readonly Mention<Value>[] => mentions.filter((_, at) => !isTakenBack(said, mentions, at));

/** Whether what begins at `start` is to be replaced: "change it from 4 to 5". */
export const isChangedFrom = (said: string, start: number): boolean =>
  CHANGED_FROM.test(said.slice(Math.max(0, start - 80), start));

/** The values in order, each once. */
export function distinct<Value extends Json>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}

function valuesOf<Value extends Json>(reading: Reading<Value>): readonly Value[] {
  if (reading.kind === 'value') return [reading.value];
  return reading.kind === 'ambiguous' || reading.kind === 'vague' ? reading.options : [];
}

function isTakenBack(said: string, mentions: readonly Mention[], at: number): boolean {
  const here = mentions[at];
  const next = mentions[at + 1];
  if (here === undefined || next === undefined || next.start < here.end) return false;
  const between = said.slice(here.end, next.start);
  if (between.length <= LONGEST_REPAIR && REPAIR.test(between)) return true;
  if (/[,.;!?\n—–]/.test(between) && DROPPED.test(said.slice(Math.max(0, here.start - 30), here.start))) return true;
  return /^\s*(?:to|for|with|by)\s/i.test(between) && isChangedFrom(said, here.start);
}
