import type { Asked } from '../../src/core/context.ts';
import type { Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { bareWord, type MessagePlan, phrases, type WordPlan, wordsOf } from './vocabulary.ts';

/** What a competent model makes of a message; `asked`: the question it may answer. */
export function honestReading(flow: Flow, { phrase, words }: MessagePlan, asked: Asked | null): readonly Proposal[] {
  const spoken = words.filter(({ slot }) => flow.order.includes(wordsOf(slot).name));
  return [
    ...spoken.filter(({ is }) => is !== 'denied').map(proposalFor),
    ...(phrase === null ? [] : meantBy(phrase, asked)),
  ];
}

function proposalFor(word: WordPlan): Proposal {
  const { name, values } = wordsOf(word.slot);
  const value = word.is === 'mistyped' || word.is === 'value' ? values[word.value] : bareWord(word);
  return { type: 'slot.proposed', slot: name, value, quote: bareWord(word) };
}

function meantBy(phrase: number, asked: Asked | null): readonly Proposal[] {
  const { means, picks, said } = phrases[phrase % phrases.length] ?? {};
  const slot = asked?.slot ?? null;
  const picked = picks === undefined ? undefined : asked?.options.at(picks);
  if (picked !== undefined && slot !== null)
    return [{ type: 'slot.proposed', slot, value: picked, ...(said === undefined ? {} : { quote: said }) }];
  switch (means) {
    case undefined:
      return [];
    case 'human':
      return [{ type: 'human.requested', reason: 'asked' }];
    case 'digressed':
      return [{ type: 'digressed', kind: 'answer' }];
    case 'declined':
    case 'kept':
      return slot === null ? [] : [{ type: `slot.${means}`, slot }];
    default:
      return [{ type: means }];
  }
}
