import assert from 'node:assert/strict';
import { directiveOf } from '../core/directive.ts';
import { effectOf } from '../core/effect.ts';
import type { Flow } from '../core/flow.ts';
import { valuesOf } from '../core/slot-state.ts';
import { pathOf, type Told } from '../core/told.ts';
import type { Perform } from '../session/perform.ts';
import {
  type ContractOutcome,
  type ContractTurn,
  contractConversations,
  everything,
  usualResult,
  yes,
} from './contract-conversations.ts';
import { contractTask, type SomeValues, valuesInWords } from './contract-task.ts';
import type { HostedConversation, RuntimeHost, RuntimePromise } from './runtime-host.ts';
import { msOf } from './span.ts';

/**
 * What every runtime must make of the same conversations, each as a test that runs in any test runner: once as it is, once
 * restarted after every message, and once killed while the task is being done.
 * @example for (const { name, run } of runtimeContract()) it(name, () => run(myHost));
 */
export const runtimeContract = (): readonly RuntimePromise[] => [
  ...contractConversations.flatMap(({ promise, turns }): RuntimePromise[] => [
    { name: promise, run: (host) => hold(host, turns, async () => undefined) },
    { name: `${promise}, restarted after every message`, run: (host) => hold(host, turns, (talk) => talk.restart()) },
  ]),
  { name: 'does a task again under the same key that it was killed in', run: isKilledWhileItFulfils },
];

const startsAt = Date.UTC(2026, 10, 20, 10);

async function hold(
  host: RuntimeHost,
  turns: readonly ContractTurn[],
  afterEach: (talk: HostedConversation) => Promise<void>,
): Promise<void> {
  const world = createContractWorld();
  const talk = await host.start({ flow: contractTask, perform: world.perform, at: startsAt });
  try {
    let at = startsAt;
    let seen = await replyIn(talk);
    let seenBefore = seen;
    await afterEach(talk);
    for (const turn of turns) {
      at += msOf(turn.after ?? { seconds: 5 });
      world.next(turn.world ?? []);
      const { said, proposals } = turn;
      await talk.send({ said, proposals, at, seen: turn.isBlind === true ? seenBefore : seen });
      assert.deepEqual(summed(await talk.told(), world.asked()), expectedOf(turn), `after "${said}"`);
      seenBefore = seen;
      seen = await replyIn(talk);
      const told = JSON.stringify(await talk.told());
      await afterEach(talk);
      assert.equal(JSON.stringify(await talk.told()), told, `a restart after "${said}" changes the snapshot`);
    }
  } finally {
    await talk.close();
  }
}

/** The process dies once the task is begun: nothing is heard of it any more. */
async function isKilledWhileItFulfils(host: RuntimeHost): Promise<void> {
  const world = createContractWorld();
  const begun = Promise.withResolvers<void>();
  const perform: Perform<Flow> = {
    ...world.perform,
    fulfil(request) {
      const outcome = world.perform.fulfil(request);
      const isFirst = world.asked().length === 1;
      begun.resolve();
      return isFirst ? new Promise(() => undefined) : outcome;
    },
  };
  const talk = await host.start({ flow: contractTask, perform, at: startsAt });
  try {
    for (const [number, { said, proposals }] of [everything, yes].entries()) {
      world.next([]);
      const sent = talk.send({ said, proposals, at: startsAt + (number + 1) * 5000, seen: await replyIn(talk) });
      await Promise.race([sent, begun.promise]);
    }
    await talk.restart();
    const told = await talk.told();
    const effects = [...yes.effects, ...yes.effects];
    assert.deepEqual(summed(told, world.asked()), expectedOf({ ...yes, effects }), 'after the restart');
    assert.equal(effectOf(contractTask, told).is, 'none');
  } finally {
    await talk.close();
  }
}

/** A world that does as a turn says, and keeps what it was asked for. */
function createContractWorld() {
  const keys = { check: [] as string[], task: [] as string[] };
  let asked: string[] = [];
  let outcomes: ContractOutcome[] = [];

  async function answer<Outcome extends ContractOutcome>(
    name: string,
    { key, slots }: { readonly key: string; readonly slots?: SomeValues },
    usual: Outcome,
  ): Promise<Outcome> {
    const known = name === 'check' ? keys.check : keys.task;
    if (!known.includes(key)) known.push(key);
    const which = `${name} ${known.indexOf(key) + 1}`;
    asked.push(slots === undefined ? which : `${which}: ${valuesInWords(slots)}`);
    const outcome = outcomes.shift() ?? usual;
    if (outcome === 'throws') throw new Error('Nobody knows.');
    // A conversation says for each effect what may come of it.
    return outcome as Outcome;
  }

  const perform: Perform<Flow> = {
    check: (request) => answer('check', request, { is: 'passed' }),
    fulfil: (request) => answer('fulfil', request, { is: 'succeeded', result: usualResult }),
    reconcile: (request) => answer('reconcile', request, { is: 'unknown' }),
  };
  return {
    perform,
    next(them: readonly ContractOutcome[]) {
      outcomes = [...them];
      asked = [];
    },
    asked: (): readonly string[] => asked,
  };
}

const replyIn = async (talk: HostedConversation): Promise<string> => (await talk.told()).context.asked?.reply ?? '';

/** What of a turn must be the same everywhere. */
type Summed = Required<Pick<ContractTurn, 'state' | 'directive' | 'values' | 'effects' | 'result'>>;

const summed = (told: Told, effects: readonly string[]): Summed => ({
  state: pathOf(told),
  directive: directiveOf(contractTask, told).say,
  values: valuesInWords(valuesOf(contractTask, told.context.slots)),
  effects,
  result: told.context.result,
});

const expectedOf = ({ state, directive, values, effects, result = null }: ContractTurn): Summed => ({
  state,
  directive,
  values,
  effects,
  result,
});
