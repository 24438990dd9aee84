import { defineFlow } from 'talkchart';
import * as slot from 'talkchart/slots';

export const flow = defineFlow({
  id: 'parcel',
  version: 1,
  timeZone: 'Europe/Berlin',
  noun: 'pick-up',
  slots: {
    day: slot.date({ closed: ['sunday'], prompt: 'Which day shall we come?' }),
    parcels: slot.number({ min: 1, max: 20, whole: true, unit: 'parcels', prompt: 'How many parcels?' }),
    name: slot.personName(),
  },
});
