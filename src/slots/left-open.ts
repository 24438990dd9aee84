import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import type { Span } from './stretches.ts';
import { foldedWords } from './tokens.ts';

/** Longer messages say more than that they leave it open. */
const LONGEST = 60;
/** As many values are offered to whoever leaves it open. */
const MOST_OFFERED = 8;

const BEFORE = '(?:(?:um|uh|well|oh|ok|okay|no|sorry|honestly|actually|really|i guess) )*';
const AFTER = '(?: (?:please|thanks|thank you|then|really|actually|sorry|im afraid|at all))*';
const FOR_ME = '(?: (?:for|with|by|to) (?:me|us))?';
/** One of the phrases, perhaps with another behind it: "I don't mind, you choose". */
function alone(phrases: readonly string[]): RegExp {
  const phrase = `(?:${phrases.join('|')})`;
  return new RegExp(`^${BEFORE}${phrase}(?: (?:so |and |just )?${phrase})?${AFTER}$`);
}

const LEAVES_OPEN = alone([
  `(?:(?:it|that) )?(?:really )?(?:doesnt|dont|does not|do not|wouldnt) (?:really )?matter${FOR_ME}`,
  '(?:(?:i|we) )?(?:have )?no (?:real |strong |particular )?preferences?',
  '(?:i|we) (?:dont|do not) (?:really )?have (?:a|any) (?:real |strong |particular )?preferences?',
  '(?:i|we) (?:really )?(?:dont|do not|wouldnt) (?:really )?(?:mind|care)',
  '(?:you|u) (?:can )?(?:choose|decide|pick)(?: for (?:me|us))?|(?:thats |its |it is |that is )?up to you|surprise (?:me|us)',
  `(?:any|either|whichever|whatever|anything)(?: one| way| option| of them)?(?: (?:is|are|works|will do|would do|would be))?(?: (?:fine|ok|okay|good|great|perfect))?${FOR_ME}`,
  `(?:whatever|whichever) you (?:like|think|want|prefer|recommend|have)|(?:its |it is )?all the same${FOR_ME}`,
]);
const TURNS_DOWN_ALL = alone([
  `(?:neither|none)(?: one)?(?: of (?:them|those|these|the two))?(?: (?:works?|suits?|will do|is|are)(?: (?:good|fine|ok|okay|right|great))?${FOR_ME})?`,
]);

/** Whether words leave the choice to us where nothing was offered yet: "doesn't matter", "you choose", "any is fine". */
const leavesOpen = (said: string, { asked }: Given): boolean =>
  asked !== null && asked.options.length === 0 && isOnly(LEAVES_OPEN, said);

/** Whether words turn down all that was offered and name nothing else: "neither", "none of them". */
const turnsDownAll = (said: string, { asked }: Given): boolean =>
  asked !== null && asked.options.length > 0 && isOnly(TURNS_DOWN_ALL, said);

const isOnly = (words: RegExp, said: string): boolean => said.length <= LONGEST && words.test(foldedWords(said));

/**
 * The reading of an answer that names none of a few values: what is taken where nobody says otherwise, or what there is;
 * undefined where the words do something else.
 */
export function openReading<Value extends Json>(
  said: string,
  given: Given,
  { all, usual }: { readonly all: readonly Value[]; readonly usual: Json | undefined },
): Reading<Value> | undefined {
  const { asked } = given;
  if (asked === null) return undefined;
  if (turnsDownAll(said, given)) return vague(all.filter((value) => !asked.options.includes(value)));
  if (!leavesOpen(said, given)) return undefined;
  const taken = all.find((value) => value === usual);
  return taken === undefined ? vague(all) : { kind: 'value', value: taken };
}

/** What words exclude, and what can be offered beside it. */
export interface Left<Value> {
  /** The places that exclude something: "not *tomorrow*", "I can't do *mornings*". */
  readonly excluded: readonly Span[];
  isExcluded(value: Value): boolean;
  /** The options of the question that are values of the kind. */
  readonly offered: readonly Value[];
  /** A few values that can be had. */
  some(isLeft: (value: Value) => boolean): readonly Value[];
}

/**
 * What an answer says that names no value, only those it cannot be, or that any will do: what is left of the options, else
 * a few others, are offered.
 */
export function leftMentions<Value extends Json>(
  said: string,
  given: Given,
  { excluded, isExcluded, offered, some }: Left<Value>,
): readonly Mention<Value>[] {
  const areTurnedDown = turnsDownAll(said, given);
  const [first] = excluded;
  const last = excluded.at(-1);
  if (given.asked === null || (first === undefined && !areTurnedDown && !leavesOpen(said, given))) return [];
  const left = first === undefined ? [] : offered.filter((value) => !isExcluded(value));
  const isLeft = (value: Value) => !isExcluded(value) && !(areTurnedDown && offered.includes(value));
  const reading = vague(left.length > 0 ? left : some(isLeft));
  if (reading.kind === 'none') return [];
  const whole = wholeMention(said, reading);
  return first === undefined || last === undefined ? [whole] : [{ ...whole, start: first.start, end: last.end }];
}

/** A reading of the whole message. */
export function wholeMention<Value extends Json>(said: string, reading: Reading<Value>): Mention<Value> {
  const start = said.length - said.trimStart().length;
  return { start, end: start + said.trim().length, reading, certain: false };
}

const vague = <Value extends Json>(options: readonly Value[]): Reading<Value> =>
  options.length === 0 ? { kind: 'none' } : { kind: 'vague', options: options.slice(0, MOST_OFFERED) };
