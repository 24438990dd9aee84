import { summaryOf } from '../core/directive.ts';
import type { DigressionKind } from '../core/events.ts';
import { receiptOf } from '../core/receipt.ts';
import type { Replies } from '../session/ports.ts';
import { afterEndWords } from './after-end.ts';
import type { Catalogue } from './catalogue.ts';
import { directiveWords } from './directive-words.ts';
import { questionOf, slotIn } from './question.ts';
import { itemsOf, type Telling } from './slot-words.ts';
import { standsIn } from './summary-check.ts';
import { isSilent, understood } from './understood.ts';

/**
 * Puts directives into words: what was understood in this turn, the answer to a digression, and one question at most.
 * A summary that leaves out a value is never shown: the catalogue's own takes its place.
 * @param overrides texts that replace those of the catalogue.
 * @example createReplies(english, { reviseWhat: () => 'What would you like to be different?' });
 */
export function createReplies(catalogue: Catalogue, overrides: Partial<Catalogue> = {}): Replies {
  const texts: Catalogue = { ...catalogue, ...overrides };
  return (given) => {
    const telling: Telling = { ...given, texts };
    if (given.isAfterEnd) return afterEndWords(telling);
    const isPaused = userAskedToWait(telling);
    const question = isPaused ? [] : [questionWords(telling, catalogue)];
    return joined([...understood(telling), ...digressionWords(telling, isPaused), ...question]);
  };
}

/** A text of several lines begins on a line of its own. */
const joined = (texts: readonly string[]): string =>
  texts.reduce((before, text) => (before === '' ? text : `${before}${text.includes('\n') ? '\n' : ' '}${text}`), '');

/** A yes to a summary counts for all its values, so the words of each must be there, whoever wrote the text. */
function questionWords(telling: Telling, catalogue: Catalogue): string {
  const { directive } = telling;
  const text = directiveWords(telling, directive);
  if (directive.say !== 'confirm') return text;
  const items = itemsOf(telling, directive.summary);
  const words = items.map((item) => item.words);
  if (standsIn(text, words)) return text;
  const own = directiveWords({ ...telling, texts: catalogue }, directive);
  if (standsIn(own, words)) return own;
  return [...items.map((item) => `- ${item.label}: ${item.words}`), own].join('\n');
}

/** "One moment": the question stands as it is, and need not be put again. What has changed since is told all the same. */
function userAskedToWait({ flow, told, directive }: Telling): boolean {
  const { asked, turn } = told.context;
  return (
    turn.digressions.includes('wait') &&
    turn.verdicts.every(isSilent) &&
    turn.lastRungs.length === 0 &&
    asked !== null &&
    asked.about === questionOf(directive) &&
    asked.slot === slotIn(directive) &&
    asked.receipt === receiptOf(flow, told)
  );
}

function digressionWords(telling: Telling, isPaused: boolean): readonly string[] {
  const { answer, isUnanswered, texts, told } = telling;
  const kinds = [...new Set(told.context.turn.digressions)];
  return [
    ...(answer === null ? [] : [answer]),
    ...(isUnanswered && answer === null ? [texts.unanswered] : []),
    ...(questionOf(telling.directive) === null ? [] : kinds.flatMap((kind) => aside(telling, kind, isPaused))),
  ];
}

/** A word on the conversation itself, before it goes on. */
function aside(telling: Telling, kind: DigressionKind, isPaused: boolean): readonly string[] {
  const { flow, answer, texts, directive, told } = telling;
  switch (kind) {
    case 'status': {
      if (directive.say === 'confirm' || directive.say === 'offerResume') return [];
      return [texts.status(itemsOf(telling, summaryOf(flow, told.context.slots)))];
    }
    case 'help':
      return [directive.say === 'reviseWhat' ? texts.helpToRevise : texts.help(flow.noun)];
    case 'wait':
      return isPaused ? [texts.takeYourTime] : [];
    case 'chat':
      return answer === null ? [texts.chat(told.context.turn.said)] : [];
    case 'answer':
    case 'repeat':
      return [];
    default:
      return kind satisfies never;
  }
}
