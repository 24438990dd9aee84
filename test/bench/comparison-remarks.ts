import { figuresOf } from './figures.ts';
import type { Measured, Talked } from './measure-talks.ts';

/** What the figures of a run say, and what they do not: paragraphs in Markdown. */
export function remarksOn(all: readonly Measured[]): readonly string[] {
  const plain = figuresOf(memoryOf(all, 'plain loop'));
  const tuned = figuresOf(memoryOf(all, 'tuned loop'));
  const own = figuresOf(memoryOf(all, 'Talkchart'));
  const always = figuresOf(memoryOf(all, 'Talkchart, model always asked'));
  return [
    `**Against the plain loop the ratio says little.** It reads ${times(plain.input / own.input)} the tokens of Talkchart, but most of ` +
      `that is history sent again, which a provider's cache absorbs: with a cache it is ${times(plain.withCache / own.withCache)}. ` +
      'The tuned loop is the fair opponent.',
    `**Against the tuned loop** Talkchart makes ${share(own.calls / tuned.calls)} of the model calls, with ` +
      `${share(own.input / tuned.input)} of the input tokens and ${share(own.output / tuned.output)} of the output tokens. It saves calls ` +
      'in two ways. The reply is written by code, so that no second call is needed after a tool. And messages that the embedded ' +
      'reader is certain of reach no model; this second way is open to a loop too. Without it ("model always asked") Talkchart makes ' +
      `${always.calls.toFixed(2)} calls and reads ${always.input.toFixed(0)} tokens a message, where the tuned loop makes ` +
      `${tuned.calls.toFixed(2)} and reads ${tuned.input.toFixed(0)}.${
        always.input > tuned.input ? ' One request of Talkchart is the longer one: about half of it are its tools.' : ''
      }`,
    '**Growth is looked at in messages of one kind:** five questions off the topic at the beginning of the long conversation and five at ' +
      'its end, none of which has a known answer. Its first and its last message differ too much to be compared.',
    '**The cache is drawn kindly for everybody.** It is taken to hold any length, for as long as it takes. OpenAI caches nothing shorter ' +
      'than 1,024 tokens: so much stays the same only in the plain loop, and nothing would be saved in the tuned loop or in Talkchart, ' +
      'whose constant part is about half of that. A request is counted as instructions, tools, messages.',
    '**Time is what the program takes beside the model.** A hosted model takes about a second, so what a user feels is the number of ' +
      'calls. The figures come from one machine that did other things too; read the ratios, not the milliseconds.' +
      (own.ms > tuned.ms
        ? ` Talkchart takes longer than the tuned loop: it reads the words itself, before the model and after it, to see whether they ` +
          `carry what is claimed. In memory that is ${own.ms.toFixed(1)} ms a message, and ${always.ms.toFixed(1)} ms where the embedded ` +
          'reader does not look first.'
        : ''),
    '**Right and wrong says nothing about models.** The simulated one never errs, so that the loops book what it understood. What happens ' +
      'when a model errs is the matter of [the security model](security.md). What a message comes to is brought by the model in the loops ' +
      '("2026-12-05"), and read from the words by code in Talkchart.',
    '**Stored bytes are those of the session alone.** Beside it Talkchart keeps the replies and a record of each turn; the loops keep ' +
      'nothing of the kind, and the tuned loop forgets all but the last four turns.',
    ...memoryOf(all, 'Talkchart')
      .talked.filter(({ isRight }) => !isRight)
      .map(whyWrong),
  ];
}

const whyWrong = ({ conversation: { id, turns } }: Talked): string =>
  `**The ${id} conversation is not booked by its last message.** After a no to the summary ("${turns.at(-2)?.text}") Talkchart asks what ` +
  `should change, and takes "${turns.at(-1)?.text}" as a wish to see the summary again: it books only after a yes to the summary itself. ` +
  'One more yes books it. The loops trust the model to know what the yes was for.';

/**
 * What was measured of a design in memory.
 * @throws Error where it was not.
 */
export function memoryOf(all: readonly Measured[], design: string): Measured {
  const found = all.find(({ contender }) => contender.design === design && contender.storage === 'memory');
  if (found === undefined) throw new Error(`There is no "${design}" in memory.`);
  return found;
}

const share = (ratio: number): string => `${(ratio * 100).toFixed(0)}%`;
const times = (ratio: number): string => `${ratio.toFixed(1)} times`;
