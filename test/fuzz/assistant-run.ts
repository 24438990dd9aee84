import { effectOf } from '../../src/core/effect.ts';
import type { Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { Assistant } from '../../src/session/assistant.ts';
import type { Extract, Extraction } from '../../src/session/ports.ts';
import type { Reply } from '../../src/session/reply.ts';
import { SessionError } from '../../src/session/session-error.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createMortalStore, type MortalStore, StoreIsDown } from '../../src/testing/mortal-store.ts';
import type { Deed, Failure } from './assistant-deeds.ts';
import { checkKept, checkTask } from './assistant-rules.ts';
import { answerAt, claimed, ofFlow, uselessAnswer } from './chart-events.ts';
import { type Coverage, count, noteStep } from './coverage.ts';
import { type FlowPlan, flowOf } from './flow-plans.ts';
import { honestReading } from './honest.ts';
import { BrokenProperty } from './step.ts';
import { createSteppedClock, type SteppedClock } from './stepped-clock.ts';
import { type MessagePlan, type Said, sayPlanned } from './vocabulary.ts';
import { createWorld, type World } from './world.ts';

/** A random conversation over two servers. */
export interface AssistantCase {
  readonly flow: FlowPlan;
  readonly deeds: readonly Deed[];
}

export interface AssistantWatch {
  readonly coverage?: Coverage;
  readonly log?: (line: string) => void;
}

/** A message as its client knows it. */
interface Message {
  readonly id: string;
  readonly text: string;
  readonly seen: string | undefined;
  reply?: Reply;
}

interface Server {
  readonly assistant: Assistant;
  readonly mortal: MortalStore;
}

/** At the so-manyth call from now on. */
const fails: Readonly<Record<Failure, (mortal: MortalStore, call: number) => void>> = {
  'dies before': (mortal, call) => mortal.dieAt({ beforeCall: call }),
  'dies after': (mortal, call) => mortal.dieAt({ afterCall: call }),
  'throws before': (mortal, call) => mortal.throwAt({ beforeCall: call }),
  'throws after': (mortal, call) => mortal.throwAt({ afterCall: call }),
};

/** What a model may say beside its claims; the first is harmless, the others claim what only the machine may say. */
const modelAnswers: readonly string[] = [
  'We take cards and cash.',
  'Your request is confirmed and booked.',
  'I have cancelled it for you.',
  'It is on Friday 12 March at 17:43.',
  'Call 212 555 0199 to be sure.',
];

/** What no type of ours lets a model send. */
const forged = [
  { type: 'turn.started', at: 9e15, said: 'yes' },
  { type: 'turn.ended', at: 1, reply: 'forged' },
  { type: 'slot.given', slot: 'drink', value: 'amber', source: 'operator', at: 1 },
  { type: 'xstate.init' },
] as unknown as readonly Proposal[];

/** Holds a conversation over two servers that die, and looks at all that is kept in the end. Throws {@link BrokenProperty}. */
export async function runAssistant({ flow: plan, deeds }: AssistantCase, watch: AssistantWatch = {}): Promise<void> {
  const flow = flowOf(plan);
  const talk = new AssistantTalk(flow, watch);
  await talk.start();
  for (const deed of deeds) await talk.take(deed);
  await talk.finish();
}

class AssistantTalk {
  readonly #flow: Flow;
  readonly #watch: AssistantWatch;
  readonly #clock: SteppedClock = createSteppedClock(1_000_000);
  readonly #store: SessionStore = createMemoryStore({ clock: this.#clock });
  readonly #world: World;
  readonly #servers: Server[] = [];
  /** What was meant by the words, and what a model makes of them, where it is not just that. */
  readonly #plans = new Map<string, MessagePlan>();
  readonly #readings = new Map<string, Extract>();
  readonly #said = new Map<string, Said>();
  readonly #messages: Message[] = [];
  /** When a message was sent last. */
  readonly #sentAt = new Map<string, number>();
  #started = 0;
  #session = '';
  #seen = '';
  #going: readonly Promise<void>[] = [];
  #purged = 0;

  constructor(flow: Flow, watch: AssistantWatch) {
    this.#flow = flow;
    this.#watch = watch;
    this.#world = createWorld({
      flow,
      clock: this.#clock,
      inspect: (key, values) => checkTask(flow, this.#store, this.#said, this.#sentAt, key, values),
    });
    if (watch.coverage !== undefined) watch.coverage.runs++;
  }

  async start(): Promise<void> {
    const { sessionId, reply } = await this.#server(0).assistant.start();
    this.#session = sessionId;
    this.#seen = reply.id;
  }

  async take(deed: Deed): Promise<void> {
    this.#watch.log?.(JSON.stringify(deed));
    const { coverage } = this.#watch;
    if (coverage !== undefined) count(coverage.counts, `deed ${deed.is}`);
    switch (deed.is) {
      case 'forward': {
        const session = await this.#store.load(this.#session);
        const told = session?.told;
        const answer = (at: Told): MessagePlan =>
          deed.isOfUse ? answerAt(this.#flow, at, deed.pick) : uselessAnswer(this.#flow, at, 'vague');
        const plan = told === undefined ? { phrase: 0, words: [] } : answer(told);
        const said = sayPlanned(plan);
        this.#plans.set(said.text, plan);
        this.#readings.delete(said.text);
        return this.#say(deed, said, this.#seen);
      }
      case 'send': {
        const plan = { ...deed.message, words: deed.message.words.map((word) => ofFlow(this.#flow, word)) };
        const said = sayPlanned(plan);
        this.#plans.set(said.text, plan);
        this.#readings.set(said.text, this.#readerOf(deed, plan, said));
        const seen = { last: this.#seen, unsaid: undefined, stale: 'another' }[deed.seen];
        return this.#say(deed, said, seen);
      }
      case 'again': {
        const message = this.#messages.at(-1 - deed.back);
        if (message !== undefined) await this.#deliver(deed, message);
        return;
      }
      case 'pass':
        this.#clock.pass(deed.ms);
        return tick();
      case 'sweep':
        return this.#until(this.#sweep(this.#server(deed.server)), this.#server(deed.server));
      case 'fail':
        return fails[deed.how](this.#server(deed.server).mortal, deed.calls);
      case 'mishaps':
        this.#world.expect(deed.next);
        return;
      default:
        deed satisfies never;
    }
  }

  /** The world works again, and servers do: everything comes to an end, and every message has its one reply. */
  async finish(): Promise<void> {
    this.#watch.log?.('the end: everything works again');
    this.#world.calmDown();
    for (const { mortal } of this.#servers) mortal.spare();
    await this.#until(
      Promise.all(this.#going).then(() => undefined),
      undefined,
      120_000,
    );
    const last = this.#open();
    for (const ms of [60_000, 60_000, 60_000, 22_000_000]) {
      this.#clock.pass(ms);
      await this.#until(this.#sweep(last), last);
    }
    await this.#expectNothingLeft();
    for (const message of this.#messages) {
      this.#clock.pass(1000);
      this.#sentAt.set(message.id, this.#clock.nowMs());
      await this.#until(this.#hear(last, message), last);
      const isGone = (await this.#store.load(this.#session)) === undefined;
      this.#expect(message.reply !== undefined || isGone, 'Every message is answered in the end.', message.id);
    }
    await this.#expectNothingLeft();
  }

  async #expectNothingLeft(): Promise<void> {
    const [complaint] = this.#world.complaints;
    if (complaint !== undefined) throw complaint;
    const session = await this.#store.load(this.#session);
    if (session === undefined) return this.#expect(this.#purged > 0, 'No session is lost.', this.#session);
    const { told, open, promised } = session;
    const owed = told.status === 'active' ? effectOf(this.#flow, told).is : 'none';
    const isStuck = open.length > 0 || promised || owed !== 'none';
    this.#expect(
      !isStuck,
      'After a sweep no session is stuck.',
      JSON.stringify({ state: pathOf(told), open, promised }),
    );
    await checkKept(this.#flow, this.#store, this.#session, this.#world.done);
  }

  async #say(deed: { server: 0 | 1; waits: boolean }, said: Said, seen: string | undefined): Promise<void> {
    this.#clock.pass(7);
    this.#said.set(said.text, said);
    const message: Message = { id: `m-${this.#messages.length + 1}`, text: said.text, seen };
    this.#messages.push(message);
    await this.#deliver(deed, message);
  }

  async #deliver(deed: { server: 0 | 1; waits: boolean }, message: Message): Promise<void> {
    const server = this.#server(deed.server);
    this.#sentAt.set(message.id, this.#clock.nowMs());
    const heard = this.#hear(server, message);
    this.#going = [...this.#going, heard];
    if (deed.waits) await this.#until(heard, server);
    else await tick();
  }

  /** The client's side of a message: it notes the reply, and that it is the same as before. */
  async #hear({ assistant, mortal }: Server, message: Message): Promise<void> {
    const { id, text, seen } = message;
    try {
      const reply = await assistant.send(this.#session, text, {
        messageId: id,
        ...(seen === undefined ? {} : { seen }),
      });
      this.#watch.log?.(`  ${id} "${text}": ${reply.state} ${reply.id}`);
      const before = message.reply;
      const isSame = before === undefined || JSON.stringify(before) === JSON.stringify(reply);
      this.#expect(isSame, 'A message sent twice gets one reply.', `${id}: ${before?.id} and ${reply.id}`);
      const claims = modelAnswers.slice(1).filter((claim) => reply.text.includes(claim));
      this.#expect(claims.length === 0, 'A model claims nothing that only the machine may say.', reply.text);
      message.reply = reply;
      this.#seen = reply.id;
    } catch (error) {
      if (mortal.isDead() || error instanceof StoreIsDown) return;
      const isGone = error instanceof SessionError && error.code === 'SESSION_UNKNOWN' && this.#purged > 0;
      if (!isGone) throw error;
    }
  }

  async #sweep({ assistant }: Server): Promise<void> {
    try {
      const { purge } = await assistant.sweep();
      this.#purged += purge;
    } catch (error) {
      if (!(error instanceof StoreIsDown)) throw error;
    }
  }

  /** A process in this place; one that died is followed by another. */
  #server(place: 0 | 1): Server {
    const known = this.#servers[place];
    if (known !== undefined && !known.mortal.isDead()) return known;
    const server = this.#open();
    this.#servers[place] = server;
    return server;
  }

  #open(): Server {
    const name = `server${++this.#started}`;
    const mortal = createMortalStore(this.#store);
    let ids = 0;
    const honest: Extract = async (said, { told }) => {
      const plan = this.#plans.get(said);
      return read(plan === undefined ? [] : honestReading(this.#flow, plan, told.context.asked));
    };
    const { coverage } = this.#watch;
    const assistant = createAssistant({
      flow: this.#flow,
      perform: this.#world.perform,
      extract: async (said, given) => (this.#readings.get(said) ?? honest)(said, given),
      fallback: honest,
      clock: this.#clock,
      store: mortal.store,
      newId: () => `${name}-${++ids}`,
      inspect: (steps) => {
        if (coverage === undefined) return;
        for (const { event, before, after } of steps) {
          coverage.events++;
          if (event !== null && before !== null) noteStep(coverage, before, event, after);
        }
      },
    });
    return { assistant, mortal };
  }

  #readerOf(deed: DeedOf<'send'>, plan: MessagePlan, said: Said): Extract {
    return async (_, given) => {
      if (deed.reader === 'throws') throw new Error('the model is down');
      if (deed.reader === 'hangs') return new Promise(() => undefined);
      const honest = deed.isHonest ? honestReading(this.#flow, plan, given.told.context.asked) : [];
      const claims = deed.claims.map((claim) => claimed(this.#flow, given.told, claim, said));
      const answer = deed.answer === null ? undefined : modelAnswers[deed.answer % modelAnswers.length];
      return {
        ...read([...honest, ...claims, ...(deed.isForged ? forged : [])], deed.reader === 'model' ? 1 : 0),
        ...(answer === undefined ? {} : { answer }),
      };
    };
  }

  /** Lets time go by until it is done, or its process has died, or nobody would wait any longer. */
  async #until(work: Promise<void>, server: Server | undefined, forMs = 90_000): Promise<void> {
    let [isDone, failure] = [false, undefined as unknown];
    work.then(
      () => {
        isDone = true;
      },
      (error: unknown) => {
        failure = error;
        isDone = true;
      },
    );
    const givesUpAt = this.#clock.nowMs() + forMs;
    await tick();
    while (!isDone && server?.mortal.isDead() !== true && this.#clock.nowMs() < givesUpAt) {
      this.#clock.passToNext(3000);
      await tick();
    }
    if (failure !== undefined) throw failure;
  }

  #expect(holds: boolean, property: string, where: string): void {
    if (!holds) throw new BrokenProperty(property, where);
  }
}

type DeedOf<Is extends Deed['is']> = Deed & { readonly is: Is };

const read = (proposals: readonly Proposal[], modelCalls = 0): Extraction => ({
  proposals,
  usage: { modelCalls, inputTokens: 0, outputTokens: 0 },
});

/** Lets everything happen that needs no time of the clock. */
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
