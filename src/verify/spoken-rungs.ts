import type { Directive } from '../core/directive.ts';
import { ladderOf, slotOf } from '../core/flow.ts';
import type { RefusalCode } from '../core/reading.ts';
import type { Open } from '../core/slot-state.ts';
import { english } from '../replies/en.ts';
import { asks } from '../replies/slot-words.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { contextWith, textOf } from './telling.ts';

/** In every language each rung of each ladder has a question, and every refusal a text. */
export const spokenRungs: LintRule = (subject) =>
  Object.entries(subject.languages).flatMap(([language, texts]) => [
    ...subject.flow.order
      .filter((slot) => slotOf(subject.flow, slot).ask !== false)
      .flatMap((slot) => unspokenRung(subject, language, slot)),
    // English has them all: it would not compile otherwise.
    ...(Object.keys(english.refusals) as readonly RefusalCode[])
      .filter((code) => typeof texts.refusals?.[code] !== 'string')
      .map((code) => missing(null, language, `the refusal "${code}"`, 'there is none')),
  ]);

/** The first rung of this slot without a question. */
function unspokenRung(subject: Subject, language: string, slot: string): readonly Finding[] {
  const { flow, languages } = subject;
  const texts = languages[language];
  if (texts === undefined) return [];
  const rungs = Array.from({ length: Math.min(ladderOf(flow, slot).attempts, 10) }, (_, attempts) => attempts);
  for (const attempts of rungs) {
    for (const directive of questionsAt(slot, attempts)) {
      const open = 'open' in directive ? { open: directive.open } : {};
      const text = textOf(flow, texts, contextWith(subject, { [slot]: { attempts, ...open } }), directive);
      const problem = problemWith(text);
      if (problem !== null) {
        return [missing(slot, language, `the question ${directive.say} after ${attempts} unusable answers`, problem)];
      }
    }
  }
  return [];
}

const questionsAt = (slot: string, attempts: number): readonly Directive[] => {
  const open = (why: Open['why'], code: string): Open => ({ why, code, options: [] });
  return [
    { say: 'elicit', slot, attempts },
    ...(['refused', 'outdated', 'unavailable'] as const).map(
      (why): Directive => ({ say: 'reprompt', slot, attempts, open: open(why, 'invalid'), keep: null }),
    ),
    { say: 'reprompt', slot, attempts, open: open('declined', 'needed'), keep: null },
    { say: 'clarify', slot, attempts, open: open('ambiguous', 'ambiguous'), keep: null },
  ];
};

/** What a text lacks; a text made of something that is not there says so by these words. */
function problemWith(text: string | Error): string | null {
  if (text instanceof Error) return `it throws "${text.message}"`;
  if (typeof text !== 'string' || text.trim() === '') return 'it is empty';
  const hole = /\bundefined\b|\[object |\bNaN\b|\$?\{\w+\}/.exec(text)?.[0];
  if (hole !== undefined) return `"${hole}" stands in it`;
  return asks(text) ? null : 'it asks nothing';
}

const missing = (slot: string | null, language: string, what: string, problem: string): Finding => ({
  code: 'prompt-missing',
  slot,
  says: `In ${language} ${what} has no words: ${problem}.`,
  todo: 'Write them: the prompt of the slot, or the text of the language. A question ends in a question mark.',
});
