const AFTER =
  /^\s*(?:$|[;!?)\]}"”…/–—-]|[.,:](?!\d)|(?:or|and|to|till|until|thru|through|then|please|pls|plz|thanks|thank|thx|would|could|can|might|works?|is|are|was|will|be|should|sounds?|suits?|fits?|if|on|in|at|by|of course|this|next|for|with|but|so|when|as|because|since|may|maybe|perhaps|instead|sharp|exactly|onwards?|the|my|i|i'm|i'd|i’d|we|it|a|also|too|not|no|ok|okay|good|best|great|fine|again|there|today|tomorrow|tonight|around|about|after|before|between|from|any|anytime|some|sometime|morning|afternoon|evening|how|do|does|you|he|she|they|just|preferably|ideally|later|earlier|half|noon|midday|rather|free|available|possible|doable|open|under|inside|outside|indoors|outdoors)(?![\p{L}\p{N}]))/iu;

/** What the thing after a number makes of it: a count of people, an address, a price. */
const COUNTED_BEFORE =
  /(?:[#$€£¥\d]|(?<![\p{L}\p{N}])(?:of|number|(?<![,;.]\s?)no|nr|room|table|option|aged?|apartment|apt|flat|suite|street|line|version|the|first|last|next|that|this|which|another|other|every|each))[\s.:]*$/iu;

const PERHAPS_COUNTED_BEFORE = /(?<![\p{L}\p{N}])(?:for|are|be|have|has|had|with|plus|only|just)\s+$/iu;

const THE_ONE = /(?<!\p{L})(?:the|an?)\s+\p{L}+\s+one$/iu;

const REACH = 24;

/** Whether nothing that could be counted follows what ends at `end`: "at 3", "3 or 4", not "3 people" or "5th Avenue". */
export function standsAlone(said: string, end: number): boolean {
  return AFTER.test(said.slice(end, end + REACH)) && !/^\s?%/.test(said.slice(end, end + 2));
}

/**
 * Whether a bare number could be a value by itself: not "room 3", "$5" or the end of a longer number; and, unless the
 * question is about such a value, not "a table for 3".
 */
export function isBareNumber(said: string, start: number, end: number, asked: boolean): boolean {
  const before = said.slice(Math.max(0, start - REACH), start);
  if (!standsAlone(said, end) || COUNTED_BEFORE.test(before) || picksOne(said, start, end)) return false;
  return asked || !PERHAPS_COUNTED_BEFORE.test(before);
}

/** "The earlier one" is one of those offered, "a later one" any such, no number; "one" in "the adults: one person" counts. */
export const picksOne = (said: string, start: number, end: number): boolean =>
  standsAlone(said, end) && THE_ONE.test(said.slice(Math.max(0, start - REACH), end));
