import { summaryOf } from '../core/directive.ts';
import { slotOf } from '../core/flow.ts';
import { standsIn } from '../replies/summary-check.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { contextWith, everySlotSettled, textOf } from './telling.ts';

/** A summary shows every value, and two values never in the same words: a yes is to what was shown. */
export const wholeSummaries: LintRule = (subject) => [...wordlessValues(subject), ...omissions(subject)];

/** The words of a summary are those of the kinds. */
function wordlessValues({ flow, found, locale }: Subject): readonly Finding[] {
  return found.words.flatMap(({ slot, usable }): readonly Finding[] => {
    const said = usable.map(({ value }) => ({ value, words: slotOf(flow, slot).say(value, locale) }));
    const wordless = said.find(({ words }) => words.trim() === '');
    if (wordless !== undefined) {
      return [incomplete(slot, `Its value ${JSON.stringify(wordless.value)} has no words, so no summary shows it.`)];
    }
    const twin = said.find(({ words }, at) => said.findIndex((one) => one.words === words) < at);
    return twin === undefined ? [] : [incomplete(slot, `Two of its values are both said as "${twin.words}".`)];
  });
}

function omissions(subject: Subject): readonly Finding[] {
  const { flow, found, languages, locale } = subject;
  return Object.entries(languages).flatMap(([language, texts]): readonly Finding[] => {
    const context = contextWith(subject, everySlotSettled(found.words));
    const summary = summaryOf(flow, context.slots);
    const text = textOf(flow, texts, context, { say: 'confirm', summary, isNew: [] });
    // Told of the text.
    if (text instanceof Error) return [];
    const shown: string[] = [];
    return summary.flatMap(({ slot, value }): readonly Finding[] => {
      const words = slotOf(flow, slot).say(value, locale);
      if (words.trim() === '') return [];
      if (standsIn(text, [...shown, words])) {
        shown.push(words);
        return [];
      }
      return [incomplete(slot, `In ${language} the text of the summary leaves out "${words}".`)];
    });
  });
}

const incomplete = (slot: string | null, says: string): Finding => ({
  code: 'summary-incomplete',
  slot,
  says,
  todo: 'Let say() of the kind tell every value apart, and the text of the summary hold the words of every item.',
});
