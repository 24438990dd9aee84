import { describe, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { dialogue } from '../../src/testing/index.ts';

const base = { version: 1, timeZone: 'UTC' } as const;
const now = '2026-11-22T10:00:00Z';

/** Two slots of a kind, twice. */
const stay = defineFlow({
  ...base,
  id: 'stay',
  slots: {
    arrival: slot.date({ prompt: 'When do you arrive?' }),
    departure: slot.date({ prompt: 'When do you leave?' }),
    guest: slot.personName({ prompt: 'Who stays with us?' }),
    driver: slot.personName({ label: 'driver of the car', prompt: 'Who drives?' }),
  },
});

const atSummary = dialogue(stay, { now })
  .user('24 November')
  .user('26 November')
  .user('Ann Lee')
  .user('Cid Ray')
  .expect({ asks: 'confirm', slots: { arrival: '2026-11-24', departure: '2026-11-26', guest: 'Ann Lee' } });

describe('Of two slots of one kind', () => {
  it.each([
    ['change the departure to 30 November', { arrival: '2026-11-24', departure: '2026-11-30' }],
    ['change the arrival to 23 November', { arrival: '2026-11-23', departure: '2026-11-26' }],
    ['the arrival is 23 November and the departure is 27 November', { arrival: '2026-11-23', departure: '2026-11-27' }],
    ['change the guest to Bob Stone', { guest: 'Bob Stone', driver: 'Cid Ray' }],
    ['the driver is Bob Stone', { guest: 'Ann Lee', driver: 'Bob Stone' }],
    ['the driver of the car should be Bob Stone', { guest: 'Ann Lee', driver: 'Bob Stone' }],
  ] as const)('the one that is called by its name takes it: %j', async (said, slots) => {
    await atSummary.user(said).expect({ asks: 'confirm', slots }).run();
  });

  it('the one that is called by its name takes it before it is asked for', async () => {
    await dialogue(stay, { now })
      .user('departure on 26 November')
      .expect({ asks: 'arrival', slots: { arrival: null, departure: '2026-11-26' } })
      .run();
  });
});
