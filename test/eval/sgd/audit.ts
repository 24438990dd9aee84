import type { Directive } from '../../../src/core/directive.ts';
import { type Flow, slotOf } from '../../../src/core/flow.ts';
import { type Act, type Episode, type Service, writtenIn } from '../sgd-dialogues.ts';
import { callOf, NO_PREFERENCE, takesNoPreference, transactionOf } from './flow-from-service.ts';
import { type Acted, type Call, type Replayed, refusedBy } from './replay.ts';

/** An episode held against its annotation. */
export interface Audited {
  readonly id: string;
  readonly service: string;
  readonly episode: Episode;
  /** `one more yes`: the summary stood where the data's system called at once, and a yes to it led to the call. */
  readonly verdict: 'as annotated' | 'one more yes' | 'otherwise';
  /** What was not as annotated, in words. */
  readonly faults: readonly string[];
  readonly turns: readonly Replayed[];
}

/**
 * Holds what the chart did against the annotation of every episode. It looks at no state of the chart, only at what it wants
 * said and done: it asks for nothing but required slots that are missing; once none is it puts the summary of all that is known; at
 * the yes, and only then, it calls, once, with the parameters of the data.
 */
export function auditsOf(
  flow: Flow,
  service: Service,
  dialogue: Acted,
  replayed: readonly Replayed[],
): readonly Audited[] {
  return dialogue.episodes.map((episode, at) => {
    const next = dialogue.episodes[at + 1]?.start ?? dialogue.turns.length;
    const turns = replayed.filter(({ place }) => place >= episode.start && place < next);
    const isOneMore = turns.some(({ isAdded }) => isAdded);
    const faults = turns.flatMap((turn) =>
      [
        ...turn.misfired.map((slot) => `the ${slot} in "${turn.said}" was not taken`),
        ...faultsOfCalls(episode, turn, isOneMore),
        ...faultsOfSaying(flow, service, dialogue, episode, turn, isOneMore),
      ].map((fault) => `turn ${turn.place}: ${fault}`),
    );
    const asSaid = isOneMore ? 'one more yes' : 'as annotated';
    return {
      ...{ id: `${dialogue.id}/${at + 1}`, service: dialogue.service, episode, turns, faults },
      verdict: faults.length > 0 ? 'otherwise' : asSaid,
    };
  });
}

/** The call of an episode is due in its last turn; where a yes was added, with that. */
const isCallDue = ({ end }: Episode, { place, isAdded }: Replayed, isOneMore: boolean): boolean =>
  place === end && isAdded === isOneMore;

function faultsOfCalls(episode: Episode, turn: Replayed, isOneMore: boolean): readonly string[] {
  const { calls } = turn;
  if (!isCallDue(episode, turn, isOneMore))
    return calls.map((call) => `called with ${inOrder(call)}, where no call is due`);
  if (calls.length !== 1) return [`called ${calls.length} times`];
  const [got, wanted] = [inOrder(calls[0] ?? {}), inOrder(episode.parameters)];
  return got === wanted ? [] : [`called with ${got}, not with ${wanted}`];
}

function faultsOfSaying(
  flow: Flow,
  service: Service,
  dialogue: Acted,
  episode: Episode,
  turn: Replayed,
  isOneMore: boolean,
): readonly string[] {
  const { place, directive } = turn;
  if (place > episode.end) return [];
  if (isCallDue(episode, turn, isOneMore)) return faultsAfterCall(refusedBy(dialogue, episode), episode, directive);
  const known = knownAfter(flow, service, dialogue, episode, place);
  const missing = transactionOf(service).required_slots.filter((name) => known[name] === undefined);
  // Where a yes is added the data's system asked nothing.
  const asIts = place === episode.end ? [] : faultsBeside(dialogue.turns[place]?.system.acts ?? [], directive);
  return [...asIts, ...(missing.length > 0 ? faultsOfAsking(missing, directive) : faultsOfSummary(known, directive))];
}

/** What the user has told so far, over what a search had found, over the defaults. */
function knownAfter(flow: Flow, service: Service, { turns }: Acted, { seed, start }: Episode, place: number): Call {
  const informed = turns
    .slice(start, place + 1)
    .flatMap(({ user }) => user.acts)
    .filter(({ act }) => act === 'INFORM')
    .map((act) => [act.slot ?? '', writtenIn(act) ?? ''] as const);
  const told = [...Object.entries(seed), ...informed].filter(
    ([name, value]) => value !== NO_PREFERENCE || takesNoPreference(slotOf(flow, name)),
  );
  return { ...transactionOf(service).optional_slots, ...Object.fromEntries(told) };
}

function faultsBeside(acts: readonly Act[], directive: Directive): readonly string[] {
  const its = acts.some(({ act }) => act === 'CONFIRM') ? 'confirm' : 'elicit';
  return directive.say === its ? [] : [`${saidIn(directive)}, where the data's system does "${its}"`];
}

function faultsOfAsking(missing: readonly string[], directive: Directive): readonly string[] {
  const isRight = directive.say === 'elicit' && missing.includes(directive.slot);
  return isRight ? [] : [`${saidIn(directive)}, where ${missing.join(', ')} is missing`];
}

function faultsOfSummary(known: Call, directive: Directive): readonly string[] {
  if (directive.say !== 'confirm') return [`${saidIn(directive)}, where the summary is due`];
  const shown = callOf(Object.fromEntries(directive.summary.map(({ slot, value }) => [slot, value])));
  const [got, wanted] = [inOrder(shown), inOrder(callOf(known))];
  return got === wanted ? [] : [`the summary is ${got}, not ${wanted}`];
}

/** A value that cannot be had is asked for again, and nothing else; a failure without a reason goes to a person. */
function faultsAfterCall(refused: string | undefined, { outcome }: Episode, directive: Directive): readonly string[] {
  if (outcome === 'failure' && refused !== undefined) {
    const isRight = directive.say === 'reprompt' && directive.slot === refused;
    return isRight ? [] : [`${saidIn(directive)}, where ${refused} cannot be had`];
  }
  const due = outcome === 'success' ? 'completed' : 'handedOff';
  return directive.say === due ? [] : [`${saidIn(directive)}, where "${due}" is due`];
}

const saidIn = (directive: Directive): string =>
  'slot' in directive ? `"${directive.say}" about ${directive.slot}` : `"${directive.say}"`;

const inOrder = (call: Call): string => JSON.stringify(Object.fromEntries(Object.entries(call).toSorted()));
