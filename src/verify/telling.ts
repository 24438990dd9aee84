import { type Context, firstContext } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { SlotState } from '../core/slot-state.ts';
import type { Catalogue } from '../replies/catalogue.ts';
import { directiveWords } from '../replies/directive-words.ts';
import type { Telling } from '../replies/slot-words.ts';
import type { SlotWords } from '../testing/explore-words.ts';
import type { Subject } from './lint.ts';

/** A run in which these slots have become this. */
export const contextWith = (
  { flow, locale }: Pick<Subject, 'flow' | 'locale'>,
  slots: Readonly<Record<string, SlotState>>,
): Context => ({ ...firstContext(flow, { session: 's', run: 'r', timeZone: flow.timeZone, locale }), slots });

/** A value that the user said. */
const settledAs = (value: Json): SlotState => ({
  settled: { value, said: '', source: 'user', confirmed: false },
  attempts: 0,
});

/** Every slot settled, with the first of its words. */
export const everySlotSettled = (words: readonly SlotWords[]): Readonly<Record<string, SlotState>> =>
  Object.fromEntries(
    words.flatMap(({ slot, usable: [first] }): readonly (readonly [string, SlotState])[] =>
      first === undefined ? [] : [[slot, settledAs(first.value)]],
    ),
  );

/** All that a directive is put into words with, in a run that stands so. */
export const tellingOf = (flow: Flow, texts: Catalogue, context: Context, directive: Directive): Telling => ({
  flow,
  texts,
  directive,
  told: { value: 'greeting', status: 'active', context },
  verdicts: [],
  answer: null,
  isAfterEnd: false,
  isUnanswered: false,
  flowChanged: false,
});

/** What a directive is in these texts, in a run that stands so; an Error where the texts do not get along with it. */
export const textOf = (flow: Flow, texts: Catalogue, context: Context, directive: Directive): string | Error =>
  tried(() => directiveWords(tellingOf(flow, texts, context, directive), directive));

/** A text, or the Error that came of making it. */
export function tried<Text>(make: () => Text): Text | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
