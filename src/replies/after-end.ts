import { directiveWords, doneFacts, endingFacts } from './directive-words.ts';
import type { Telling } from './slot-words.ts';

/** The true answer about what was, to a message that came after the end. */
export function afterEndWords(telling: Telling): string {
  const { answer, directive, isUnanswered, texts, told } = telling;
  const { digressions, said } = told.context.turn;
  if (answer !== null) return answer;
  const isChat = digressions.length > 0 && digressions.every((kind) => kind === 'chat');
  const first = isUnanswered ? [texts.unanswered] : isChat ? [texts.chat(said)] : [];
  switch (directive.say) {
    case 'completed': {
      const tell = digressions.includes('status') ? 'all' : isChat || isUnanswered ? 'that' : 'what';
      return [...first, texts.afterEnd.completed({ ...doneFacts(telling, directive), tell })].join(' ');
    }
    case 'cancelled':
    case 'handedOff':
      return [...first, texts.afterEnd[directive.say](endingFacts(telling, directive))].join(' ');
    default:
      // Only a run that is over has an "after"; whatever else is said is true as well.
      return directiveWords(telling, directive);
  }
}
