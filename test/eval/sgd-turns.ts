import { type Flow, hasSlot, slotOf } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { type Gold, type GoldTurn, nothing } from './gold-turn.ts';
import { type Dialogue, dialoguesIn, type Episode, type Side, servicesIn, writtenIn } from './sgd-dialogues.ts';
import { asSlotValue, flowOf } from './sgd-flow.ts';
import { type Before, givenBefore } from './told-before.ts';

/** Today in the data, at noon. */
const NOON = Date.UTC(2019, 2, 1, 12);

/** The turns of every episode, and those after a call up to the next episode, as the annotation has them. */
export function sgdTurnsIn(directory: string): readonly GoldTurn[] {
  const dialogues = dialoguesIn(directory);
  return servicesIn(directory).flatMap((service) => {
    const own = dialogues.filter((dialogue) => dialogue.service === service.service_name);
    const flow = flowOf(service, own);
    return own.flatMap((dialogue) => dialogue.episodes.flatMap((_, at) => turnsOf(flow, dialogue, at)));
  });
}

function turnsOf(flow: Flow, dialogue: Dialogue, at: number): readonly GoldTurn[] {
  const { id, service, turns, episodes } = dialogue;
  const episode = episodes[at];
  if (episode === undefined) return [];
  const end = episodes[at + 1]?.start ?? turns.length;
  return turns.slice(episode.start, end).flatMap(({ user }, offset): readonly GoldTurn[] => {
    const place = episode.start + offset;
    const before = beforeTurn(flow, dialogue, at, place);
    const gold = goldOf(before, user, turns[place]?.user.state ?? {});
    const source = before.finished === null ? service : 'SGD, after the end';
    return [{ id: `${id}/${place}`, source, said: user.text, given: givenBefore(user.text, before), gold }];
  });
}

/** What is known and asked before a turn: by the annotation, whatever the reader made of the turns before. */
function beforeTurn(flow: Flow, { turns, episodes }: Dialogue, at: number, place: number): Before {
  const episode = episodes[at];
  const last = turns[place - 1]?.system;
  const told = turns.slice(episode?.start, place).flatMap(({ user }) => user.acts);
  const informed = told.filter(({ act }) => act === 'INFORM').map((act) => [act.slot, writtenIn(act)] as const);
  const isOver = episode !== undefined && place > episode.end;
  const known = isOver ? episode.parameters : { ...episode?.seed, ...Object.fromEntries(informed) };
  const tried = isOver ? episode : episode?.kind === 'alternative' ? episodes[at - 1] : undefined;
  const offered = tried === undefined ? undefined : offerIn(flow, last, tried);
  const settled = { ...valuesOf(flow, known) };
  if (offered !== undefined) delete settled[offered.slot];
  return {
    flow,
    at: NOON,
    settled,
    asked: offered ?? (isOver || place === episode?.start ? null : questionIn(flow, last, settled)),
    finished: isOver && offered === undefined ? (episode.outcome === 'success' ? 'completed' : 'handedOff') : null,
  };
}

const valuesOf = (flow: Flow, written: Readonly<Record<string, string | undefined>>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) =>
      hasSlot(flow, name) && value !== undefined && value !== 'dontcare'
        ? [[name, asSlotValue(slotOf(flow, name), value)]]
        : [],
    ),
  );

/** Of several slots asked for at once the first; a flow asks one question. */
function questionIn(flow: Flow, system: Side | undefined, settled: Before['settled']): Before['asked'] {
  if (system?.acts.some(({ act }) => act === 'CONFIRM')) return 'summary';
  const [slot] =
    system?.acts.flatMap(({ act, slot = '' }) =>
      act === 'REQUEST' && hasSlot(flow, slot) && !(slot in settled) ? [slot] : [],
    ) ?? [];
  return slot === undefined ? null : { slot, options: [] };
}

/** The other value that is offered where the call failed. */
function offerIn(flow: Flow, system: Side | undefined, tried: Episode) {
  for (const act of system?.acts ?? []) {
    const value = writtenIn(act);
    const { slot } = act;
    if (act.act !== 'OFFER' || slot === undefined || value === undefined || !hasSlot(flow, slot)) continue;
    if (value !== tried.parameters[slot]) return { slot, options: [asSlotValue(slotOf(flow, slot), value)] };
  }
  return undefined;
}

function goldOf({ flow, asked }: Before, { acts }: Side, state: Readonly<Record<string, readonly string[]>>): Gold {
  const has = (...wanted: readonly string[]) => acts.some(({ act }) => wanted.includes(act));
  const informed = acts.filter(({ act, slot }) => act === 'INFORM' && slot !== undefined && hasSlot(flow, slot));
  const values = informed.flatMap((act): readonly (readonly [string, readonly Json[]])[] => {
    const { slot = '' } = act;
    const written = [writtenIn(act), ...(act.values ?? []), ...(state[slot] ?? [])].filter((one) => one !== undefined);
    if (written[0] === 'dontcare') return [];
    return [[slot, written.map((one) => asSlotValue(slotOf(flow, slot), one))]];
  });
  const isOffer = asked !== null && asked !== 'summary' && asked.options.length > 0;
  const accepted = isOffer && has('AFFIRM') ? [[asked.slot, asked.options] as const] : [];
  const isBareNo = has('NEGATE') && informed.length === 0;
  return {
    ...nothing,
    values: Object.fromEntries([...values, ...accepted]),
    open: informed.filter((act) => writtenIn(act) === 'dontcare').map(({ slot = '' }) => slot),
    confirms: asked === 'summary' && has('AFFIRM'),
    denies: isBareNo && asked === 'summary' ? 'must' : has('NEGATE') ? 'may' : 'not',
    asks: has('REQUEST'),
  };
}
