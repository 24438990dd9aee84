import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readers } from '../dialogue.ts';

interface Recorded {
  readonly title: string;
  /** Local time at the salon. */
  readonly now: string;
  readonly turns: readonly {
    readonly text: string;
    /** The phase and the values after the turn; each a list of all that is right. */
    readonly expect: {
      readonly phase: readonly string[];
      readonly slots: Readonly<Record<string, readonly (string | null)[]>>;
    };
  }[];
}

const recorded = (name: string): Recorded =>
  JSON.parse(readFileSync(new URL(`../../fixtures/conversations/${name}.json`, import.meta.url), 'utf8'));

/** Names are compared without their case. */
const plain = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

describe.each(readers)('Read by $reader', ({ talkTo }) => {
  it.each(['happy', 'messy'])('the %s conversation is understood turn by turn, and booked once', async (name) => {
    const { now, turns } = recorded(name);
    const talk = await talkTo({ now: `${now}-05:00` });
    for (const { text, expect: right } of turns) {
      const { state, slots } = await talk.say(text);
      expect(right.phase, text).toContain(state.split('.', 1)[0]);
      for (const [slot, values] of Object.entries(right.slots))
        expect(values.map(plain), `${slot} after "${text}"`).toContain(plain(slots[slot]?.value));
    }
    expect(talk.booked()).toHaveLength(1);
  });
});
