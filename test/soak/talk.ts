import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../src/session/reply.ts';
import { AnswerLost, type Door, type Ticket } from './door.ts';
import type { Conversation, SentMessage } from './ledger.ts';
import type { Random } from './random.ts';

/** One customer's side of a conversation; all that is said goes into the ledger. */
export interface Talk {
  /** What the customer looks at. */
  readonly last: Reply;
  say(text: string): Promise<Reply>;
  /** Without telling what was seen. */
  sayBlindly(text: string): Promise<Reply>;
  /** Several messages at once, none of which waits for the other. */
  sayAtOnce(...texts: readonly string[]): Promise<Reply>;
  /** One message, sent twice at the same time. */
  sayTwice(text: string): Promise<Reply>;
  /** The last message that was acknowledged, once more. */
  sayAgain(): Promise<void>;
  /** Sends it and hangs up before or after it was answered. */
  sayAndHangUp(text: string): Promise<void>;
  /** What is said once nothing is under way any more. */
  whenSettled(): Promise<Reply>;
}

/** Longer than it takes until another server may go on where one was killed, also when that is killed too. */
const patienceMs = 60_000;

/** Where something takes longer than a client waits for. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Asks until an answer comes; `retried` is told each time none came. */
export async function untilAnswered<Answer>(
  ask: () => Promise<Answer>,
  random: Random,
  retried: () => void = () => undefined,
): Promise<Answer> {
  const giveUp = AbortSignal.timeout(patienceMs);
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AnswerLost)) throw error;
      if (giveUp.aborted) throw new NoAnswer(`No answer within ${patienceMs / 1000} s. The last try: ${error.message}`);
      retried();
      await wait(random.between(20, 200));
    }
  }
}

/** Starts a session and talks; `thinkMs` is how long a customer thinks at most. */
export async function startTalk(
  door: Door,
  random: Random,
  { kind, thinkMs }: { readonly kind: string; readonly thinkMs: number },
): Promise<{ readonly talk: Talk; readonly conversation: Conversation }> {
  const { sessionId, token, reply } = await untilAnswered(() => door.start(), random);
  const ticket: Ticket = { sessionId, token };
  const conversation: Conversation = {
    ...{ kind, ...ticket, sent: [], shown: new Map([[reply.id, reply]]), astray: null },
  };
  let last = reply;

  function write(text: string, tellsSeen = true): SentMessage {
    const message: SentMessage = {
      id: `${sessionId}-m${conversation.sent.length + 1}`,
      text,
      seen: tellsSeen ? last.id : null,
      lookedAt: last.id,
      answers: [],
      waitedMs: null,
      retries: 0,
      redeliveries: 0,
    };
    conversation.sent.push(message);
    return message;
  }

  async function deliver(message: SentMessage): Promise<Reply> {
    const since = performance.now();
    const answer = await untilAnswered(
      () => door.send(ticket, message),
      random,
      () => message.retries++,
    );
    message.answers.push(answer);
    message.waitedMs ??= performance.now() - since;
    return show(JSON.parse(answer) as Reply);
  }

  function show(said: Reply): Reply {
    conversation.shown.set(said.id, said);
    return said;
  }

  const think = (): Promise<void> => wait(random.between(0, thinkMs));

  async function look(): Promise<Reply> {
    last = show(await untilAnswered(() => door.look(ticket), random));
    return last;
  }

  async function say(message: SentMessage): Promise<Reply> {
    await think();
    last = await deliver(message);
    return last;
  }

  const talk: Talk = {
    get last() {
      return last;
    },
    say: (text) => say(write(text)),
    sayBlindly: (text) => say(write(text, false)),
    async sayAtOnce(...texts) {
      await think();
      const messages = texts.map((text) => write(text));
      await Promise.all(messages.map(deliver));
      return look();
    },
    async sayTwice(text) {
      await think();
      const message = write(text);
      message.redeliveries++;
      await Promise.all([deliver(message), deliver(message)]);
      return look();
    },
    async sayAgain() {
      const message = conversation.sent.findLast(({ answers }) => answers.length > 0);
      if (message === undefined) return;
      message.redeliveries++;
      await deliver(message);
    },
    async sayAndHangUp(text) {
      await think();
      const message = write(text);
      const hangUp = AbortSignal.timeout(random.between(1, 200));
      try {
        const since = performance.now();
        message.answers.push(await door.send(ticket, message, hangUp));
        message.waitedMs = performance.now() - since;
      } catch (error) {
        if (!(error instanceof AnswerLost)) throw error;
      }
    },
    async whenSettled() {
      const giveUp = AbortSignal.timeout(patienceMs);
      while (isUnderWay(last)) {
        if (giveUp.aborted) throw new NoAnswer(`Still ${last.state} after ${patienceMs / 1000} s.`);
        await wait(50);
        await look();
      }
      return last;
    },
  };
  return { talk, conversation };
}

/** "One moment" was said, and more comes by itself. */
const isUnderWay = ({ state }: Reply): boolean => state.startsWith('executing.') || state === 'collecting.checking';
