import { type Consent, readConsent } from '../core/consent.ts';
import { type Asked, type Context, givenFor } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Json, Values } from '../core/json.ts';
import type { Given } from '../core/reading.ts';
import { stateOf, valuesOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';
import type { ExtractGiven } from '../session/ports.ts';
import { type Language, languageFor, phrasesIn, type WishPart } from './grammar.ts';
import { type Part, partsOf } from './parts.ts';

/** A message and all that its reading depends on. */
export interface Situation {
  readonly said: string;
  /** The user's message before this one; empty where there was none. */
  readonly saidBefore: string;
  readonly flow: Flow;
  readonly context: Context;
  readonly asked: Asked | null;
  readonly finished: Told | null;
  /** Values of this message found so far: they decide with the settled ones which slots are in play. */
  readonly found: Values;
  readonly language: Language;
  readonly parts: readonly Part[];
  /** What it would be as an answer to "Shall I book it?". */
  readonly consent: Consent;
  /** What it wants of the conversation itself, questions aside. */
  readonly wishes: ReadonlySet<WishPart>;
}

/** Looks at a message once, for everything that reads it. */
export function situationOf(said: string, { flow, told, asked, finished, recent }: ExtractGiven): Situation {
  const { context } = told;
  const language = languageFor(context.locale);
  const parts = partsOf(said, language);
  const telling = parts.filter(({ is }) => is !== 'asks').map(({ start, end }) => said.slice(start, end));
  return {
    said,
    saidBefore: recent.findLast(({ from }) => from === 'user')?.text ?? '',
    flow,
    context,
    asked,
    finished,
    found: {},
    language,
    parts,
    consent: readConsent(said, context.locale),
    wishes: phrasesIn(language.evened(telling.join(' ')), language.wishes),
  };
}

const valuesSoFar = ({ flow, context, found }: Situation): Values => ({ ...valuesOf(flow, context.slots), ...found });

/** What the kind of a slot may look at. */
export function givenOf(situation: Situation, slot: string): Given {
  const { flow, context, asked } = situation;
  return {
    ...givenFor(flow, context, slot, context.turn.at),
    values: valuesSoFar(situation),
    asked: asked?.slot === slot ? { options: asked.options } : null,
  };
}

/** The slots a message can be about, in order of dependency. */
export function slotsInPlay(situation: Situation): readonly string[] {
  const values = valuesSoFar(situation);
  return situation.flow.order.filter((name) => slotOf(situation.flow, name).when?.(values) ?? true);
}

export const settledValue = ({ context }: Situation, slot: string): Json | undefined =>
  stateOf(context.slots, slot).settled?.value;

/** Whether the question about a slot offers its old value as a way out. */
export function canBeKept({ context }: Situation, slot: string): boolean {
  const { settled, open } = stateOf(context.slots, slot);
  return settled !== undefined && open !== undefined;
}
