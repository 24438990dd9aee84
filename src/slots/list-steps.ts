import { readable } from './tokens.ts';

/** A stretch of a text, `[start, end)` in UTF-16 units, and what is done with the items in it. */
export interface ListStep {
  /** "Keep the apples" may mean that the others go, or only that these stay. */
  readonly does: 'name' | 'add' | 'remove' | 'keep' | 'keep only' | 'clear';
  readonly start: number;
  readonly end: number;
  /** Where the words begin that say so. */
  readonly from: number;
}

/** What the words of a step do, and where they stand. */
interface Sign {
  readonly does: Exclude<ListStep['does'], 'name'>;
  readonly start: number;
  readonly end: number;
  /** "No", "without": only up to the next comma. */
  readonly isShort: boolean;
}

const MOST_STEPS = 20;
const CLEAR =
  /(?:clear|empty|wipe|delete|remove|drop|get\s+rid\s+of)\s+(?:it|that|them|everything|all|the\s+(?:whole\s+)?list)(?:\s+of\s+(?:it|them|those))?(?:\s+all)?|none(?:\s+of\s+(?:it|them|those|these|the\s+above))?|nothing(?!\s+(?:but|else))/;
const REMOVE =
  /remove|delete|drop|scratch|forget|get\s+rid\s+of|(?:take|leave|cross)\s+(?:off|out|away)|(?:take|leave|cross)(?=\s[^,.;!?]{1,40}\s(?:off|out|away)(?!\p{L}))|(?:replace|swap|exchange|change|switch)(?!\s+(?:it|that|this|them|my|to)(?!\p{L}))/u;
const REMOVE_BRIEFLY =
  /(?:i\s+|we\s+)?(?:don['’]?t|do\s+not)\s+(?:want|need|like)|no(?!\s*(?:[,.;!?]|$|wait|actually|sorry|problem|thank))|not|without|except(?:\s+for)?|(?:everything|all)\s+but|minus|skip|hold|instead\s+of|rather\s+than/;
const ONLY = /(?:only|just)(?:\s+keep)?|keep\s+(?:only|just)|nothing\s+but/;
const KEEP = /keep/;
const ADD = /add|also|plus|another|as\s+well(?:\s+as)?|too|in\s+addition(?:\s+to)?|include/;
/** After "replace apples": what takes their place. */
const REPLACED_BY = /(?<!\p{L})(?:with|for|by|to)(?!\p{L})/iu;
const REPLACES = /^(?:replace|swap|exchange|change|switch)/i;
const LONG_END = /[.;!?\n]|(?<!\p{L})but(?!\p{L})/iu;
const SHORT_END = /[,.;!?\n]|(?<!\p{L})but(?!\p{L})/iu;

const signs = (patterns: Readonly<Record<string, RegExp>>): RegExp => {
  const named = Object.entries(patterns).map(([name, { source }]) => `(?<${name}>${source})`);
  return new RegExp(`(?<!\\p{L})(?:${named.join('|')})(?!\\p{L})`, 'giu');
};
const PLAIN_SIGNS = signs({ clear: CLEAR, only: ONLY, keep: KEEP, remove: REMOVE, add: ADD });
const ALL_SIGNS = signs({
  clear: CLEAR,
  only: ONLY,
  keep: KEEP,
  remove: REMOVE,
  briefly: REMOVE_BRIEFLY,
  add: ADD,
  first: /(?<=^\s*)and/,
});

/**
 * Parts a text into what is done to a list, left to right: "add plums, no pears" adds and removes.
 * @param isFreeText whether the items are any words: then "no nuts" is an item, and only verbs do something.
 */
export function listSteps(said: string, isFreeText: boolean): readonly ListStep[] {
  const text = readable(said);
  const found = signsIn(text, isFreeText);
  const steps: ListStep[] = [{ does: 'name', start: 0, end: found[0]?.start ?? text.length, from: 0 }];
  for (const [at, sign] of found.entries()) {
    const end = found[at + 1]?.start ?? text.length;
    const reach = (sign.isShort ? SHORT_END : LONG_END).exec(text.slice(sign.end, end))?.index;
    const middle = reach === undefined ? end : sign.end + reach;
    steps.push({ does: sign.does, start: sign.end, end: middle, from: sign.start });
    if (middle < end) steps.push({ does: 'name', start: middle, end, from: middle });
  }
  return steps;
}

function signsIn(text: string, isFreeText: boolean): readonly Sign[] {
  const matches = Array.from(text.matchAll(isFreeText ? PLAIN_SIGNS : ALL_SIGNS)).slice(0, MOST_STEPS);
  return matches.flatMap(({ 0: words, index, groups = {} }, at): readonly Sign[] => {
    const here: Sign = {
      does: deedOf(groups),
      start: index,
      end: index + words.length,
      isShort: groups.briefly !== undefined,
    };
    const rest = text.slice(here.end, matches[at + 1]?.index);
    const by = REPLACES.test(words) ? REPLACED_BY.exec(rest) : null;
    if (by === null) return [here];
    const start = here.end + by.index;
    return [here, { does: 'add', start, end: start + by[0].length, isShort: false }];
  });
}

function deedOf(groups: Readonly<Record<string, string | undefined>>): Sign['does'] {
  if (groups.clear) return 'clear';
  if (groups.only) return 'keep only';
  if (groups.keep) return 'keep';
  return groups.remove || groups.briefly ? 'remove' : 'add';
}
