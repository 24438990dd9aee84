// Loaded before the clock is set: what extends Date must extend the real one.
import '../../src/index.ts';
import '../../src/slots/index.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('The examples of embedding', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z'), toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  async function printedBy(run: () => Promise<unknown>): Promise<string> {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    await run();
    return lines.join('\n').trim();
  }

  it('a live actor reserves once, after a plain yes', async () => {
    expect(await printedBy(() => import('../../docs/examples/embed-actor.ts'))).toMatchInlineSnapshot(`
      "> Saturday, for four
      Here is your reservation:
      - guests: 4 (pending)
      - day: Saturday 28 November 2026 (pending)
      Shall I go ahead with this reservation?

      (reserving for 4 on 2026-11-28, once for ann/1/1)
      > Perfect.
      Your reservation is made: 4 (guests), Saturday 28 November 2026. Reference: T-2026-11-28."
    `);
  });

  it("pure transitions with a store of one's own answer a question and book what was confirmed", async () => {
    expect(await printedBy(() => import('../../docs/examples/embed-pure.ts'))).toMatchInlineSnapshot(`
      "> An e-bike
      Got it: e-bike. What is wrong with it?

      > a flat tyre
      Got it: a flat tyre. When will you bring it?

      > how much is it?
      We look at it first and call you with a price. When will you bring it?

      > Thursday
      Got it: Thursday 26 November 2026. What is your name?

      > Ann Lee
      Got it: Ann Lee. What is your phone number? You can also say "skip".

      > skip
      We'll leave the phone out.
      Here is your repair:
      - bike: e-bike (pending)
      - problem: a flat tyre (pending)
      - day: Thursday 26 November 2026 (pending)
      - name: Ann Lee (pending)
      Shall I go ahead with this repair?

      > yes
      Your repair is made: e-bike, a flat tyre, Thursday 26 November 2026, Ann Lee. Reference: E101."
    `);
  });
});
