import type { Flow } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import type { RunOutcome } from '../session/reply.ts';
import { type Held, held } from './dialogue.ts';
import { DialogueError } from './dialogue-error.ts';
import type { SimulatedUser } from './simulate-user.ts';
import { openTalk, type Talk, type TalkOptions } from './talk.ts';
import type { UserAction } from './user-action.ts';

/** What a simulated conversation is held with. */
export interface ConverseOptions<F> extends TalkOptions<F> {
  /** After so many turns of the user it is given up; 40. */
  readonly turnsAtMost?: number;
}

/** How a simulated conversation ended. */
export interface Conversed extends Held {
  /** `left`: the user did; `stillGoing`: after as many turns as there may be. */
  readonly ended: RunOutcome['is'] | 'left' | 'stillGoing';
  /** The values that were settled at the end. */
  readonly values: Values;
  readonly turns: number;
}

/**
 * Lets a simulated user talk to an assistant of its own until the run is over.
 * @throws {@link DialogueError} where the assistant cannot answer.
 * @example const { ended, values, transcript } = await converse(booking, simulateUser(booking, { as: 'terse', seed: 1, wants }));
 */
export async function converse<F extends Flow>(
  flow: F,
  user: SimulatedUser,
  { turnsAtMost = 40, ...options }: ConverseOptions<F> = {},
): Promise<Conversed> {
  const talk = await openTalk(flow, options);
  for (let turns = 0; ; turns += 1) {
    const soFar = held(talk);
    const { last } = soFar;
    const over = last.outcome?.is ?? (turns === turnsAtMost ? 'stillGoing' : undefined);
    const action: UserAction = over === undefined ? user.next(last) : { does: 'leaves' };
    if (action.does === 'leaves') {
      const settled = Object.entries(last.slots).filter(([, { status }]) => status === 'settled');
      const values = Object.fromEntries(settled.map(([name, { value }]) => [name, value]));
      return { ...soFar, ended: over ?? 'left', values, turns };
    }
    await act(talk, action).catch((error: unknown) => {
      const came = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const differences = [{ what: 'answer', expected: 'a reply', came }];
      throw new DialogueError(talk.lines, { at: talk.lines.length - 1, differences }, error);
    });
  }
}

async function act(talk: Talk, action: Exclude<UserAction, { readonly does: 'leaves' }>): Promise<void> {
  switch (action.does) {
    case 'says':
      await talk.say([action.text]);
      return;
    case 'saysTwice':
      await talk.say([action.text, action.text]);
      return;
    case 'waits':
      await talk.later(action.for);
      await talk.sweep();
      return;
    default:
      return action satisfies never;
  }
}
