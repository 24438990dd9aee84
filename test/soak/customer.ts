import { bookingHours, type bookingServices } from '../../machines/booking-services.ts';
import type { Ending } from '../../src/core/context.ts';
import type { Json } from '../../src/core/json.ts';
import type { Reply } from '../../src/session/reply.ts';
import { yeses } from './ledger.ts';
import type { Random } from './random.ts';
import type { Talk } from './talk.ts';

/** What somebody wants to book. */
export interface Wish {
  readonly service: keyof typeof bookingServices;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
  readonly name: string;
  readonly phone: string;
}

/** A conversation that does not get where its customer wants it. */
class Astray extends Error {
  override readonly name = 'Astray';
}

/** The task failed for good, or nobody knows what became of it: a person goes on. That is an end like any other. */
export class GivenToAPerson extends Error {
  override readonly name = 'GivenToAPerson';
}

const dayMs = 24 * 3_600_000;
const services = ['haircut', 'beard trim', 'manicure', 'massage'] as const;
const firstNames = ['Ann', 'Ben', 'Clara', 'David', 'Emma', 'Frank', 'Grace', 'Henry', 'Julia', 'Martin'] as const;
const lastNames = ['Lee', 'Baker', 'Carter', 'Foster', 'Hughes', 'Lopez', 'Morgan', 'Parker', 'Turner'] as const;

/** How many conversations of a hundred want one of the same few hours. */
const popularShare = 0.15;

/** Somebody's wish: mostly an hour of their own, sometimes one that others want as well. */
export function wishOf(random: Random, todayMs: number): Wish {
  const isPopular = random.chance(popularShare);
  const day = isPopular ? random.between(3, 5) : random.between(6, 150);
  const hour = isPopular ? random.between(10, 12) : random.between(9, 16);
  return {
    service: random.pick(services),
    date: openDay(todayMs + day * dayMs),
    time: `${String(hour).padStart(2, '0')}:${isPopular ? '00' : random.pick(['00', '15', '30', '45'])}`,
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    phone: `415 555 ${random.between(2000, 9999)}`,
  };
}

function openDay(ms: number): string {
  const date = new Date(ms);
  const isClosed = date.getUTCDay() === 0 && bookingHours.closed.includes('sunday');
  return new Date(isClosed ? ms + dayMs : ms).toISOString().slice(0, 10);
}

/** All of a wish in one message. */
export const inWords = ({ service, date, time, name, phone }: Wish): string =>
  `A ${service} on ${date} at ${time}, it's ${name}, ${phone}`;

/** A wish as it changes when what was wanted cannot be had. */
export interface Customer {
  readonly wish: Wish;
  /** Answers whatever is asked until a summary is put. */
  reachSummary(): Promise<void>;
  /** Says yes to summaries until the booking is made. */
  book(): Promise<void>;
}

/** Nobody answers more questions than that for one booking. */
const patience = 25;

export function createCustomer(talk: Talk, random: Random, todayMs: number): Customer {
  const wish = wishOf(random, todayMs);

  function answerTo({ asked, slots, state, text, outcome }: Reply): string {
    if (asked === null) {
      if (state === 'greeting') return inWords(wish);
      if (outcome?.is === 'handedOff' && isFaultOfTheDiary(outcome.because)) throw new GivenToAPerson(text);
      throw new Astray(`Nothing is asked in ${state}: ${text}`);
    }
    switch (asked.about) {
      case 'slot':
      case 'clarify':
        return asked.slot === 'time' ? anotherTime(slots.time?.options) : wish[asked.slot as keyof Wish];
      case 'revise':
        return 'nothing';
      case 'leave':
        return 'no';
      case 'resume':
        return 'continue';
      case 'confirm':
        throw new Astray('A summary is answered by a yes or a no.');
      default:
        return asked.about satisfies never;
    }
  }

  /** One of those that are offered; where the day is full, on another day. */
  function anotherTime(offered: readonly Json[] | undefined): string {
    if (offered === undefined) return wish.time;
    const [first, ...others] = offered.map(String);
    const { date, time } = wishOf(random, todayMs);
    return first === undefined ? `on ${date} at ${time}` : random.pick([first, ...others]);
  }

  async function reachSummary(): Promise<void> {
    for (let tries = 0; tries < patience; tries++) {
      const reply = await talk.whenSettled();
      if (reply.asked?.about === 'confirm') return;
      await talk.say(answerTo(reply));
    }
    throw new Astray(`No summary after ${patience} answers. The last reply: ${talk.last.text}`);
  }

  return {
    wish,
    reachSummary,
    async book() {
      for (let tries = 0; tries < patience; tries++) {
        await reachSummary();
        await talk.say(random.pick(yeses));
        if ((await talk.whenSettled()).state === 'completed') return;
      }
      throw new Astray(`No booking after ${patience} times yes. The last reply: ${talk.last.text}`);
    },
  };
}

const isFaultOfTheDiary = (because: Ending | null): boolean => because?.why === 'failed' || because?.why === 'unknown';
