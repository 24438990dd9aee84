import { bookingHours, bookingServices } from '../../machines/booking-services.ts';
import type { Reply } from '../../src/session/reply.ts';
import type { SlotName } from './conversation.ts';
import type { Poster } from './server-post.ts';

/** Everybody who talks to the server, each in a session of their own. */
export interface Customers {
  /** Opens one more session. */
  start(): Promise<void>;
  /** Whoever has been silent for longest says the next thing. */
  say(): Promise<void>;
}

interface Customer {
  readonly sessionId: string;
  readonly token: string;
  readonly wish: Wish;
  /** How many messages of the conversation about this wish are said. */
  readonly said: number;
  /** The reply that is looked at. */
  readonly seen: string;
}

type Wish = Readonly<Record<SlotName, string>>;

/**
 * Customers who say one value after the other, then yes, then begin anew. They start with values that were said before, as from a
 * form, and a sixth of them at the summary: so each of the six messages is as frequent as any other.
 */
export function createCustomers({ post }: Poster, todayMs: number): Customers {
  const silent: Customer[] = [];
  const days = openDaysAfter(todayMs);
  let wishes = 0;
  const nextWish = (): Wish => wishOf(wishes++, days);

  async function saidNext({ sessionId, token, wish, said, seen }: Customer): Promise<Customer> {
    const lines = linesOf(wish);
    const text = lines[said] ?? 'I would like to book another';
    const { reply } = (await post(`/v1/sessions/${sessionId}/messages`, { text, seen }, token)) as Answered;
    const isBooked = reply.state === 'completed';
    if (isBooked !== (lines[said] === yes)) throw new Error(`"${text}" was answered in ${reply.state}: ${reply.text}`);
    const next = said < lines.length ? { wish, said: said + 1 } : { wish: nextWish(), said: 0 };
    return { sessionId, token, seen: reply.id, ...next };
  }

  return {
    async start() {
      const said = wishes % (slots.length + 1);
      const wish = nextWish();
      // The last value is said, for only an answer puts the summary.
      const known = slots.slice(0, Math.min(said, slots.length - 1));
      const values = Object.fromEntries(known.map((slot) => [slot, wish[slot]]));
      const { sessionId, token, reply } = (await post('/v1/sessions', { values })) as Started;
      const customer: Customer = { sessionId, token, wish, said: known.length, seen: reply.id };
      silent.push(said === known.length ? customer : await saidNext(customer));
    },
    async say() {
      const customer = silent.shift();
      if (customer === undefined) throw new Error('Every customer waits for an answer: there are too few.');
      silent.push(await saidNext(customer));
    },
  };
}

// As the server's OpenAPI document has them.
interface Answered {
  readonly reply: Pick<Reply, 'id' | 'state' | 'text'>;
}
interface Started extends Answered {
  readonly sessionId: string;
  readonly token: string;
}

const yes = 'yes';
const slots: readonly SlotName[] = ['service', 'date', 'time', 'name', 'phone'];

const linesOf = ({ service, date, time, name, phone }: Wish): readonly string[] => [
  `I would like a ${service}, please`,
  `on ${date}`,
  `at ${time}`,
  `My name is ${name}`,
  phone,
  yes,
];

const service = 'beard trim';
const minutes = bookingServices[service].minutes;
const names = ['Ann Lee', 'Ben Baker', 'Clara Lopez', 'David Foster', 'Emma Hughes', 'Frank Turner', 'Grace Morgan'];

/** Short appointments, so that there is a free one for everybody. */
function wishOf(number: number, days: readonly string[]): Wish {
  const minute = minutesOf(bookingHours.opens) + minutes * (Math.floor(number / days.length) % startsADay);
  return {
    service,
    date: days[number % days.length] ?? '',
    time: `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`,
    name: names[number % names.length] ?? '',
    phone: `415 555 ${2000 + (number % 8000)}`,
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const twoDigits = (count: number): string => String(count).padStart(2, '0');
const startsADay = (minutesOf(bookingHours.closes) - minutesOf(bookingHours.opens)) / minutes;

const dayMs = 24 * 3_600_000;

/** The days of the next five months on which the salon works, as YYYY-MM-DD. */
function openDaysAfter(todayMs: number): readonly string[] {
  return Array.from({ length: 150 }, (_, at) => new Date(todayMs + (at + 2) * dayMs))
    .filter((day) => day.getUTCDay() !== 0)
    .map((day) => day.toISOString().slice(0, 10));
}
