import { msOf, type Span, spanInWords } from './span.ts';

/**
 * What comes first of several things that a conversation waits for, by real time: whoever waits for something that never
 * happens is told so, instead of standing still until the test runner gives up.
 * @throws `Error` where nothing comes within the span.
 */
export async function firstWithin<Coming extends Promise<unknown>>(
  patience: Span,
  coming: readonly Coming[],
): Promise<Awaited<Coming>> {
  const { promise: tooLong, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(new Error(`Nothing happened within ${spanInWords(patience)} of real time.`));
  const timer = setTimeout(giveUp, msOf(patience));
  try {
    return await Promise.race([...coming, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
