import type { SummaryLine } from '../core/directive.ts';
import { slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import { labelOf } from '../core/label.ts';
import { type Open, stateOf } from '../core/slot-state.ts';
import type { ReplyGiven } from '../session/ports.ts';
import type { Catalogue, QuestionFacts, SaidValue, SummaryItem } from './catalogue.ts';

/** What every text is made from: the turn, and the texts of one language. */
export interface Telling extends ReplyGiven {
  readonly texts: Catalogue;
}

/** How many choices a question without options names as examples. */
const choicesShown = 3;

/** A value of this slot in words. */
export const say = ({ flow, told }: Telling, slot: string, value: Json): string =>
  slotOf(flow, slot).say(value, told.context.locale);

export const saidValue = (telling: Telling, slot: string, value: Json): SaidValue => ({
  label: labelOf(telling.flow, slot),
  type: slotOf(telling.flow, slot).type,
  words: say(telling, slot, value),
});

export const itemsOf = (telling: Telling, summary: readonly SummaryLine[]): readonly SummaryItem[] =>
  summary.map(({ slot, value, source, confirmed }) => ({
    ...saidValue(telling, slot, value),
    confirmed,
    mark: telling.texts.sources[source],
  }));

/** All a question about this slot needs; `exampleFrom`: with how many unusable answers an example is due. */
export function questionAbout(
  telling: Telling,
  { slot, attempts, exampleFrom }: { readonly slot: string; readonly attempts: number; readonly exampleFrom: number },
): QuestionFacts {
  const { flow, texts, told } = telling;
  const { type, prompt, optional } = slotOf(flow, slot);
  const { open, settled } = stateOf(told.context.slots, slot);
  const options = open?.options ?? [];
  const isAmongThem = settled !== undefined && options.some((option) => same(option, settled.value));
  return {
    question: prompt ?? texts.questions[type](labelOf(telling.flow, slot)),
    example: attempts >= exampleFrom ? exampleOf(telling, slot) : null,
    options: options.map((option) => say(telling, slot, option)),
    keep: settled === undefined || isAmongThem ? null : say(telling, slot, settled.value),
    another: texts.another[type],
    canBeSkipped: optional === true && prompt === undefined,
  };
}

/** The slot's own example, else some of its choices, else one for its type. */
function exampleOf(telling: Telling, slot: string): string | null {
  const { example, type, describe } = slotOf(telling.flow, slot);
  if (example !== undefined) return example;
  const choices =
    describe()
      .enum?.slice(0, choicesShown)
      .map((value) => say(telling, slot, value)) ?? [];
  return choices.length > 0 ? choices.join(', ') : telling.texts.examples[type];
}

/** Why this slot must still be heard. */
export function reasonFor(telling: Telling, slot: string, open: Open): string {
  return telling.texts.reasons[open.why]({
    was: open.was === undefined ? null : say(telling, slot, open.was),
    refusal: refusalOf(telling, slot, open),
    need: slotOf(telling.flow, slot).why ?? null,
  });
}

/** The slot's own text for the code, else what a schema said, else the text of the language; the world has codes of its own. */
export function refusalOf(
  telling: Telling,
  slot: string,
  { code, detail }: Pick<Open, 'code' | 'detail'>,
): string | null {
  return textFor(slotOf(telling.flow, slot).refusals ?? {}, code) ?? detail ?? generalRefusal(telling, code);
}

/** The text of the language for the code. */
export const generalRefusal = ({ texts }: Telling, code: string): string | null => textFor(texts.refusals, code);

const textFor = (refusals: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(refusals, code) ? (refusals[code] ?? null) : null;

/** Whether a text asks something, in any script. */
export const asks = (text: string): boolean => /[?？؟]/.test(text);
