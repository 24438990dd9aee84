import { type Directive, summaryOf } from '../core/directive.ts';
import { type Flow, ladderOf, slotOf } from '../core/flow.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { contextWith, everySlotSettled, textOf } from './telling.ts';

/** No value of a sensitive slot stands in a text that nobody redacts. */
export const redactedWords: LintRule = (subject) => [...inTheFlow(subject), ...inTexts(subject)];

/** What a flow says of itself goes to models, charts and inspectors as it stands. */
function inTheFlow({ flow, locale }: Subject): readonly Finding[] {
  const texts = textsOf(flow);
  return sensitiveIn(flow).flatMap((slot): readonly Finding[] => {
    const placeholder = new RegExp(`\\{+\\s*(?:\\w+\\.)*${slot}\\s*\\}+`);
    const values = [slotOf(flow, slot).assume, ladderOf(flow, slot).default].filter((value) => value !== undefined);
    const words = values.flatMap((value) => [slotOf(flow, slot).say(value, locale), String(value)]);
    return texts.flatMap(({ where, text }): readonly Finding[] => {
      if (placeholder.test(text)) return [shown(slot, `${where} has a placeholder for it: "${text}".`)];
      return words.some((one) => one !== '' && text.includes(one))
        ? [shown(slot, `${where} holds its assumed or default value.`)]
        : [];
    });
  });
}

function textsOf(flow: Flow): readonly { readonly where: string; readonly text: string }[] {
  const ofSlots = flow.order.flatMap((name) => {
    const { prompt, label, example, why, refusals = {}, describe } = slotOf(flow, name);
    const { description, enum: options = [] } = describe();
    return Object.entries({ prompt, label, example, why, description, ...refusals, options: options.join('\n') }).map(
      ([key, text]) => ({ where: `slots.${name}.${key}`, text }),
    );
  });
  const answers = flow.answers.map(({ answer }, at) => ({ where: `answers[${at}]`, text: answer }));
  const all = [...ofSlots, ...answers, { where: 'greeting', text: flow.greeting }, { where: 'noun', text: flow.noun }];
  return all.flatMap(({ where, text }) => (text === undefined ? [] : [{ where, text }]));
}

/** Texts that repeat no values; those that do are shown to the user alone. */
function inTexts(subject: Subject): readonly Finding[] {
  const { flow, found, languages, locale } = subject;
  const context = contextWith(subject, everySlotSettled(found.words));
  return Object.entries(languages).flatMap(([language, texts]) =>
    quiet(summaryOf(flow, context.slots)).flatMap((directive) => {
      const text = textOf(flow, texts, context, directive);
      if (text instanceof Error) return [];
      return sensitiveIn(flow).flatMap((slot): readonly Finding[] => {
        const value = context.slots[slot]?.settled?.value;
        const words = value === undefined ? '' : slotOf(flow, slot).say(value, locale);
        return words !== '' && text.includes(words)
          ? [shown(slot, `In ${language} the text ${directive.say} says its value, where none need be said.`)]
          : [];
      });
    }),
  );
}

const quiet = (summary: ReturnType<typeof summaryOf>): readonly Directive[] => [
  { say: 'reviseWhat', summary },
  { say: 'wait', because: 'executing' },
  { say: 'tooLate', what: ['slot.proposed'] },
  { say: 'confirmLeave', leave: 'cancel' },
  { say: 'cancelled', because: { why: 'left', detail: null } },
  { say: 'handedOff', because: { why: 'human', detail: null } },
];

const sensitiveIn = (flow: Flow): readonly string[] =>
  flow.order.filter((name) => slotOf(flow, name).sensitive === true);

const shown = (slot: string, says: string): Finding => ({
  code: 'sensitive-shown',
  slot,
  says,
  todo: 'Take it out: these texts go to models, logs and inspectors as they stand.',
});
