import type { AgentOutputItem, Model } from '@openai/agents';
import { functionCall, ScriptedModel } from '@openai/agents/testing';
import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { createDiary, createSalonPerform } from '../../src/salon/index.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Reply } from '../../src/session/reply.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock, type TestClock } from '../../src/testing/test-clock.ts';
import { friday } from '../session/dialogue.ts';
import { expectFaithfulRecords } from '../session/faithful-records.ts';

/** What a model answers with. */
export type Output = readonly AgentOutputItem[];

/** What reads a message: an output, the same each time it is asked, or a model of its own. */
export type Reader = Output | ((clock: TestClock) => Model);

/** A message, and what reads it. */
export interface Turn {
  readonly said: string;
  readonly model: Reader;
}

/** Which reply the client says its user looked at; `last` if left out. */
export type Seen = 'last' | 'the greeting' | 'not told';

export const call = (name: string, args: Record<string, unknown> | string = {}): AgentOutputItem =>
  functionCall(name, args, { callId: 'call' });
export const set = (slot: string, value: unknown, quote: string | null = null): AgentOutputItem =>
  call('set_slot', { slot, value, quote });
export const update = (slot: string, value: unknown, quote: string | null = null): AgentOutputItem =>
  call('update_slot', { slot, value, quote });

/** What has no tool of its own: a no, a wish, a question. */
export const tell = (kind: string, text: string | null = null): AgentOutputItem => call('answer', { kind, text });

/** Puts something between the assistant and the diary. */
export type Around = (perform: Perform<typeof booking>, clock: TestClock) => Perform<typeof booking>;

/** The salon with an empty diary of its own; every message is read by the model that stands in its turn. */
export function openSalon(around: Around = (perform) => perform) {
  const clock = createTestClock({ now: friday });
  let ids = 0;
  let references = 0;
  const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs, newReference: () => `S-${++references}` });
  const store = createMemoryStore();
  const now: { model: Model } = { model: new ScriptedModel() };
  const assistant = createAssistant({
    flow: booking,
    perform: around(createSalonPerform(diary), clock),
    extract: agentExtract({ model: () => now.model, asks: 'always' }),
    clock,
    store,
    newId: () => `id-${++ids}`,
  });

  async function talk() {
    const { sessionId, reply: greeting } = await assistant.start({ locale: 'en-US' });
    const last = { reply: greeting };
    const say = async ({ said, model }: Turn, seen: Seen = 'last'): Promise<Reply> => {
      // A second look finds the same; a third call finds the script at its end and fails.
      now.model = typeof model === 'function' ? model(clock) : new ScriptedModel([[...model], [...model]]);
      if (seen !== 'not told') clock.pass(5000);
      const id = seen === 'the greeting' ? greeting.id : last.reply.id;
      last.reply = await assistant.send(sessionId, said, seen === 'not told' ? {} : { seen: id });
      return last.reply;
    };
    return {
      last,
      say,
      /** The reply that comes by itself, after "one moment". */
      nextByItself: (): Promise<Reply> =>
        new Promise((resolve) => {
          const stop = assistant.follow(sessionId, (news) => {
            if (news.is !== 'reply' || news.messageId !== null) return;
            stop();
            last.reply = news.reply;
            resolve(news.reply);
          });
        }),
      /** Throws where the records do not replay to what is stored, or show what is sensitive. */
      expectFaithfulRecords: (): Promise<void> => expectFaithfulRecords(store, booking, sessionId),
      /** Answers to the summary and the like that were not clear. */
      async unclear(): Promise<number> {
        return (await store.load(sessionId))?.told.context.unclear ?? Number.NaN;
      },
    };
  }

  const booked = (): readonly string[] =>
    diary.appointments().map(({ day, time, service, name, phone }) => `${day} ${time} ${service}, ${name}, ${phone}`);

  return { talk, booked, clock };
}

export type Salon = ReturnType<typeof openSalon>;
export type Talk = Awaited<ReturnType<Salon['talk']>>;

/** What Ann wants, as she says it and as a model hands it over. */
const annsWords = {
  service: ['a haircut', 'haircut'],
  date: ['next Tuesday', 'next Tuesday'],
  time: ['at 3 pm', '3 pm'],
  name: ['Ann Lee', 'Ann Lee'],
  phone: ['415 555 2671', '415 555 2671'],
} as const;
const annsSlots = Object.keys(annsWords) as readonly (keyof typeof annsWords)[];

/** The line of the diary with exactly what Ann wants. */
export const annsBooking = '2026-11-24 15:00 haircut, Ann Lee, +14155552671';

/** Ann says some of it in one message; all of it if left out. */
export const annSays = (...slots: readonly (keyof typeof annsWords)[]): Turn => {
  const told = slots.length === 0 ? annsSlots : slots;
  return {
    said: told.map((slot) => annsWords[slot][0]).join(', '),
    model: told.map((slot) => set(slot, annsWords[slot][1], annsWords[slot][0])),
  };
};

/** A plain yes, read by an honest model. */
export const plainYes: Turn = { said: 'yes', model: [call('confirm')] };

/** How a conversation was booked to its end. */
export interface Booked {
  /** The values of the last summary, as a line of the diary. */
  readonly shown: string | null;
  readonly reply: Reply;
}

/** Ann goes on honestly with an honest model: she answers what is asked until it is booked, or cannot be. */
export async function bookHonestly({ last, say }: Talk): Promise<Booked> {
  let shown: string | null = null;
  for (let turns = 0; turns < 12 && last.reply.asked !== null; turns += 1) {
    if (last.reply.directive.say === 'confirm') {
      const { service, date, time, name, phone } = Object.fromEntries(
        last.reply.directive.summary.map(({ slot, value }) => [slot, value]),
      );
      shown = `${date} ${time} ${service}, ${name}, ${phone}`;
    }
    await say(annsAnswer(last.reply));
  }
  return { shown, reply: last.reply };
}

function annsAnswer({ asked, slots }: Reply): Turn {
  switch (asked?.about) {
    case 'confirm':
    case 'resume':
      return plainYes;
    case 'revise':
    case 'leave':
      return { said: 'no', model: [tell('deny')] };
    default: {
      const slot = annsSlots.find((name) => name === asked?.slot) ?? 'service';
      const [said, value] = annsWords[slot];
      return { said, model: [(slots[slot]?.value == null ? set : update)(slot, value, said)] };
    }
  }
}
