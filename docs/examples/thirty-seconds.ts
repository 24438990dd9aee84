import { createAssistant, defineFlow } from 'talkchart';
import * as slot from 'talkchart/slots';

const table = defineFlow({
  id: 'table',
  version: 1,
  timeZone: 'Europe/Paris',
  noun: 'reservation',
  slots: {
    guests: slot.number({ min: 1, max: 8, whole: true, prompt: 'For how many people?' }),
    day: slot.date({ closed: ['monday'], prompt: 'Which day?' }),
    time: slot.time({ between: ['18:00', '22:00'], every: { minutes: 30 }, dependsOn: ['day'] }),
  },
});

const assistant = createAssistant({
  flow: table,
  perform: {
    // Called only after a plain yes to exactly these values, which are typed: number, LocalDate, LocalTime.
    fulfil: async ({ slots }) => {
      console.log(`(reserving for ${slots.guests} on ${slots.day} at ${slots.time})`);
      return { is: 'succeeded', result: { reference: `T-${slots.day}` } };
    },
  },
});

const { sessionId, reply } = await assistant.start();
let seen = reply.id;
for (const text of ['Saturday at 8 for four', 'yes, but we are five', 'I guess so', 'Perfect.']) {
  const answer = await assistant.send(sessionId, text, { seen });
  console.log(`> ${text}\n${answer.text}\n`);
  seen = answer.id;
}
