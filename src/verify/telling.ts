import { type Context, firstContext } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { SlotState } from '../core/slot-state.ts';
import type { Catalogue } from '../replies/catalogue.ts';
import { directiveWords } from '../replies/directive-words.ts';
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

/** Every slot settled, with the first of its words or, where `at` is 1, with the second. */
export const everySlotSettled = (words: readonly SlotWords[], at: 0 | 1 = 0): Readonly<Record<string, SlotState>> =>
  Object.fromEntries(
    words.flatMap(({ slot, usable }): readonly (readonly [string, SlotState])[] => {
      const chosen = usable[at] ?? usable[0];
      return chosen === undefined ? [] : [[slot, settledAs(chosen.value)]];
    }),
  );

/** What a directive is in these texts, in a run that stands so; an Error where the texts do not get along with it. */
export function textOf(flow: Flow, texts: Catalogue, context: Context, directive: Directive): string | Error {
  try {
    return directiveWords(
      {
        flow,
        texts,
        directive,
        told: { value: 'greeting', status: 'active', context },
        verdicts: [],
        answer: null,
        isAfterEnd: false,
        isUnanswered: false,
        flowChanged: false,
      },
      directive,
    );
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
