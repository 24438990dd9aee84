/** How far back (or on) a negation is looked for, in UTF-16 units: more than a clause of ordinary length. */
const REACH = 80;

/** Negate whatever follows; of several words, the longest is tried first. */
const NEGATORS = new Set([
  ...['not', 'never', 'without', 'except', 'excepting', 'excluding', 'avoid', 'avoiding', 'skip', 'besides', 'minus'],
  ...['neither', 'nor', 'cannot', 'dont', 'cant', 'wont', 'isnt', 'doesnt', 'didnt', 'wasnt', 'rather than'],
  ...['other than', 'instead of', 'apart from', 'aside from', 'no longer', 'no more', 'no way', 'anything but'],
  ...['everything but', 'anyone but', 'all but', 'not sure about', 'not keen on'],
]);

/**
 * May stand between a negation and what it negates: "don't *want to come on the* 3rd". Not "before" and "after": the 3rd
 * itself is not negated in "not before the 3rd".
 */
const BRIDGES = new Set([
  ...['a', 'an', 'the', 'any', 'this', 'that', 'next', 'coming', 'my', 'our', 'your', 'me', 'us', 'it', 'it’s'],
  ...["it's", 'i', 'we', 'you', 'can', 'could', 'will', 'would', 'is', 'be', 'to', 'on', 'at', 'in', 'for', 'with'],
  ...['of', 'by', 'about', 'around', 'from', 'than', 'less'],
  ...['fewer', 'ever', 'want', 'need', 'like', 'do', 'have', 'get', 'take', 'come', 'go', 'make', 'book', 'put'],
  ...['set', 'pick', 'choose', 'schedule', 'use', 'work', 'say', 'said', 'mean', 'meant', 'think', 'call', 'called'],
  ...['name', 'number', 'either', 'both', 'really', 'necessarily', 'even', 'quite', 'actually', 'available', 'free'],
  ...['interested', 'pay', 'spend', 'sit', 'stay', 'eat', 'start', 'arrive'],
]);

const JOINERS = new Set(['or', 'nor', 'and']);
const SUBJECTS = new Set(['i', 'we', 'you']);

/** After a bare "no" these begin the better answer ("no Friday", "no 4"); other words are not wanted ("no Sundays"). */
const ANSWER_AFTER_NO =
  /^(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|today\b|tomorrow\b|tonight\b|next\b|(?:my|i|it|the|this|that|we|you|call|make|name)\b)/i;

const COMPARED_AFTER_NO = /^no (?:more|less|fewer)(?: than)?$/;

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const CLAUSE_END = /[,.;:!?()\n—–]| - /gu;

const REJECTED =
  /^\s*(?:(?:really|just) )?(?:(?:does|do|did|wo|would|ca|could|is|are)n['’]?t\b|(?:does|do|will|would|is|are) not\b|cannot\b|is no good\b|['’]s no good\b|is out\b|(?:is|are) too \p{L}+|['’]s not\b)/iu;

/**
 * Whether the words just before `start` (UTF-16 units) negate what begins there: "not Friday", "anything but Monday",
 * "don't want 3". The end of a clause ends the reach of a negation.
 * @example isNegated('not Monday, Friday', 12); // => false
 */
export function isNegated(said: string, start: number): boolean {
  const words = lastClause(said.slice(Math.max(0, start - REACH), start));
  const last = words.length - 1;
  if (words[last] === 'no') return !ANSWER_AFTER_NO.test(said.slice(start, start + 12));
  if (COMPARED_AFTER_NO.test(words.slice(-3).join(' ')) || COMPARED_AFTER_NO.test(words.slice(-2).join(' ')))
    return true;
  let at = last;
  while (at >= 0) {
    if (endsInNegator(words, at)) return !isSuggestion(words, at);
    const word = words[at] as string;
    if (JOINERS.has(word)) at -= 2;
    else if (BRIDGES.has(word)) at -= 1;
    else return false;
  }
  return false;
}

/**
 * Whether the words just after `end` (UTF-16 units) turn down what ended there: "Friday doesn't work", "4 is too many".
 */
export function isTurnedDown(said: string, end: number): boolean {
  return REJECTED.test(said.slice(end, end + REACH));
}

function lastClause(before: string): string[] {
  let from = 0;
  for (const boundary of before.matchAll(CLAUSE_END)) from = boundary.index + boundary[0].length;
  return Array.from(before.slice(from).matchAll(WORD), ([word]) => word.toLowerCase());
}

function endsInNegator(words: readonly string[], at: number): boolean {
  const word = words[at] as string;
  if (/n['’]t$/.test(word) || NEGATORS.has(word)) return true;
  const pair = `${words[at - 1]} ${word}`;
  if (NEGATORS.has(pair) || NEGATORS.has(`${words[at - 2]} ${pair}`)) return true;
  return word === 'but' && /^(?:any|every|all)$/.test(words[at - 2] ?? '');
}

/** "Why not Friday", "can't we do Friday": asks for what it seems to negate. */
function isSuggestion(words: readonly string[], at: number): boolean {
  return words[at - 1] === 'why' || (/n['’]t$/.test(words[at] as string) && SUBJECTS.has(words[at + 1] ?? ''));
}
