import { createAssistant, defineFlow, type Slot } from 'talkchart';

const SEAT = /(?<![\w-])(\d{1,2})\s?([a-f])(?!\w)/gi;

const seatsIn = (said: string) =>
  [...said.matchAll(SEAT)].map(([words, row = '', letter = '']) => ({ words, value: row + letter.toUpperCase() }));

/** A seat in a plane: "12a", "seat 3 C". */
const seat: Slot<string, 'always'> = {
  type: 'other',
  prompt: 'Which seat?',
  read(words) {
    const [first, ...more] = seatsIn(String(words)).map(({ value }) => value);
    if (first === undefined) return { kind: 'none' };
    return more.length === 0 ? { kind: 'value', value: first } : { kind: 'ambiguous', options: [first, ...more] };
  },
  recognise: (said) =>
    [...said.matchAll(SEAT)].map(({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
      reading: { kind: 'value', value: seatsIn(words)[0]?.value ?? '' },
      certain: false, // "1 d" may be one day
    })),
  say: (value) => value,
  describe: () => ({ type: 'string', description: 'A seat: the row and a letter from A to F, like 12A.' }),
};

const assistant = createAssistant({
  flow: defineFlow({ id: 'plane', version: 1, timeZone: 'UTC', noun: 'seat reservation', slots: { seat } }),
  perform: { fulfil: async ({ slots }) => ({ is: 'succeeded', result: { reference: slots.seat } }) },
});
const { sessionId, reply } = await assistant.start();
const which = await assistant.send(sessionId, '12a or 12 f', { seen: reply.id });
const summary = await assistant.send(sessionId, 'then 12F, please', { seen: which.id });
console.log(`> 12a or 12 f\n${which.text}\n\n> then 12F, please\n${summary.text}`);
