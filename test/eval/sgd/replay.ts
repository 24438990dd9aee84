import { type Directive, directiveOf } from '../../../src/core/directive.ts';
import { effectOf } from '../../../src/core/effect.ts';
import type { OutcomeEvent } from '../../../src/core/events.ts';
import { type Flow, slotOf } from '../../../src/core/flow.ts';
import type { Told } from '../../../src/core/told.ts';
import { createRuns, type Runs } from '../../../src/session/run.ts';
import { type Act, type Dialogue, type Episode, writtenIn } from '../sgd-dialogues.ts';
import { asAnnotated, type ReadActs, type SaidActs, type Written } from './acts-said.ts';
import { asHeld, callOf, NO_PREFERENCE } from './flow-from-service.ts';

/** What is looked at of a dialogue: its acts, not its words. */
export interface Acted extends Pick<Dialogue, 'id' | 'service' | 'episodes'> {
  readonly turns: readonly Readonly<Record<'user' | 'system', { readonly acts: readonly Act[] }>>[];
}

/** The parameters of a call, as the data writes them. */
export type Call = Readonly<Record<string, string>>;

/** A turn as the chart took it. */
export interface Replayed {
  /** Which turn of the dialogue. */
  readonly place: number;
  /** Whether it is a yes that the data does not have: the summary stood where the data's system had called already. */
  readonly isAdded: boolean;
  readonly said: string;
  readonly directive: Directive;
  /** The slots of which a value was proposed and not taken, as if it had not been said. */
  readonly misfired: readonly string[];
  /** Every fulfil that was owed. */
  readonly calls: readonly Call[];
}

/** Today in the data, at noon. */
const NOON = Date.UTC(2019, 2, 1, 12);
const MINUTE = 60_000;
const YES: SaidActs = { said: 'Yes.', proposals: [{ type: 'confirm' }] };

/** Holds a dialogue with the chart from its first episode on: the user's acts go in, the system's are what became of the calls. */
export function replay(flow: Flow, dialogue: Acted, read: ReadActs = asAnnotated): readonly Replayed[] {
  const { episodes, turns } = dialogue;
  const [first] = episodes;
  if (first === undefined) return [];
  const runs = createRuns(flow);
  let told = bringAlong(flow, runs, first.seed);
  const replayed: Replayed[] = [];
  const take = (place: number, message: SaidActs, isAdded: boolean): void => {
    const episode = episodes.find(({ end }) => end >= place);
    const outcome = episode === undefined ? FAILED : outcomeOf(flow, dialogue, episode);
    const turn = takeTurn(flow, runs, told, message, NOON + replayed.length * MINUTE, outcome);
    told = turn.told;
    const { directive, misfired, calls } = turn;
    replayed.push({ place, isAdded, said: message.said, directive, misfired, calls });
  };
  for (const [place, { user }] of turns.entries()) {
    if (place < first.start) continue;
    const before = episodes.find(({ end }) => end === place - 1);
    take(place, read(flow, user.acts, before && offerAfter(dialogue, before)), false);
    const isDue = episodes.some(({ end }) => end === place);
    const last = replayed.at(-1);
    if (isDue && last?.calls.length === 0 && last.directive.say === 'confirm') take(place, YES, true);
  }
  return replayed;
}

/** What else the system offered where the call failed. */
export function offerAfter({ turns }: Acted, { end, outcome, parameters }: Episode): Written | undefined {
  if (outcome === 'success') return undefined;
  return turns[end]?.system.acts.flatMap((act): readonly Written[] => {
    const { slot = '' } = act;
    const value = writtenIn(act);
    return act.act === 'OFFER' && value !== undefined && value !== parameters[slot] ? [{ slot, value }] : [];
  })[0];
}

/**
 * The slot whose value could not be had. The data says that a call failed but not why: it is the slot of which another
 * value is offered, else the one that the user speaks of in the next try; without a next try it is not known.
 */
export function refusedBy(dialogue: Acted, episode: Episode): string | undefined {
  if (episode.outcome === 'success') return undefined;
  const offered = offerAfter(dialogue, episode);
  if (offered !== undefined) return offered.slot;
  const next = dialogue.episodes.find(({ start }) => start > episode.end);
  return dialogue.turns[next?.start ?? -1]?.user.acts.find(({ act }) => act === 'INFORM')?.slot;
}

type Outcome = (key: string) => OutcomeEvent;

const FAILED: Outcome = (key) => ({ type: 'fulfil.failed', key, retryable: false, reason: 'failed' });

function outcomeOf(flow: Flow, dialogue: Acted, episode: Episode): Outcome {
  if (episode.outcome === 'success') return (key) => ({ type: 'fulfil.succeeded', key, result: null });
  const slot = refusedBy(dialogue, episode);
  if (slot === undefined) return FAILED;
  const offered = offerAfter(dialogue, episode);
  const alternatives = offered === undefined ? [] : [asHeld(slotOf(flow, slot), offered.value)];
  return (key) => ({ type: 'fulfil.conflicted', key, slot, reason: 'unavailable', alternatives });
}

/** What a search before has made known, as a host brings it along. */
function bringAlong(flow: Flow, runs: Runs, seed: Episode['seed']): Told {
  const input = { session: 's', run: '1', timeZone: flow.timeZone, locale: 'en-US' };
  return Object.entries(seed)
    .filter(([, written]) => written !== NO_PREFERENCE)
    .reduce((told, [slot, written]) => {
      const value = asHeld(slotOf(flow, slot), written);
      return runs.send(told, { type: 'slot.given', slot, value, source: 'carried', at: NOON });
    }, runs.start(input));
}

function takeTurn(
  flow: Flow,
  runs: Runs,
  before: Told,
  { said, proposals }: SaidActs,
  at: number,
  outcome: Outcome,
): Pick<Replayed, 'directive' | 'misfired' | 'calls'> & { readonly told: Told } {
  const { asked } = before.context;
  const seen = asked === null ? {} : { seen: asked.reply };
  let told = runs.read(runs.send(before, { type: 'turn.started', at, said, ...seen }), proposals);
  const calls: Call[] = [];
  for (let owed = effectOf(flow, told); owed.is === 'fulfil'; owed = effectOf(flow, told)) {
    calls.push(callOf(owed.slots));
    told = runs.send(told, outcome(owed.key));
  }
  const misfired = told.context.turn.verdicts.filter(({ is }) => is === 'misfired').map(({ slot }) => slot);
  const directive = directiveOf(flow, told);
  return { told: runs.send(told, { type: 'turn.ended', at, reply: `reply-${at}` }), directive, misfired, calls };
}
