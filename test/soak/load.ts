import { createCustomer, GivenToAPerson } from './customer.ts';
import type { Door } from './door.ts';
import { kinds } from './kinds.ts';
import type { Conversation } from './ledger.ts';
import { createRandom } from './random.ts';
import { startTalk } from './talk.ts';

export interface LoadOptions {
  readonly door: Door;
  /** How many customers talk at the same time. */
  readonly clients: number;
  readonly thinkMs: number;
  readonly seed: number;
  readonly todayMs: number;
  /** Asked before each conversation, with how many were started, and what is known of them. */
  readonly isOver: (started: number, conversations: readonly Conversation[]) => boolean;
}

/** Customers who talk, one conversation after the other; each kind comes equally often. Resolves when all have ended. */
export function startLoad(options: LoadOptions): {
  readonly conversations: readonly Conversation[];
  /** Why no session could be started, each time that none could. */
  readonly notStarted: readonly string[];
  readonly ended: Promise<void>;
} {
  const conversations: Conversation[] = [];
  const notStarted: string[] = [];
  let started = 0;
  async function client(): Promise<void> {
    while (notStarted.length === 0 && !options.isOver(started, conversations)) {
      try {
        await oneConversation(options, started++, conversations);
      } catch (error) {
        notStarted.push(`No session could be started: ${error}`);
      }
    }
  }
  const ended = Promise.all(Array.from({ length: options.clients }, client)).then(() => undefined);
  return { conversations, notStarted, ended };
}

async function oneConversation(
  { door, thinkMs, seed, todayMs }: LoadOptions,
  number: number,
  conversations: Conversation[],
): Promise<void> {
  const random = createRandom(seed * 1_000_003 + number);
  const all = Object.entries(kinds);
  const [kind, act] = all[number % all.length] ?? [];
  if (kind === undefined || act === undefined) throw new Error('There are no kinds of conversation.');
  const { talk, conversation } = await startTalk(door, random, { kind, thinkMs });
  conversations.push(conversation);
  try {
    await act({ talk, customer: createCustomer(talk, random, todayMs), random, todayMs });
  } catch (error) {
    if (!(error instanceof GivenToAPerson)) conversation.astray = `${kind}: ${error}`;
  }
}
