import { type Flow, slotOf } from '../core/flow.ts';
import { canonical, type Json, same, type Values } from '../core/json.ts';
import { labelOf } from '../core/label.ts';
import type { Reply } from '../session/reply.ts';
import { says, type UserAction } from './user-action.ts';

/** A user who knows what they want and answers what is asked: the ground on which the others stand. */
export interface HonestUser {
  /** What they want now; what cannot be had they exchange for the first thing that is offered. */
  readonly wants: Values;
  /** From now on they want this instead. */
  want(slot: string, value: Json): void;
  /** A value that is wanted, as they say it. */
  wordsFor(slot: string): string;
  /** What they say to have that value in place of another. */
  changeTo(slot: string): string;
  answer(reply: Reply): UserAction;
}

/** @param wants values by slot; a slot that is left out they would rather skip. */
export function createHonestUser(flow: Flow, wants: Values, locale: string): HonestUser {
  const wanted: Record<string, Json> = { ...wants };
  /** The slots they have answered already with what they want. */
  const told = new Map<string, Json>();

  const inWords = (slot: string, value: Json): string => slotOf(flow, slot).say(value, locale);

  function answerAbout(slot: string, options: readonly Json[]): string {
    const value = wanted[slot];
    if (value === undefined) return 'skip';
    const isOffered = options.some((option) => same(option, value));
    const [other] = options;
    const isRefused = other !== undefined && !isOffered && told.has(slot) && same(told.get(slot) ?? null, value);
    if (isRefused) wanted[slot] = other;
    const now = wanted[slot] ?? value;
    told.set(slot, now);
    return inWords(slot, now);
  }

  const wordsFor = (slot: string): string => inWords(slot, wanted[slot] ?? null);
  const changeTo = (slot: string): string => `change the ${labelOf(flow, slot)} to ${wordsFor(slot)}`;

  /** The first thing that is wrong is put right; words for "all is well" only where it is. */
  function answerToSummary({ directive }: Reply, allIsWell: string): string {
    const lines = 'summary' in directive ? directive.summary : [];
    const wrong = lines.find(({ slot, value }) => wanted[slot] !== undefined && !isAsGood(wanted[slot] ?? null, value));
    return wrong === undefined ? allIsWell : changeTo(wrong.slot);
  }

  return {
    wants: wanted,
    want(slot, value) {
      wanted[slot] = value;
      told.delete(slot);
    },
    wordsFor,
    changeTo,
    answer(reply) {
      const { asked, directive } = reply;
      if (directive.say === 'wait' || directive.say === 'tooLate') return { does: 'waits', for: { seconds: 30 } };
      if (asked === null) return { does: 'leaves' };
      const { about } = asked;
      switch (about) {
        case 'slot':
        case 'clarify':
          return says(answerAbout(asked.slot ?? '', asked.options));
        case 'confirm':
          return says(answerToSummary(reply, 'yes'));
        case 'revise':
          return says(answerToSummary(reply, 'it is fine'));
        case 'leave':
          return says('no');
        case 'resume':
          return says('yes');
        default:
          return about satisfies never;
      }
    },
  };
}

/** Who wants "Ann Lee" does not mind "ann lee". */
const isAsGood = (wanted: Json, value: Json): boolean =>
  same(wanted, value) || canonical(wanted).toLowerCase() === canonical(value).toLowerCase();
