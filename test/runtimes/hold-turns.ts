import { expect } from 'vitest';
import type { Flow } from '../../src/core/flow.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { ContractOutcome } from '../../src/testing/contract-conversations.ts';
import type { RuntimeHost } from '../../src/testing/index.ts';
import { type Seen, seenIn } from './seen.ts';
import type { TurnPath } from './turn-paths.ts';
import { type AskedEffect, createAskedInWords, nobodyKnows } from './world-answers.ts';

/**
 * Holds a conversation on a host that is thrown away after every message, and goes on from what was stored. It expects of every
 * turn what the pure machine makes of it.
 */
export async function holdTurns(host: RuntimeHost, { spoken, turns }: TurnPath): Promise<void> {
  const { flow, startsAt } = spoken;
  const world = createWorld();
  const talk = await host.start({ flow, perform: world.perform, at: startsAt });
  const seenNow = async (): Promise<Seen> => seenIn(flow, await talk.told(), world.asked());
  try {
    for (const { message, at, answers, ends } of turns) {
      const { said, batch: proposals } = message;
      const { asked } = (await talk.told()).context;
      world.next(answers.map(({ tells }) => tells));
      await talk.send({ said, proposals, at, seen: asked?.reply ?? '' });
      expect(await seenNow(), `after "${said}"`).toEqual(ends);
      await talk.restart();
      expect(await seenNow(), `restarted after "${said}"`).toEqual(ends);
    }
  } finally {
    await talk.close();
  }
}

/** A world that answers as a turn says, and keeps what it was asked for. */
function createWorld() {
  const inWords = createAskedInWords();
  let asked: string[] = [];
  let answers: ContractOutcome[] = [];

  async function answer<Outcome extends ContractOutcome>(effect: AskedEffect): Promise<Outcome> {
    asked.push(inWords(effect));
    const outcome = answers.shift() ?? 'throws';
    if (outcome === 'throws') throw new Error(nobodyKnows);
    // A turn has an answer for each effect, in the order in which they are owed.
    return outcome as Outcome;
  }

  const perform: Perform<Flow> = {
    check: ({ key, slots }) => answer({ is: 'check', key, slots }),
    fulfil: ({ key, slots }) => answer({ is: 'fulfil', key, slots }),
    reconcile: ({ key }) => answer({ is: 'reconcile', key }),
  };
  return {
    perform,
    next(them: readonly ContractOutcome[]) {
      answers = [...them];
      asked = [];
    },
    asked: (): readonly string[] => asked,
  };
}
