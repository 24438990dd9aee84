import type { Context, Ending } from '../core/context.ts';
import { type Directive, summaryOf } from '../core/directive.ts';
import type { Open } from '../core/slot-state.ts';
import type { Catalogue, DoneFacts } from '../replies/catalogue.ts';
import { english } from '../replies/en.ts';
import { itemsOf } from '../replies/slot-words.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { contextWith, everySlotSettled, tellingOf, textOf, tried } from './telling.ts';
import { missingText, problemWith } from './text-problem.ts';

/** Every language has every text, and each can be said. Questions about slots have a rule of their own. */
export const spokenTexts: LintRule = (subject) =>
  Object.entries(subject.languages).flatMap(([language, texts]): readonly Finding[] => {
    const lacking = lackingIn(texts);
    if (lacking.length > 0)
      return lacking.map((name) => missingText(null, `In ${language} the text ${name}`, 'there is none'));
    const context = contextWith(subject, everySlotSettled(subject.found.words));
    return [
      ...wordlessRefusals(texts),
      ...wordlessDirectives(subject, texts, context),
      ...wordlessAsides(subject, texts, context),
    ].map(([name, problem]) => missingText(null, `In ${language} the text ${name}`, problem));
  });

/** The names of the texts that English has and these lack: `endings.left`. English would not compile without them all. */
export const lackingIn = (texts: Catalogue): readonly string[] => lacking('', texts, english);

function lacking(name: string, texts: unknown, model: unknown): readonly string[] {
  const isGroup = typeof model === 'object' && model !== null;
  const isText = typeof texts === 'string' || texts === null;
  if (!isGroup) return (typeof model === 'function' ? typeof texts === 'function' : isText) ? [] : [name];
  if (typeof texts !== 'object' || texts === null) return [name];
  const inner = new Map(Object.entries(texts));
  return Object.entries(model).flatMap(([key, one]) =>
    lacking(name === '' ? key : `${name}.${key}`, inner.get(key), one),
  );
}

/** The name of a text, and what is wrong with it. */
type Wordless = readonly [name: string, problem: string];

const wordlessRefusals = ({ refusals }: Catalogue): readonly Wordless[] =>
  Object.entries(refusals).flatMap(([code, text]) => wordless(`refusals.${code}`, text));

/** The directives that are about no slot. */
function wordlessDirectives({ flow }: Subject, texts: Catalogue, context: Context): readonly Wordless[] {
  const summary = summaryOf(flow, context.slots);
  const ended = (say: 'cancelled' | 'handedOff', why: Ending['why']): Directive => {
    return { say, because: { why, detail: why === 'exhausted' ? (flow.order[0] ?? null) : null } };
  };
  const directives: readonly Directive[] = [
    { say: 'greet', slot: null },
    { say: 'reviseWhat', summary },
    { say: 'confirm', summary, isNew: [] },
    { say: 'wait', because: 'checking' },
    { say: 'wait', because: 'executing' },
    { say: 'wait', because: 'outcomeUnknown' },
    { say: 'tooLate', what: ['cancel'] },
    { say: 'offerResume', summary },
    { say: 'confirmLeave', leave: 'cancel' },
    { say: 'confirmLeave', leave: 'restart' },
    {
      say: 'completed',
      summary,
      result: { reference: 'R-1' },
      tooLate: ['slot.proposed', 'cancel', 'restart', 'human.requested'],
    },
    { say: 'completed', summary, result: null, tooLate: [] },
    ...(['left', 'expired', 'exhausted'] as const).map((why) => ended('cancelled', why)),
    ...(['human', 'exhausted', 'unclear', 'turns', 'corrections', 'failed', 'unknown'] as const).map((why) =>
      ended('handedOff', why),
    ),
  ];
  return directives.flatMap((directive) => {
    const about = 'because' in directive ? directive.because : 'leave' in directive ? directive.leave : null;
    const why = typeof about === 'object' ? about?.why : about;
    return wordless(
      why === undefined ? directive.say : `${directive.say} (${why})`,
      textOf(flow, texts, context, directive),
    );
  });
}

/** What is said beside a directive. It may be left unsaid. */
function wordlessAsides({ flow }: Subject, texts: Catalogue, context: Context): readonly Wordless[] {
  const { noun } = flow;
  const summary = summaryOf(flow, context.slots);
  const items = itemsOf(tellingOf(flow, texts, context, { say: 'reviseWhat', summary }), summary);
  const [value = { label: noun, type: 'text', words: noun } as const] = items;
  const { label, words } = value;
  const done: DoneFacts = { noun, items, reference: 'R-1' };
  const facts = { noun, why: 'left', reason: words } as const;
  const reasons: readonly Open['why'][] = ['refused', 'ambiguous', 'declined', 'outdated', 'unavailable', 'exhausted'];
  const asides: readonly (readonly [string, () => string])[] = [
    ['greet', () => texts.greet({ greeting: words, question: words })],
    ['accepted', () => texts.accepted(items)],
    ['changed', () => texts.changed({ label, from: words, to: words })],
    ['kept', () => texts.kept(value)],
    ['defaulted', () => texts.defaulted(value)],
    ['skipped', () => texts.skipped(label)],
    ['besides', () => texts.besides({ label, reason: words })],
    ['status', () => texts.status(items)],
    ['status', () => texts.status([])],
    ['help', () => texts.help(noun)],
    ['chat', () => texts.chat('thanks')],
    ...reasons.map(
      (why) => [`reasons.${why}`, () => texts.reasons[why]({ was: words, refusal: words, need: words })] as const,
    ),
    ...(['all', 'what', 'that'] as const).map(
      (tell) => ['afterEnd.completed', () => texts.afterEnd.completed({ ...done, tell })] as const,
    ),
    ['afterEnd.cancelled', () => texts.afterEnd.cancelled(facts)],
    ['afterEnd.handedOff', () => texts.afterEnd.handedOff({ ...facts, why: 'human' })],
  ];
  return asides.flatMap(([name, make]) => {
    const text = tried(make);
    return text === '' ? [] : wordless(name, text);
  });
}

function wordless(name: string, text: string | Error): readonly Wordless[] {
  const problem = problemWith(text);
  return problem === null ? [] : [[name, problem]];
}
