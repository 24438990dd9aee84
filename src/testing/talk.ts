import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { AssistantOptions } from '../create-assistant.ts';
import type { StartOptions } from '../session/assistant.ts';
import type { Perform } from '../session/perform.ts';
import type { Clock } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import type { SessionStore } from '../session/store.ts';
import type { Swept } from '../session/sweep.ts';
import { createMemoryStore } from '../stores/memory.ts';
import { createBell } from './bell.ts';
import { countedIds } from './counted-ids.ts';
import type { CrashPoint } from './mortal-store.ts';
import { firstWithin } from './patience.ts';
import { createScriptedEffects, type ScriptedEffect } from './scripted-effects.ts';
import { msOf, type Span, spanInWords } from './span.ts';
import { createPromptedReader, startProcess, type TalkProcess } from './talk-process.ts';
import { createTestClock, type Instant } from './test-clock.ts';
import type { TranscriptLine } from './transcript.ts';

/** What a conversation is held with; everything but the flow has an embedded default. */
export interface TalkOptions<F>
  extends Partial<Omit<AssistantOptions<F>, 'flow' | 'store' | 'clock' | 'newId'>>,
    Omit<StartOptions, 'holder'> {
  /** When it begins; 20 November 2026, ten in the morning UTC, if left out. */
  readonly now?: Instant;
  /** Opens the store that sessions are kept in; it is not closed. In memory, if left out. */
  readonly openStore?: (clock: Clock) => SessionStore;
  /** How long to wait, in real time, for something that a test's own `perform` or reader does; 5 seconds. */
  readonly patience?: Span;
}

/** A message as its client keeps it until it is answered. */
interface Message {
  readonly text: string;
  readonly id: string;
  readonly seen: string;
}

interface Done<Result> {
  readonly is: 'done';
  readonly result: Result;
}

interface Killed {
  readonly is: 'killed';
}

/** One user's conversation with an assistant of its own: in a world, by a clock and on a store that a test controls. */
export interface Talk {
  readonly lines: readonly TranscriptLine[];
  /** Every reply, the greeting too, in the order in which they arrived. */
  readonly replies: readonly Reply[];
  readonly sessionId: string;
  /** The messages are sent together, none waits for the other; until all are answered. */
  say(texts: readonly string[], proposals?: readonly Proposal[]): Promise<void>;
  /** The last message is sent once more, as a client does that got no answer; it must get the same one. */
  sayAgain(): Promise<void>;
  /** The last reply never got to the user, who still looks at the one before. */
  loseReply(): void;
  /** Time goes by, and what was held back until then comes. */
  later(span: Span): Promise<void>;
  sweep(): Promise<Swept>;
  script(effect: ScriptedEffect): void;
  /** The process is killed at that point of what is done next. */
  crash(point: CrashPoint): void;
  /** How many scripted effects nobody has asked for. */
  readonly unasked: number;
  /** The points at which the process should have been killed, and was not. */
  readonly unreached: readonly CrashPoint[];
  readonly done: number;
  readonly crashes: number;
}

/** How long a person takes to answer. */
const answering: Span = { seconds: 4 };

/** After so long another process may take over from one that was killed. */
const untilLeasesEnd: Span = { seconds: 15 };

/** Nobody tests pauses before a second try. */
const skipsWaitsUnder: Span = { seconds: 3 };

/** As `createAssistant` has them. */
const usualLimits = { replyWithinMs: 10_000, effectWithinMs: 30_000 };

export async function openTalk<F extends Flow>(flow: F, options: TalkOptions<F>): Promise<Talk> {
  const { now, openStore, patience = { seconds: 5 }, timeZone, locale, values, perform, ...ports } = options;
  const { replyWithinMs, effectWithinMs } = { ...usualLimits, ...ports.limits };
  const clock = createTestClock({ skipsWaitsUnder, ...(now === undefined ? {} : { now }) });
  const store = openStore?.(clock) ?? createMemoryStore({ clock });
  const reader = createPromptedReader(ports.extract);
  const newId = countedIds();
  /** Rings when something is held back, or said by itself. */
  const bell = createBell();
  const lines: TranscriptLine[] = [];
  const replies: Reply[] = [];
  const counted = { messages: 0, crashes: 0, processes: 0 };
  const crashPoints: CrashPoint[] = [];
  const note = (text: string): void => void lines.push({ by: 'note', text });
  const effects = createScriptedEffects({
    // Typed for one flow outside, for any flow inside.
    perform: perform as Perform<Flow> | undefined,
    clock,
    effectWithinMs,
    note,
    held: bell.ring,
    doAgain,
  });

  const start = (): TalkProcess =>
    startProcess(
      {
        // Typed for one flow outside, for any flow inside.
        ...(ports as Partial<AssistantOptions<Flow>>),
        ...{ flow, clock, newId, extract: reader.extract },
        perform: effects.forProcess(++counted.processes),
      },
      store,
    );

  const state = { process: start(), seen: '', seenBefore: '' };
  const { sessionId, reply: greeting } = await state.process.assistant.start({
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(locale === undefined ? {} : { locale }),
    ...(values === undefined ? {} : { values }),
  });
  hear(greeting);
  listen();
  let sent: { readonly messages: readonly Message[]; readonly replies: readonly Reply[] } = {
    messages: [],
    replies: [],
  };

  function hear(reply: Reply): void {
    replies.push(reply);
    lines.push({ by: 'assistant', text: reply.text });
    state.seenBefore = state.seen;
    state.seen = reply.id;
  }

  /** What comes by itself is heard when it comes. */
  function listen(): void {
    state.process.assistant.follow(sessionId, (news) => {
      if (news.is !== 'reply' || news.messageId !== null) return;
      hear(news.reply);
      bell.ring();
    });
  }

  const send = (to: TalkProcess, { text, id, seen }: Message): Promise<Reply> =>
    to.assistant.send(sessionId, text, { messageId: id, seen });

  /** Another process takes the first one for dead, and answers the message in its place. */
  async function doAgain(): Promise<void> {
    await state.process.loseDuty(sessionId);
    const [message] = sent.messages;
    if (message !== undefined) await send(start(), message);
  }

  /** Sends until all is answered, also by another process; what was heard before the first one was killed is heard once. */
  async function deliver(messages: readonly Message[]): Promise<readonly Reply[]> {
    const heard = new Set<string>();
    const sendOne = async (message: Message): Promise<Reply> => {
      const reply = await send(state.process, message);
      if (!heard.has(reply.id)) hear(reply);
      heard.add(reply.id);
      return reply;
    };
    return untilDone(() => Promise.all(messages.map(sendOne)), 'the message is sent again');
  }

  /** Does something until it is done, if need be by another process, which then looks after what the first one left. */
  async function untilDone<Result>(work: () => Promise<Result>, anew: string): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      const end = await untilOver(work);
      if (end.is === 'killed') {
        await replaceProcess(anew);
        continue;
      }
      state.process.spare();
      if (tries > 1) await sweep();
      return end.result;
    }
  }

  /** Until it is done or its process is killed. Time goes by where it waits for an answer that is held back. */
  async function untilOver<Result>(work: () => Promise<Result>): Promise<Done<Result> | Killed> {
    // A turn that was left behind is finished first, however long that takes.
    const isLeft = (await store.load(sessionId))?.open.length !== 0;
    const replyBy = isLeft ? Number.POSITIVE_INFINITY : clock.nowMs() + replyWithinMs;
    const done = work().then((result): Done<Result> => ({ is: 'done', result }));
    for (;;) {
      const event = await firstWithin(patience, [done, killed(), rung()]);
      if (event.is !== 'rung') return event;
      if (effects.isHolding()) passTo(Math.min(effects.nextAnswerAt(), replyBy));
    }
  }

  const killed = () => state.process.died.then((): Killed => ({ is: 'killed' }));
  const rung = () => bell.next().then(() => ({ is: 'rung' }) as const);

  function passTo(ms: number): void {
    clock.pass(Math.max(0, ms - clock.nowMs()));
  }

  /** The client connects anew, and hears what was said by itself meanwhile. */
  async function replaceProcess(anew: string): Promise<void> {
    counted.crashes += 1;
    crashPoints.pop();
    note(`the process is killed; another one takes over, and ${anew}`);
    effects.forgetProcess(counted.processes);
    clock.pass(untilLeasesEnd);
    state.process = start();
    listen();
    for (const { messageId, reply } of await store.replies(sessionId, { after: 1, limit: 1000 })) {
      if (messageId === null && !replies.some(({ id }) => id === reply.id)) hear(reply);
    }
  }

  /** Until what was promised has been told, or is held back. */
  async function settled(): Promise<void> {
    for (;;) {
      const events = [killed(), rung()];
      const isPromised = (await store.load(sessionId))?.promised === true;
      if (!isPromised || effects.isHolding()) break;
      if ((await firstWithin(patience, events)).is === 'killed') break;
    }
    if (!state.process.isDead()) return;
    await replaceProcess('a sweep finds what is left');
    await sweep();
  }

  const sweep = (): Promise<Swept> => untilDone(() => state.process.assistant.sweep(), 'sweeps again');

  return {
    lines,
    replies,
    sessionId,

    async say(texts, proposals) {
      clock.pass(answering);
      const messages = texts.map((text): Message => ({ text, id: `m-${++counted.messages}`, seen: state.seen }));
      for (const { text } of messages) {
        lines.push({ by: 'user', text });
        reader.prompt(text, proposals);
      }
      sent = { messages, replies: [] };
      sent = { messages, replies: await deliver(messages) };
    },

    async sayAgain() {
      const [message, before] = [sent.messages.at(-1), sent.replies.at(-1)];
      if (message === undefined || before === undefined) throw new RangeError('There is no message to send again.');
      clock.pass(answering);
      note('the last message is delivered again');
      const [reply] = await deliver([message]);
      if (JSON.stringify(reply) === JSON.stringify(before)) return;
      throw new Error(`A message that was delivered twice got two replies, "${before.text}" and "${reply?.text}".`);
    },

    loseReply() {
      note('this reply is lost on its way to the user');
      state.seen = state.seenBefore;
    },

    async later(span) {
      note(`${spanInWords(span)} later`);
      const end = clock.nowMs() + msOf(span);
      do {
        passTo(Math.min(end, effects.nextAnswerAt()));
        await settled();
      } while (clock.nowMs() < end);
      state.process.spare();
    },

    sweep,
    script: effects.script,
    crash(point) {
      crashPoints.push(point);
      state.process.dieAt(point);
    },
    get unasked() {
      return effects.unasked();
    },
    get unreached() {
      return state.process.isDead() ? crashPoints.slice(0, -1) : crashPoints;
    },
    get done() {
      return effects.done();
    },
    get crashes() {
      return counted.crashes;
    },
  };
}
