import { describe, expect, it, vi } from 'vitest';
import { booking } from '../../../machines/booking.ts';
import { createAssistant } from '../../../src/create-assistant.ts';
import { createDiary, createSalonPerform } from '../../../src/salon/index.ts';
import type { Perform } from '../../../src/session/perform.ts';
import type { SessionStore } from '../../../src/session/store.ts';
import { createMemoryStore } from '../../../src/stores/memory.ts';
import { createMortalStore } from '../../../src/testing/mortal-store.ts';
import { createTestClock } from '../../../src/testing/test-clock.ts';
import { everything, friday } from '../dialogue.ts';

const minute = 60_000;

type Salon = Perform<typeof booking>;

/** A salon whose conversations outlive the process that holds them. */
function openSalon() {
  const clock = createTestClock({ now: friday });
  const store = createMemoryStore({ clock });
  let references = 0;
  const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs, newReference: () => `S-${++references}` });
  const salon = createSalonPerform(diary);
  let processes = 0;
  const start = (perform: Salon, sees: SessionStore = store) => {
    const process = ++processes;
    let ids = 0;
    return createAssistant({ flow: booking, perform, store: sees, clock, newId: () => `${process}-${++ids}` });
  };
  /** A conversation that has come to its summary. */
  async function atTheSummary(perform: Salon, sees: SessionStore = store) {
    const assistant = start(perform, sees);
    const { sessionId } = await assistant.start({ locale: 'en-US' });
    clock.pass(4000);
    const { id: seen } = await assistant.send(sessionId, everything);
    clock.pass(4000);
    return { assistant, sessionId, yes: () => assistant.send(sessionId, 'yes', { messageId: 'yes', seen }) };
  }
  return { clock, store, diary, salon, start, atTheSummary };
}

describe("The salon's diary", () => {
  it('that answers only after we gave up waiting has booked once, and what it then says changes nothing', async () => {
    const { clock, diary, salon, atTheSummary } = openSalon();
    const held = Promise.withResolvers<void>();
    const booked = Promise.withResolvers<void>();
    const late: Salon = {
      ...salon,
      async fulfil(request) {
        const outcome = await salon.fulfil(request);
        booked.resolve();
        await held.promise;
        return outcome;
      },
    };
    const { assistant, sessionId, yes } = await atTheSummary(late);
    const news = Promise.withResolvers<unknown>();
    assistant.follow(sessionId, (told) => {
      if (told.is === 'reply' && told.messageId === null) news.resolve(told.reply.outcome);
    });
    const reply = yes();
    await booked.promise;
    clock.pass(10_000);
    expect((await reply).directive).toEqual({ say: 'wait', because: 'executing' });
    clock.pass(20_000);
    expect(await news.promise).toMatchObject({ is: 'completed', result: { reference: 'S-1' } });
    held.resolve();
    await assistant.close();
    expect((await assistant.look(sessionId)).last.reply.outcome).toMatchObject({ result: { reference: 'S-1' } });
    expect(diary.appointments()).toHaveLength(1);
  });

  it('that is asked twice under one key books once and gives the same answer', async () => {
    const { diary, salon, atTheSummary } = openSalon();
    const twice: Salon = {
      ...salon,
      async fulfil(request) {
        const [first, second] = await Promise.all([salon.fulfil(request), salon.fulfil(request)]);
        expect(second).toEqual(first);
        return second;
      },
    };
    const { yes } = await atTheSummary(twice);
    expect((await yes()).outcome).toMatchObject({ is: 'completed', result: { reference: 'S-1' } });
    expect(diary.appointments()).toHaveLength(1);
  });

  it.each(['the customer writes again', 'nobody writes'])(
    'whose caller died after it had booked is asked again, when %s',
    async (who) => {
      const { clock, store, diary, salon, start, atTheSummary } = openSalon();
      const { store: seen, kill } = createMortalStore(store);
      const died = Promise.withResolvers<void>();
      const dying: Salon = {
        ...salon,
        async fulfil(request) {
          await salon.fulfil(request);
          kill();
          died.resolve();
          return new Promise(() => undefined);
        },
      };
      const { sessionId, yes } = await atTheSummary(dying, seen);
      const { last } = await start(salon).look(sessionId);
      void yes();
      await died.promise;
      clock.pass(minute);
      const fulfil = vi.fn(salon.fulfil);
      const next = start({ ...salon, fulfil });
      if (who === 'nobody writes') await next.sweep();
      const again = await next.send(sessionId, 'yes', { messageId: 'yes', seen: last.reply.id });
      expect(again.outcome).toMatchObject({ is: 'completed', result: { reference: 'S-1' } });
      expect(fulfil.mock.calls.map(([{ key }]) => key)).toEqual([`${sessionId}/1/1`]);
      expect(diary.appointments()).toHaveLength(1);
    },
  );
});
