import { type Customer, inWords, wishOf } from './customer.ts';
import { yeses } from './ledger.ts';
import type { Random } from './random.ts';
import type { Talk } from './talk.ts';

/** What a customer has at hand. */
export interface At {
  readonly talk: Talk;
  readonly customer: Customer;
  readonly random: Random;
  readonly todayMs: number;
}

/** Everything a customer may set out to do, by its name. */
export const kinds: Readonly<Record<string, (at: At) => Promise<void>>> = {
  async 'books straight away'({ talk, customer }) {
    await talk.say(inWords(customer.wish));
    await customer.book();
  },

  async 'answers one question after the other'({ talk, customer }) {
    await talk.say(`I would like a ${customer.wish.service}`);
    await customer.book();
  },

  async 'never tells what was seen'({ talk, customer }) {
    await talk.sayBlindly(inWords(customer.wish));
    await customer.reachSummary();
    await talk.sayBlindly('yes');
    await finish(talk, customer);
  },

  async 'corrects the summary'({ talk, customer, random, todayMs }) {
    await customer.reachSummary();
    const { date, time } = wishOf(random, todayMs);
    await talk.say(`actually make it ${date} at ${time}`);
    await customer.book();
  },

  async 'says no, then changes the name'({ talk, customer }) {
    await customer.reachSummary();
    await talk.say('no');
    await talk.say('the name is Walter Stone');
    await customer.book();
  },

  async 'cancels at the summary'({ talk, customer }) {
    await customer.reachSummary();
    await talk.say('cancel');
  },

  async 'leaves at the summary'({ customer }) {
    await customer.reachSummary();
  },

  async 'sends the yes twice at once'({ talk, customer }) {
    await customer.reachSummary();
    await talk.sayTwice('yes');
    await finish(talk, customer);
  },

  async 'says yes in two messages at once'({ talk, customer }) {
    await customer.reachSummary();
    await talk.sayAtOnce('yes', 'Yes please');
    await finish(talk, customer);
  },

  async 'sends everything again'({ talk, customer, random }) {
    await talk.say(inWords(customer.wish));
    await talk.sayAgain();
    await customer.reachSummary();
    await talk.sayAgain();
    await talk.say(random.pick(yeses));
    await talk.sayAgain();
    await finish(talk, customer);
    await talk.sayAgain();
  },

  async 'sends two messages at once'({ talk, customer: { wish, book } }) {
    await talk.sayAtOnce(`A ${wish.service} on ${wish.date} at ${wish.time}`, `it's ${wish.name}, ${wish.phone}`);
    await book();
  },

  async 'says yes before the summary is put, then leaves'({ talk, customer }) {
    await talk.sayAtOnce(inWords(customer.wish), 'yes');
    await customer.reachSummary();
  },

  async 'says yes before the summary is put, and once more'({ talk, customer }) {
    await talk.sayAtOnce(inWords(customer.wish), 'yes', 'yes');
    await customer.book();
  },

  async 'says yes and changes the time at once'({ talk, customer, random, todayMs }) {
    await customer.reachSummary();
    await talk.sayAtOnce('yes', `make it ${wishOf(random, todayMs).time}`);
    await finish(talk, customer);
  },

  async 'says yes and cancels at once'({ talk, customer }) {
    await customer.reachSummary();
    await talk.sayAtOnce('yes', 'cancel');
    await talk.whenSettled();
  },

  async 'says a bare yes after the booking'({ talk, customer }) {
    await customer.book();
    await talk.say('yes');
    await talk.sayTwice('yes');
  },

  async 'books twice'({ talk, customer }) {
    await customer.book();
    await talk.say('book another');
    await customer.book();
  },

  async 'hangs up on the yes'({ talk, customer }) {
    await customer.reachSummary();
    await talk.sayAndHangUp('yes');
  },

  async 'hangs up on the yes and comes back'({ talk, customer }) {
    await customer.reachSummary();
    await talk.sayAndHangUp('yes');
    await talk.sayBlindly('what is the status?');
    await talk.whenSettled();
  },
};

/** Whatever became of the yes, goes on until there is a booking. */
async function finish(talk: Talk, customer: Customer): Promise<void> {
  if ((await talk.whenSettled()).state !== 'completed') await customer.book();
}
