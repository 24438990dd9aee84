import type { ConversationEvent, Proposal } from '../core/events.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import { likeliestFirst, valuesInPlay } from './explore-in-play.ts';
import type { SlotWords } from './explore-words.ts';
import type { WalkAlphabet } from './walk-edges.ts';
import type { WalkedMessage } from './walk-step.ts';

/** A part of a flow that is walked by itself: some of its slots, with the others brought along by the host. */
export interface Scope {
  readonly about: 'whole' | 'chart' | 'slot' | 'pair' | 'time';
  readonly slots: readonly string[];
  readonly alphabet: WalkAlphabet;
  /** What the host brings along before the first word. */
  readonly brought: readonly ConversationEvent[];
}

/** How much is said in a walk: `quick` leaves out what tells little new. */
export type Depth = 'quick' | 'thorough';

/** A flow of so few slots is walked whole. */
const fewSlots = { quick: 1, thorough: 2 } as const;

/**
 * The flow whole where it is small; else every slot by itself, and every slot with each of those it depends on. A slot whose value
 * passes is walked once more, with messages that come after that. The small parts come first.
 */
export function scopesOf(flow: Flow, found: readonly SlotWords[], at: number, depth: Depth): readonly Scope[] {
  const words = likeliestFirst(flow, found);
  const asked = flow.order.filter((name) => words.some(({ slot, usable }) => slot === name && usable.length > 0));
  const scope = (about: Scope['about'], slots: readonly string[]): Scope => ({
    about,
    slots,
    brought: broughtBeside(flow, words, slots, at),
    alphabet: {
      ...alphabetFor(
        flow,
        words.filter(({ slot }) => slots.includes(slot)),
        about,
        depth,
      ),
      startsAt: at,
    },
  });
  const isSmall = flow.order.length <= fewSlots[depth];
  const time = words
    .flatMap(({ slot, usable, passesAt }) => (passesAt === null || usable.length < 2 ? [] : [{ slot, passesAt }]))
    .slice(0, 1)
    .map(({ slot, passesAt }) => sayAgainAt(passesAt, scope('time', isSmall ? flow.order : [slot])));
  if (isSmall) return [scope('whole', flow.order), ...time];
  const pairs = asked.flatMap((name) => (slotOf(flow, name).dependsOn ?? []).map((before) => [before, name]));
  const steered = asked.find((name) => slotOf(flow, name).optional !== true) ?? asked[0];
  const chart = steered === undefined ? [] : [scope('chart', [steered])];
  return [
    ...flow.order.map((name) => scope('slot', [name])),
    ...time,
    ...pairs.map((pair) => scope('pair', pair)),
    ...chart,
  ];
}

/** A value for every slot but these, such that these are in play. */
function broughtBeside(
  flow: Flow,
  words: readonly SlotWords[],
  slots: readonly string[],
  at: number,
): readonly ConversationEvent[] {
  const needed = Object.assign({}, ...slots.map((name) => valuesInPlay(flow, words, name) ?? {})) as Values;
  return words.flatMap(({ slot, usable: [first] }): readonly ConversationEvent[] => {
    const value = needed[slot] ?? first?.value;
    if (value === undefined || slots.includes(slot) || slotOf(flow, slot).ask === false) return [];
    return [{ type: 'slot.given', slot, value, source: 'carried', at }];
  });
}

/** Everything may be said once more from this instant on, when a value has passed. */
function sayAgainAt(passesAt: number, scope: Scope): Scope {
  const { messages } = scope.alphabet;
  const late = messages.map((message) => ({ ...message, from: passesAt }));
  return { ...scope, alphabet: { ...scope.alphabet, messages: [...messages, ...late], passesAt } };
}

/** All that is said of any slot: for walks by chance, which follow one edge at a time. */
export const everyWord = (flow: Flow, words: readonly SlotWords[], at: number): WalkAlphabet => ({
  ...alphabetFor(flow, likeliestFirst(flow, words), 'whole', 'thorough'),
  given: words.flatMap(({ slot, usable: [, second] }) => (second === undefined ? [] : [{ slot, value: second.value }])),
  startsAt: at,
});

const say = (said: string, ...batch: readonly Proposal[]): WalkedMessage => ({ said, batch });
const set = (slot: string, value: string): Proposal => ({ type: 'slot.proposed', slot, value });
const confirm: Proposal = { type: 'confirm' };
const deny: Proposal = { type: 'deny' };
const cancel: Proposal = { type: 'cancel' };
const restart: Proposal = { type: 'restart' };

const nothing = say('hm');
const answers: readonly WalkedMessage[] = [say('yes', confirm), say('no', deny), nothing];

/** What steers a conversation, plainly or not, and what a bad model makes of it. */
const controls: readonly WalkedMessage[] = [
  say('i guess so', confirm),
  say('cancel', cancel),
  say('maybe i stop some day', cancel),
  say('start over', restart),
  say('maybe from the top some day', restart),
  say('do you take cards?', { type: 'digressed', kind: 'answer' }),
  say('go on', { type: 'resume' }),
  say('a person', { type: 'human.requested', reason: 'asked' }),
  { ...say('yes', confirm), isStale: true },
];

/** What the words do not carry, whoever claims it. */
const claims: readonly WalkedMessage[] = [say('hm', cancel), say('yes', deny)];
const inventedFor = ({ slot, usable }: SlotWords): readonly WalkedMessage[] =>
  usable.slice(0, 1).map(({ words }) => say('hm', set(slot, words)));

function alphabetFor(flow: Flow, words: readonly SlotWords[], about: Scope['about'], depth: Depth): WalkAlphabet {
  // With all that steers a pair would not fit; each of its slots is walked with it.
  const isThorough = depth === 'thorough' && about !== 'pair';
  const isWide = about === 'whole' || about === 'chart' || isThorough;
  const isAboutWords = about === 'whole' || about === 'slot' || depth === 'thorough';
  const values = words.flatMap(({ slot, usable, refused, ambiguous }): readonly WalkedMessage[] => [
    ...usable.slice(0, 2).map((one) => say(one.words, set(slot, one.words))),
    ...(isAboutWords || about === 'chart' ? refused.slice(0, 1) : []).map((one) => say(one, set(slot, one))),
    ...(isAboutWords ? ambiguous.slice(0, 1) : []).map((one) => say(one, set(slot, one))),
    ...(isAboutWords || about === 'chart' ? refusals(flow, slot) : []),
  ]);
  return {
    messages: [
      ...answers,
      say('no', confirm),
      ...(isWide ? controls : []),
      ...(isThorough ? claims : []),
      ...words.flatMap(inventedFor),
      ...values,
    ],
    lost: isThorough ? [say('yes', confirm), nothing] : [],
    afterACrash: [...answers, say('cancel', cancel)],
    refusable: words
      .filter(({ slot }) => slotOf(flow, slot).checked === true || slot === words.at(-1)?.slot)
      .map(({ slot, usable }) => ({ slot, alternatives: usable.slice(0, 1).map(({ value }) => value) })),
    hasSilence: isWide,
  };
}

/** Whoever would rather not say, and whoever keeps what there was. */
const refusals = (flow: Flow, slot: string): readonly WalkedMessage[] => [
  say(slotOf(flow, slot).optional === true ? 'skip it' : 'i would rather not say', { type: 'slot.declined', slot }),
  say('keep it', { type: 'slot.kept', slot }),
];
