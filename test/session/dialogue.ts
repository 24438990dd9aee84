import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { offlineExtract } from '../../src/offline/index.ts';
import { offlineModel } from '../../src/offline/model.ts';
import { createDiary, createSalonPerform } from '../../src/salon/index.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Extract } from '../../src/session/ports.ts';
import type { Reply } from '../../src/session/reply.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import type { Span } from '../../src/testing/span.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { expectFaithfulRecords } from './faithful-records.ts';

/** How long a person takes to answer. */
const answerMs = 4_000;

/** Friday 20 November 2026, ten in the morning at the salon. */
export const friday = '2026-11-20T10:00:00-05:00';

/** All that a booking needs, in one message. */
export const everything = "A haircut next Tuesday at 3, it's Ann Lee, 415 555 2671";

export interface SalonOptions {
  /** When the first conversation begins: ISO 8601 with its offset; {@link friday} if left out. */
  readonly now?: string;
  /** Who reads the messages, alone: where it cannot, the turn fails. */
  readonly extract?: Extract;
  /** Puts something between the assistant and the diary, such as a delay. */
  readonly around?: (perform: Perform<typeof booking>) => Perform<typeof booking>;
}

/** One person's conversation with the salon. */
export interface Dialogue {
  readonly greeting: Reply;
  /** Sends a message a few seconds after the last reply, having seen it. */
  say(text: string): Promise<Reply>;
  /** Sends several, one after the other; the last reply. */
  sayAll(...texts: readonly string[]): Promise<Reply>;
  /** Time goes by, for everybody. */
  later(span: Span): void;
  /** What stands in the diary, a line each: `2026-11-24 15:00 haircut, Ann Lee, +14155552671`. */
  booked(): readonly string[];
  /** The reply that comes by itself, after "one moment". */
  nextByItself(): Promise<Reply>;
}

/** The salon of the booking flow with an empty diary, on a clock of its own; any number of people may talk to it. */
function openSalon({ now = friday, around = (perform) => perform, extract = offlineExtract }: SalonOptions = {}) {
  const clock = createTestClock({ now });
  let ids = 0;
  let references = 0;
  const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs, newReference: () => `S-${++references}` });
  const store = createMemoryStore({ clock });
  const assistant = createAssistant({
    flow: booking,
    store,
    extract,
    fallback: nobodyElse,
    perform: around(createSalonPerform(diary)),
    clock,
    newId: () => `id-${++ids}`,
  });

  async function talk(timeZone: string = booking.timeZone): Promise<Dialogue> {
    const { sessionId, reply: greeting } = await assistant.start({ timeZone, locale: 'en-US' });
    let seen = greeting.id;
    const look = (reply: Reply): Reply => {
      seen = reply.id;
      return reply;
    };
    const say = async (text: string) => {
      clock.pass(answerMs);
      const reply = look(await assistant.send(sessionId, text, { seen }));
      await expectFaithfulRecords(store, booking, sessionId);
      return reply;
    };
    return {
      greeting,
      say,
      async sayAll(...texts) {
        let reply = greeting;
        for (const text of texts) reply = await say(text);
        return reply;
      },
      later: clock.pass,
      booked: () =>
        diary
          .appointments()
          .map(({ day, time, service, name, phone }) => `${day} ${time} ${service}, ${name}, ${phone}`),
      nextByItself: () =>
        new Promise((resolve) => {
          const stop = assistant.follow(sessionId, (news) => {
            if (news.is !== 'reply' || news.messageId !== null) return;
            stop();
            resolve(look(news.reply));
          });
        }),
    };
  }

  return { talk, later: clock.pass, diary, assistant };
}

const nobodyElse: Extract = async () => {
  throw new Error('The message could not be read, and nobody else is to read it.');
};

const readBy = (reader: string, extract: Extract) => ({
  /** Who reads the messages, in words. */
  reader,
  openSalon: (options: Omit<SalonOptions, 'extract'> = {}) => openSalon({ ...options, extract }),
  /** A conversation with a salon of its own. */
  talkTo: ({ timeZone, ...options }: Omit<SalonOptions, 'extract'> & { readonly timeZone?: string } = {}) =>
    openSalon({ ...options, extract }).talk(timeZone),
});

/** Everybody who must understand the same words in the same way. */
export const readers = [
  readBy('the embedded reader', offlineExtract),
  readBy('an agent', agentExtract({ model: offlineModel, asks: 'always' })),
];
