import type { Context } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import { valuesOf } from '../core/slot-state.ts';
import { claimsIn, isReadable } from './answer-claims.ts';
import { keysGivenIn, statesOnly } from './answer-facts.ts';
import { asks, firstParagraph, plain, sentencesOf } from './answer-sentences.ts';
import { withoutKnownValues } from './answer-values.ts';

/** An answer is one paragraph of at most so many characters. */
const longestAnswer = 600;

/** What a page could take for more than text. */
const markup = /<[a-z/!]|&#?\w{1,20};/i;

/**
 * A model's text for a digression, if it may be shown. Sentences of the flow's answers may; of all others each must be one
 * that we can read, claim no outcome, and state no date, time, number or address that stands neither in the flow's
 * answers nor in what is settled. The machine asks the questions, so those of the model are left out.
 * @returns the first paragraph, or `null` where it must be dropped.
 */
export function readAnswerText(flow: Flow, context: Context, text: string): string | null {
  const paragraph = firstParagraph(text);
  const answers = [...flow.answers.map(({ answer }) => answer), ...reasonsOf(flow)].map(plain);
  if (answers.includes(paragraph)) return paragraph;
  if (paragraph.length > longestAnswer || markup.test(paragraph)) return null;
  const { locale } = context;
  const said = Object.entries(valuesOf(flow, context.slots)).map(([name, value]) =>
    slotOf(flow, name).say(value, locale),
  );
  const sources = [...answers, ...said];
  const known = {
    words: sources.join('\n'),
    keys: keysGivenIn(sources, locale),
    sentences: new Set(answers.flatMap(sentencesOf).map(asWritten)),
  };

  const mayBeShown = (sentence: string): boolean =>
    known.sentences.has(asWritten(sentence)) ||
    (isReadable(sentence, known.words, locale) &&
      claimsIn(sentence, locale).every((claim) => claim === 'denial' && nothingWasTried(context)) &&
      statesOnly(known.keys, withoutKnownValues(flow, context, sentence), locale));

  const sentences = sentencesOf(paragraph).filter((sentence) => !asks(sentence));
  return sentences.length > 0 && sentences.every(mayBeShown) ? sentences.join(' ') : null;
}

/** What the flow says to "why do you need it?". */
const reasonsOf = (flow: Flow): readonly string[] => flow.order.flatMap((name) => slotOf(flow, name).why ?? []);

/** A sentence as it is compared: it may begin or end another way. */
const asWritten = (sentence: string): string => sentence.toLowerCase().replace(/[.!]$/, '');

/** "Nothing is booked yet" is true of a first run that nobody has said yes to. */
const nothingWasTried = ({ run, consents }: Context): boolean => run === '1' && consents === 0;
