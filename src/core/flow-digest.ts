import { digest } from './digest.ts';
import { type Flow, ladderOf, type SlotOptions, slotOf } from './flow.ts';
import { canonical, type Json } from './json.ts';

/**
 * Digest of everything that decides what the stored values of a flow mean: which slots there are and in what order, what
 * each takes, and how far a run may go. Words alone (prompts, labels, the greeting, answers) do not enter, nor does today:
 * "from today" enters as it is written. A function enters only as being there, and a schema or the kind of a list's items
 * by its description: raise `version` where one of these changes.
 * @example flowDigest(defineFlow({ ...booking, greeting: 'Hello!' })) === flowDigest(booking); // true
 */
export function flowDigest(flow: Flow): string {
  const { id, version, timeZone, order, consent, corrections, maxTurns, tries, unclear } = flow;
  const slots = order.map((name) => meaningOf(flow, name));
  return digest(
    canonical(written({ id, version, timeZone, order, slots, consent, corrections, maxTurns, tries, unclear })),
  );
}

/** What a slot says about itself in words, and who may see its value. */
const onlyWords: readonly string[] = [
  'prompt',
  'refusals',
  'example',
  'label',
  'why',
  'sensitive',
] satisfies readonly (keyof SlotOptions)[];

/** All a slot says about its values; the options of its kind stand beside those that any slot has. */
function meaningOf(flow: Flow, name: string): unknown {
  const slot = slotOf(flow, name);
  const options = Object.entries(slot).filter(([option]) => !onlyWords.includes(option));
  return { ...Object.fromEntries(options), ladder: ladderOf(flow, name), type: slot.type, describe: slot.describe() };
}

/** Anything as JSON: what JSON has no form for counts as being there, and so does what holds itself. */
function written(part: unknown, within: readonly object[] = []): Json {
  if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
  if (typeof part === 'number') return Number.isFinite(part) ? part : String(part);
  if (part instanceof RegExp) return String(part);
  if (typeof part !== 'object' || within.includes(part)) return typeof part;
  const inside = [...within, part];
  if (Array.isArray(part)) return part.map((item) => written(item, inside));
  if (!isPlain(part)) return typeof part;
  const there = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there.map(([key, value]) => [key, written(value, inside)]));
}

const isPlain = (part: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(part));
