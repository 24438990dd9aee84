import type { Flow } from '../core/flow.ts';
import { slotOf } from '../core/flow.ts';
import { type Slots, valuesOf } from '../core/slot-state.ts';

/** An answer is one paragraph of at most so many characters. */
const longestAnswer = 600;

/** Words that claim an outcome only the machine may tell. */
const claims =
  /\b(?:booked|book(?:ed)? (?:it|you|that)|confirmed|cancell?ed|reserved|scheduled|rescheduled|all set|set up|taken care of|done|completed|arranged|secured|locked in|put you (?:down|in)|on the books)\b/i;

/** Dates, times and phone numbers, as far as they can be told by their looks. */
const facts =
  /\b\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?)|\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\bmay \d{1,2}\b|\b(?:today|tomorrow|tonight)\b|\bnoon\b|\+?\d[\d ().-]{6,}\d/gi;

/**
 * A model's text for a digression, if it may be shown: it claims no outcome, and states no date, time or phone number that
 * stands neither in the flow's answers nor in what is settled.
 * @returns the paragraph, or `null` where it must be dropped.
 */
export function readAnswerText(flow: Flow, slots: Slots, locale: string, text: string): string | null {
  const paragraph =
    text
      .split(/\n\s*\n/, 1)[0]
      ?.replace(/\s+/g, ' ')
      .trim() ?? '';
  if (paragraph === '') return null;
  const known = flow.answers.map(({ answer }) => answer.replace(/\s+/g, ' ').trim());
  if (known.includes(paragraph)) return paragraph;
  if (claims.test(paragraph) || paragraph.length > longestAnswer) return null;
  const said = Object.entries(valuesOf(flow, slots)).map(([name, value]) => slotOf(flow, name).say(value, locale));
  const sources = [...known, ...said].join('\n').toLowerCase();
  return (paragraph.match(facts) ?? []).every((fact) => sources.includes(fact.toLowerCase())) ? paragraph : null;
}
