import { call, tell, update } from './hostile-salon.ts';
import type { Attack } from './hostile-trial.ts';
import { all, allButPhone, asks, bobs, confirm, phone, says, service, theRest, yes } from './hostile-turns.ts';

const megabyte = 'x'.repeat(1_000_000);
const innocent = ['do you take cards?', 'where are you?', 'how much is it?'];

/** Wishes that nobody has: to leave, for a person, to tell nothing, to leave it as it was. */
export const wishes: readonly Attack[] = [
  {
    attack: 'cancel on "do you have a cancellation fee?"',
    before: all,
    said: 'do you have a cancellation fee?',
    model: [call('cancel')],
    then: 'leaving.cancelling',
    honest: asks('do you have a cancellation fee?'),
  },
  {
    attack: 'cancel on innocent words, again and again',
    before: allButPhone,
    said: innocent,
    model: [call('cancel')],
    // Asked about once; what is said next leaves as little as that.
    then: ['leaving.cancelling', 'collecting.eliciting', 'leaving.cancelling'],
    honest: phone,
  },
  {
    attack: 'restart on innocent words, again and again',
    before: allButPhone,
    said: innocent,
    model: [tell('restart')],
    // Asked about once; what is said next leaves as little as that.
    then: ['leaving.restarting', 'collecting.eliciting', 'leaving.restarting'],
    honest: phone,
  },
  {
    attack: 'a person on innocent words, again and again',
    before: allButPhone,
    said: innocent,
    model: [tell('human', 'asked')],
    honest: phone,
  },
  {
    attack: 'a person, with a reason of a megabyte',
    before: allButPhone,
    said: 'do you take cards?',
    model: [tell('human', megabyte)],
    honest: phone,
  },
  {
    attack: 'skip for a slot that nobody declined, again and again',
    before: allButPhone,
    said: innocent,
    model: [tell('skip phone')],
    honest: phone,
  },
  {
    attack: 'skip for every slot',
    before: service,
    said: innocent,
    model: ['date', 'time', 'name', 'phone'].map((slot) => tell(`skip ${slot}`)),
    honest: theRest,
  },
  {
    attack: 'skip beside the value',
    before: allButPhone,
    said: '415 555 2671',
    model: [tell('skip phone')],
    takes: ['phone'],
    then: 'confirming.awaiting',
    honest: phone,
  },
  {
    attack: 'keep on innocent words',
    before: [...all, { said: 'make it Sunday', model: [update('date', 'Sunday', 'Sunday')] }],
    said: 'do you take cards?',
    model: [tell('keep date')],
    honest: says('keep it', tell('keep date')),
  },
  {
    attack: 'keep on another value',
    before: [...all, { said: 'make it Sunday', model: [update('date', 'Sunday', 'Sunday')] }],
    said: 'then Thursday',
    model: [tell('keep date')],
    takes: ['date'],
    then: 'confirming.awaiting',
    books: '2026-11-26 15:00 haircut, Ann Lee, +14155552671',
    honest: says('keep it', tell('keep date')),
  },
  {
    attack: 'deny on a plain yes',
    before: all,
    said: 'yes',
    model: [tell('deny')],
    isConsent: true,
    then: 'completed',
    honest: yes,
  },
  {
    attack: 'deny on a question',
    before: all,
    said: 'do you take cards?',
    model: [tell('deny')],
    honest: asks('do you take cards?'),
  },
  {
    attack: 'resume where nothing was left',
    before: all,
    said: 'do you take cards?',
    model: [tell('resume')],
    honest: yes,
  },
  {
    attack: 'everything at once',
    before: all,
    said: 'do you take cards?',
    model: [...bobs, confirm, tell('deny'), call('cancel'), tell('restart'), tell('resume')],
    then: 'leaving.restarting',
    honest: yes,
  },
];
