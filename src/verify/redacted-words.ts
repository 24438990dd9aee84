import { type Directive, summaryOf } from '../core/directive.ts';
import { type Flow, ladderOf, slotOf } from '../core/flow.ts';
import type { Slots } from '../core/slot-state.ts';
import { standsIn } from '../replies/summary-check.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { contextWith, everySlotSettled, textOf } from './telling.ts';

/** No value of a sensitive slot stands in a text that nobody redacts. */
export const redactedWords: LintRule = (subject) => [...inTheFlow(subject), ...inTexts(subject)];

/** What a flow says of itself goes to models, charts and inspectors as it stands. */
function inTheFlow({ flow, locale }: Subject): readonly Finding[] {
  const written = writtenIn(flow);
  const all = [...written, ...describedIn(flow)];
  return sensitiveIn(flow).flatMap((slot): readonly Finding[] => {
    const placeholder = new RegExp(`\\{+\\s*(?:\\w+\\.)*${slot}\\s*\\}+`);
    const values = [slotOf(flow, slot).assume, ladderOf(flow, slot).default].filter((value) => value !== undefined);
    const words = values.flatMap((value) => [slotOf(flow, slot).say(value, locale), String(value)]);
    const withPlaceholder = all.filter(({ text }) => placeholder.test(text));
    // A kind tells its own bounds and choices, and a default may well be one of them.
    const withValue = written.filter(({ text }) => words.some((one) => one !== '' && standsIn(text, [one])));
    return [
      ...withPlaceholder.map(({ where, text }) => shown(slot, `${where} has a placeholder for it: "${text}".`)),
      ...withValue.map(({ where }) => shown(slot, `${where} holds its assumed or default value.`)),
    ];
  });
}

/** A text, and the place in the definition of the flow where it stands. */
interface Text {
  readonly where: string;
  readonly text: string;
}

/** What whoever defined the flow has written. */
function writtenIn(flow: Flow): readonly Text[] {
  const ofSlots = flow.order.flatMap((name) => {
    const { prompt, label, example, why, refusals = {} } = slotOf(flow, name);
    const inRefusals = Object.entries(refusals).map(([code, text]) => [`refusals.${code}`, text] as const);
    return textsAt(`slots.${name}.`, [...Object.entries({ prompt, label, example, why }), ...inRefusals]);
  });
  const answers = flow.answers.map(({ answer }, at) => [`answers[${at}]`, answer] as const);
  return [...ofSlots, ...textsAt('', [...answers, ['greeting', flow.greeting], ['noun', flow.noun]])];
}

/** What kinds tell of themselves. */
const describedIn = (flow: Flow): readonly Text[] =>
  flow.order.flatMap((name) => {
    const { description, enum: options = [] } = slotOf(flow, name).describe();
    return textsAt(`slots.${name}.`, [
      ['description', description],
      ['options', options.join('\n')],
    ]);
  });

const textsAt = (place: string, texts: readonly (readonly [string, string | undefined])[]): readonly Text[] =>
  texts.flatMap(([key, text]) => (text === undefined ? [] : [{ where: `${place}${key}`, text }]));

/** Texts that repeat no values; those that do are shown to the user alone. */
function inTexts(subject: Subject): readonly Finding[] {
  const { flow, found, languages, locale } = subject;
  const slots = everySlotSettled(found.words);
  return Object.entries(languages).flatMap(([language, texts]) =>
    sensitiveIn(flow).flatMap((slot): readonly Finding[] => {
      const value = slots[slot]?.settled?.value;
      const words = value === undefined ? '' : slotOf(flow, slot).say(value, locale);
      if (words === '') return [];
      const shownWith = (known: Slots): readonly boolean[] =>
        quiet(summaryOf(flow, known)).map((directive) => {
          const text = textOf(flow, texts, contextWith(subject, known), directive);
          return typeof text === 'string' && standsIn(text, [words]);
        });
      // Words that stand there without the value as well are not the value.
      const isAnyway = shownWith({ ...slots, [slot]: { attempts: 0 } });
      const isShown = shownWith(slots);
      return quiet([])
        .filter((_, at) => isShown[at] === true && isAnyway[at] !== true)
        .map(({ say }) => shown(slot, `In ${language} the text ${say} says its value, where none need be said.`));
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
