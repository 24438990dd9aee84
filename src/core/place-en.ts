import type { PlaceGrammar } from './place.ts';
import { respelled, shared } from './words-en.ts';

/** How people pick from a list by place in English. */
export const english: PlaceGrammar = {
  respelled,
  classes: {
    ...shared,
    one: 'one|option|choice|slot|time|hour|day|date|number {ofThem}? / {ofThem}',
    ofThem: 'of the|those|these two|three / of them|those|these',
    it: 'it|that|this / it|that|this is',
    goodFor: 'sounds|is|looks|works|seems good|fine|great|best|better|perfect|well|ok?',
  },
  ordinals: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
  numbers: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  shortOrdinal: /^\d+(?:st|nd|rd|th)$/,
  phrases: {
    any: `
      any|either|anything|whichever|whatever of? them|those|these|the? two?
      any|either|whichever one|option|choice|slot|time|day
      any|either|whichever|whatever you have|like|want|prefer|can
      you can? choose|decide|pick
      {it}? up to you / {it} does|do not really? matter / does not really? matter / it|that is all the same
      i|we do not really? mind|care / no preference / i|we have no preference / surprise me`,
    option: 'option|number|choice|no|nr|#|item',
    one: 'one / one|option|choice|slot of|in|on the list|two|three / one|option|choice|slot of those|these|them / option|choice|slot|item',
    last: 'very? last|final',
    earliest: `
      the|that earlier|earliest|sooner|soonest {one}?
      whichever|whatever is the? earlier|earliest|sooner|soonest|first`,
    latest: 'the|that later|latest {one}? / whichever|whatever is the? later|latest',
    least: 'the|that smaller|smallest|lower|lowest {one}? / whichever|whatever is the? smaller|smallest|lower|lowest',
    greatest: `
      the|that larger|largest|bigger|biggest|greater|greatest|higher|highest {one}?
      whichever|whatever is the? larger|largest|bigger|biggest|greater|greatest|higher|highest`,
    middle: 'middle|center|centre',
    former: 'former',
    latter: 'latter',
    the: 'the|that|this|your',
    pick: `
      i|we want|take|choose|pick|prefer|like
      i|we will take|have|choose|pick
      i|we will|would go with|for
      i|we would prefer|choose|pick|take|like
      i|we would like to have|take|book|choose
      let me|us take|do|pick|choose|have|try
      let us go with|for / go with|for / how about / what about
      {canYou} take|do|book|pick|reserve / {canYou} give me|us
      take|choose|pick|try|book|reserve / give me|us`,
    filler: `
      {please} / {thanks} / {goodFor} / {goodFor} for|to me|us / for me|us / would be good|great|fine|perfect|best|better
      then|so|just|well|oh|um|uh|ok|okay|yes|yeah|yep|sure|hmm|,`,
  },
};
