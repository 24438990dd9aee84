import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, type AnyStateNode, createMachine } from 'xstate';
import { booking } from '../../machines/booking.ts';
import { createConversationMachine } from '../../machines/conversation.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { openInspector } from '../../src/inspect/index.ts';
import type { Extract } from '../../src/session/ports.ts';
import * as slot from '../../src/slots/index.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { watch } from './watch.ts';
import { openWatchedSalon, phone } from './watched-salon.ts';

const noUsage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

describe('who looks on', () => {
  it('is told of a whole booking: the run, every event it heard and where each led', async () => {
    const salon = await openWatchedSalon();
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    await say('A haircut next Tuesday at 3', "it's Ann Lee, 415 555 2671", 'yes');
    await watcher.sees(run, 'completed');

    const [actor, ...rest] = watcher.messages();
    expect(actor).toMatchObject({ type: '@xstate.actor', sessionId: run, rootId: run, name: 'booking' });
    expect(rest.map(({ type }) => type)).toEqual(rest.map((_, at) => `@xstate.${at % 2 === 0 ? 'event' : 'snapshot'}`));
    expect(watcher.events(run).map(({ type, slot }) => (slot === undefined ? type : `${type} ${slot}`))).toEqual([
      ...['xstate.init', 'turn.ended'],
      ...['turn.started', 'slot.proposed service', 'slot.proposed date', 'slot.proposed time', 'turn.read'],
      ...['check.passed', 'turn.ended'],
      ...['turn.started', 'slot.proposed name', 'slot.proposed phone', 'turn.read', 'turn.ended'],
      ...['turn.started', 'confirm', 'turn.read', 'fulfil.succeeded'],
    ]);
    expect(watcher.snapshots(run).at(-1)).toMatchObject({
      value: 'completed',
      status: 'done',
      directive: { say: 'completed', slot: null },
      effect: 'none',
      context: {
        slots: {
          date: { status: 'settled', value: '2026-11-24', confirmed: true, attempts: 0, source: 'user' },
          phone: { status: 'settled', confirmed: true, sensitive: true },
        },
      },
    });
  });

  it('gets a chart that xstate makes the same chart of', async () => {
    const salon = await openWatchedSalon();
    const watcher = await salon.look();
    const { run } = await salon.talk();
    await watcher.sees(run, 'greeting');
    const [actor] = watcher.messages();
    const definition = actor?.type === '@xstate.actor' ? actor.definition : '';
    const made = createMachine(JSON.parse(definition));
    expect(edgesOf(made)).toEqual(edgesOf(createConversationMachine(booking)));
    expect(edgesOf(made).length).toBeGreaterThan(50);
  });

  it('is told all of it when it comes late, whoever was there before', async () => {
    const salon = await openWatchedSalon();
    const early = await salon.look();
    const { run, say } = await salon.talk();
    await say('A haircut next Tuesday at 3');
    await early.sees(run, { collecting: 'eliciting' });
    const late = await salon.look();
    await late.sees(run, { collecting: 'eliciting' });
    expect(late.frames).toEqual(early.frames);
  });

  it('can tell two sessions, and two runs of one', async () => {
    const salon = await openWatchedSalon();
    const watcher = await salon.look();
    const ann = await salon.talk();
    const bob = await salon.talk();
    await ann.say('cancel', 'A haircut next Tuesday');
    await bob.say('hello');
    await watcher.sees(bob.run, { collecting: 'eliciting' });
    const secondRun = ann.run.replace('/1', '/2');
    await watcher.sees(secondRun, { collecting: 'eliciting' });
    expect(watcher.snapshots(ann.run).at(-1)?.value).toBe('cancelled');
    expect(watcher.snapshots(secondRun).at(-1)?.context.slots.service?.value).toBe('haircut');
    expect(watcher.snapshots(bob.run).at(-1)?.context.slots.service?.status).toBe('empty');
  });

  it('is told nothing of a reading that was tried and dropped', async () => {
    const readings = [
      { type: 'slot.proposed', slot: 'name', value: 'Zoe' },
      { type: 'slot.proposed', slot: 'service', value: 'haircut' },
    ] as const;
    const misreadsOnce: Extract = async (_said, { first }) => ({
      proposals: [readings[first === null ? 0 : 1]],
      usage: { ...noUsage, modelCalls: 1 },
    });
    const salon = await openWatchedSalon({}, { extract: misreadsOnce });
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    await say('a haircut please');
    await watcher.sees(run, { collecting: 'eliciting' });
    const proposed = watcher.events(run).filter(({ type }) => type === 'slot.proposed');
    expect(proposed).toEqual([{ type: 'slot.proposed', slot: 'service' }]);
  });

  it('is told nothing of a turn that could not be stored', async () => {
    const store = createMemoryStore();
    const isDown = { now: false };
    const commit: typeof store.commit = async (...what) => {
      if (isDown.now) throw new Error('The store is down.');
      return store.commit(...what);
    };
    const salon = await openWatchedSalon({}, { store: { ...store, commit } });
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    isDown.now = true;
    await expect(say('a haircut')).rejects.toThrow('The store is down.');
    isDown.now = false;
    await say('a facial');
    await watcher.sees(run, { collecting: 'eliciting' });
    expect(watcher.events(run).filter(({ type }) => type === 'turn.started')).toHaveLength(1);
  });

  it('cannot stop the conversation by failing', async () => {
    const inspect = () => {
      throw new Error('I cannot look.');
    };
    const salon = await openWatchedSalon({}, { inspect });
    const { say } = await salon.talk();
    await expect(say('A haircut next Tuesday at 3')).resolves.toBeUndefined();
  });
});

describe('what users said', () => {
  const apart = ['A haircut next Tuesday at 3, Ann Lee', '415 555 2671', 'no, 415 555 2672', 'yes'];
  const together = ["A haircut next Tuesday at 3, it's Ann Lee, 415 555 2671", 'is 415 555 2671 a good number?', 'yes'];
  const refused = ['A haircut next Tuesday at 3, Ann Lee', 'it ends with 2671', 'my number? +14155552671!', 'yes'];
  const offTopic = ['call 4155552671 for me', 'A haircut', 'Tuesday', 'four one five, five five five, 2671', 'cancel'];

  it.each([false, true])('never shows a sensitive value (words: %s)', async (words) => {
    const salon = await openWatchedSalon({ words });
    const watcher = await salon.look();
    for (const texts of [apart, together, refused, offTopic]) {
      const { say } = await salon.talk();
      await say(...texts);
    }
    const last = await salon.talk();
    await watcher.sees(last.run, 'greeting');
    expect(watcher.frames.length).toBeGreaterThan(100);
    expect(watcher.frames.filter((frame) => phone.test(frame))).toEqual([]);
  });

  it('never shows a sensitive value that its reader missed', async () => {
    const deaf: Extract = async () => ({ proposals: [{ type: 'digressed', kind: 'chat' }], usage: noUsage });
    const salon = await openWatchedSalon({ words: true }, { extract: deaf });
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    await say('call 415 555 2671 when you can', 'and a good morning');
    await watcher.sees(run, { collecting: 'eliciting' });
    const started = watcher.events(run).filter(({ type }) => type === 'turn.started');
    expect(started.map(({ said }) => said)).toEqual([undefined, 'and a good morning']);
  });

  it('never shows what a model adds to its proposals', async () => {
    const secret = '4155552671';
    const additions = { kind: secret, at: secret, said: secret, retryable: secret, result: secret };
    const chatty: Extract = async () => ({
      proposals: [
        { type: 'slot.proposed', slot: 'service', value: 'haircut', quote: `haircut ${secret}`, ...additions },
        { type: 'slot.proposed', slot: secret, value: 'haircut' },
        { type: 'human.requested', reason: secret },
        { ...additions, type: 'digressed', kind: 'chat' },
      ] as readonly Proposal[],
      usage: noUsage,
    });
    const salon = await openWatchedSalon({ words: true }, { extract: chatty });
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    await say('I want a person to do my haircut');
    const last = await salon.talk();
    await watcher.sees(last.run, 'greeting');
    expect(watcher.events(run)).toContainEqual({ type: 'human.requested' });
    expect(watcher.frames.filter((frame) => frame.includes(secret))).toEqual([]);
  });

  it('never shows a sensitive value that only its reader tells to be one', async () => {
    const door = defineFlow({
      id: 'door',
      version: 1,
      timeZone: 'Europe/Paris',
      slots: {
        guests: slot.number({ min: 1, max: 12, prompt: 'How many are you?' }),
        password: slot.text({ sensitive: true, prompt: 'What is the password?' }),
      },
    });
    const extract: Extract = async (said) => ({
      proposals: said
        .split(' ')
        .map((word) =>
          Number(word) > 0
            ? { type: 'slot.proposed', slot: 'guests', value: word, quote: word }
            : { type: 'slot.proposed', slot: 'password', value: word, quote: word },
        ),
      usage: noUsage,
    });
    const { frames, said } = await framesOf(door, extract, ['4 swordfish']);
    expect(said).toEqual([undefined]);
    expect(frames).not.toContain('swordfish');
  });

  it('stays out unless it is asked for', async () => {
    const salon = await openWatchedSalon();
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    await say('A haircut next Tuesday at 3', 'is there parking, my dear friend?');
    await watcher.sees(run, { collecting: 'eliciting' });
    expect(watcher.frames.filter((frame) => /next Tuesday|dear friend/.test(frame))).toEqual([]);
  });

  it('is shown where it is asked for, but for turns that have to do with a sensitive slot', async () => {
    const salon = await openWatchedSalon({ words: true });
    const watcher = await salon.look();
    const { run, say } = await salon.talk();
    await say('A haircut next Tuesday at 3', "it's Ann Lee", '415 555 2671');
    await watcher.sees(run, { confirming: 'awaiting' });
    const started = watcher.events(run).filter(({ type }) => type === 'turn.started');
    expect(started.map(({ said }) => said)).toEqual(['A haircut next Tuesday at 3', "it's Ann Lee", undefined]);
  });
});

/** What an inspector that shows words shows of a conversation: all of it, and what the turns started with. */
async function framesOf(flow: Flow, extract: Extract, texts: readonly string[]) {
  const inspector = await openInspector(flow, { words: true });
  const perform = { fulfil: async () => ({ is: 'succeeded', result: null }) as const };
  const assistant = createAssistant({ flow, perform, extract, inspect: inspector.inspect });
  const { sessionId } = await assistant.start();
  for (const text of texts) await assistant.send(sessionId, text);
  const watcher = await watch(inspector.socketUrl);
  await watcher.sees(`${sessionId}/1`, { confirming: 'awaiting' });
  await inspector.close();
  const started = watcher.events(`${sessionId}/1`).filter(({ type }) => type === 'turn.started');
  return { frames: watcher.frames.join('\n'), said: started.map(({ said }) => said) };
}

/** Every transition of a machine in words: where from, on what, under which guard, where to, doing what. */
function edgesOf(machine: AnyStateMachine): readonly string[] {
  return statesBelow(machine.root).flatMap((state) =>
    [...(state.always ?? []), ...[...state.transitions.values()].flat()].map((edge) =>
      JSON.stringify([state.id, edge.eventType, nameOf(edge.guard), edge.target?.map(({ id }) => id), edge.actions]),
    ),
  );
}

const statesBelow = (state: AnyStateNode): AnyStateNode[] => [
  state,
  ...Object.values(state.states).flatMap(statesBelow),
];

function nameOf(guard: unknown): unknown {
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards))
    return guard.guards.join(' and ');
  return typeof guard === 'object' && guard !== null && 'type' in guard && !('params' in guard) ? guard.type : guard;
}
