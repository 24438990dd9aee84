import type { Directive } from '../core/directive.ts';
import { ladderOf, slotOf } from '../core/flow.ts';
import type { Open } from '../core/slot-state.ts';
import type { Catalogue } from '../replies/catalogue.ts';
import { asks } from '../replies/slot-words.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { lackingIn } from './spoken-texts.ts';
import { contextWith, textOf } from './telling.ts';
import { missingText, problemWith } from './text-problem.ts';

/** In every language each rung of each ladder has a question, whatever was refused; and every refusal of a slot has words. */
export const spokenRungs: LintRule = (subject) => [
  ...wordlessRefusals(subject),
  ...Object.entries(subject.languages)
    // What a text that is lacking leads to need not be told.
    .filter(([, texts]) => lackingIn(texts).length === 0)
    .flatMap(([language, texts]) => subject.flow.order.flatMap((slot) => unspokenRung(subject, language, texts, slot))),
];

/** Refusals that a slot words by itself, in whatever language. */
function wordlessRefusals({ flow }: Subject): readonly Finding[] {
  return flow.order.flatMap((slot) =>
    Object.entries(slotOf(flow, slot).refusals ?? {}).flatMap(([code, text]) => {
      const problem = problemWith(text);
      return problem === null ? [] : [missingText(slot, `slots.${slot}.refusals.${code}`, problem)];
    }),
  );
}

/** The first rung of this slot without a question. One that is never asked is asked once what was volunteered is refused. */
function unspokenRung(subject: Subject, language: string, texts: Catalogue, slot: string): readonly Finding[] {
  const { flow } = subject;
  const { refusals: own = {} } = slotOf(flow, slot);
  const codes = [...new Set([...Object.keys(texts.refusals), ...Object.keys(own)])].filter(
    // Told already, and it stands in every question about the slot.
    (code) => problemWith({ ...texts.refusals, ...own }[code]) === null,
  );
  const rungs = Array.from({ length: Math.min(ladderOf(flow, slot).attempts, 10) }, (_, attempts) => attempts);
  for (const attempts of rungs) {
    for (const directive of questionsAt(slot, attempts, codes)) {
      const open = 'open' in directive ? { open: directive.open } : {};
      const text = textOf(flow, texts, contextWith(subject, { [slot]: { attempts, ...open } }), directive);
      const problem = problemWith(text) ?? (asks(String(text)) ? null : 'it asks nothing');
      if (problem !== null) {
        return [
          missingText(
            slot,
            `In ${language} the question ${inWords(directive)} after ${attempts} unusable answers`,
            problem,
          ),
        ];
      }
    }
  }
  return [];
}

const questionsAt = (slot: string, attempts: number, codes: readonly string[]): readonly Directive[] => {
  const reprompt = (why: Open['why'], code: string): Directive => {
    return { say: 'reprompt', slot, attempts, open: { why, code, options: [] }, keep: null };
  };
  return [
    { say: 'elicit', slot, attempts },
    ...codes.flatMap((code) => [reprompt('refused', code), reprompt('outdated', code)]),
    // The world has reasons of its own.
    reprompt('unavailable', 'taken'),
    reprompt('declined', 'needed'),
    ...['ambiguous', 'vague'].map(
      (code): Directive => ({
        ...{ say: 'clarify', slot, attempts },
        open: { why: 'ambiguous', code, options: [] },
        keep: null,
      }),
    ),
  ];
};

const inWords = (directive: Directive): string =>
  'open' in directive ? `${directive.say} (${directive.open.why}: ${directive.open.code})` : directive.say;
