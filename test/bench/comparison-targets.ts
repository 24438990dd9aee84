import type { Target } from '../eval/targets.ts';
import { isDurable, tunedBeside } from './comparison-tables.ts';
import { figuresOf, growthOf } from './figures.ts';
import type { Measured } from './measure-talks.ts';

/** What we want of Talkchart, beside what was measured. */
export function targetsOf(all: readonly Measured[]): readonly Target[] {
  const own = all.filter(({ contender }) => contender.design === 'Talkchart');
  const [first, ...more] = own.filter(({ contender }) => contender.storage === 'memory');
  if (first === undefined || more.length > 0) throw new Error('Talkchart in memory has to be measured once.');
  const { calls, input, largestBytes, right, conversations } = figuresOf(first);
  const { early, late } = growthOf(first);
  return [
    atMost('model calls a message', 0.7, calls, 2),
    atMost('input tokens a message', 350, input, 0),
    ...own
      .filter(({ contender }) => isDurable(contender.storage))
      .map((measured) => {
        const { storage } = measured.contender;
        const share = figuresOf(measured).ms / tunedBeside(all, measured).ms;
        return atMost(`time of a message kept in ${storage}, of the tuned loop in SQLite`, 0.7, share, 2);
      }),
    atMost('tokens of a question at the end, of one at the beginning', 1.2, late.input / early.input, 2),
    atMost('time of a question at the end, of one at the beginning', 1.2, late.ms / early.ms, 2),
    atMost('bytes of a stored session', 2048, largestBytes, 0),
    {
      what: 'conversations with the right outcome',
      wanted: `${conversations} of ${conversations}`,
      measured: `${right} of ${conversations}`,
      isMet: right === conversations,
    },
  ];
}

const atMost = (what: string, wanted: number, measured: number, digits: number): Target => ({
  what,
  wanted: `at most ${wanted}`,
  measured: measured.toFixed(digits),
  isMet: measured <= wanted,
});
