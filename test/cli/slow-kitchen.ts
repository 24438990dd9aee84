// It installs signal handlers of its own, which would end the process in the midst of a turn.
import '@openai/agents';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Perform } from '../../src/session/perform.ts';
import * as slot from '../../src/slots/index.ts';

/** A flow whose task is done when a line comes in on stdin; one for twelve loses a promise. */
export const dinner = defineFlow({
  id: 'dinner',
  version: 1,
  timeZone: 'Europe/Paris',
  slots: { plates: slot.number({ min: 1, max: 12, prompt: 'How many plates?' }) },
});

export const perform: Perform<typeof dinner> = {
  async fulfil({ slots: { plates } }) {
    if (plates === 12) {
      void Promise.reject(new Error('hunter2'));
      return { is: 'succeeded', result: null };
    }
    process.stderr.write('The kitchen has begun.\n');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    return { is: 'succeeded', result: { reference: `D-${plates}` } };
  },
};
