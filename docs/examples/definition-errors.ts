import { defineFlow, FlowError, type Slot } from 'talkchart';
import * as slot from 'talkchart/slots';

const attempt = (slots: () => Readonly<Record<string, Slot>>) => {
  try {
    defineFlow({ id: 'room', version: 1, timeZone: 'UTC', slots: slots() });
  } catch (error) {
    if (error instanceof FlowError) console.log(`${error.code} ${error.message}`);
  }
};

attempt(() => ({}));
attempt(() => ({ time: slot.time({ dependsOn: ['date'] }) }));
attempt(() => ({ a: slot.text({ dependsOn: ['b'] }), b: slot.text({ dependsOn: ['a'] }) }));
attempt(() => ({ day: slot.date(), note: slot.text({ when: ({ day }) => day !== undefined }) }));
attempt(() => ({ bed: slot.choice({ options: ['single', 'double'], ladder: { default: 'bunk' } }) }));
attempt(() => ({ bed: slot.choice({ options: ['single', 'double'], assume: 'Double' }) }));
attempt(() => ({ name: slot.personName({ ladder: { attempts: 99 } }) }));
attempt(() => ({ nights: slot.number({ min: 8, max: 2 }) }));
