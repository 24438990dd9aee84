import { type Chart, type ChartState, type ChartTransition, everyStateIn } from './chart.ts';

/** What stands at an arrow: events, and what must hold. */
export interface Label {
  /** Empty: the arrow is followed as soon as the condition holds. */
  readonly events: readonly string[];
  /** In words; empty: always. */
  readonly condition: string;
}

/** An arrow from state to state, with all that leads along it. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly Label[];
}

/** A way that is told in a line, because an arrow from each of its states would hide the others. */
export interface SharedWay {
  /** Paths of the states it leads from. */
  readonly from: readonly string[];
  readonly label: Label;
  readonly to: string;
}

/** What a state hears without leaving: events as the chart names them, `*` for whatever else comes. */
export interface HeardInPlace {
  readonly state: string;
  readonly events: readonly string[];
}

/** A chart divided into what is drawn and what is told beside it. */
export interface Drawing {
  readonly root: ChartState;
  readonly arrows: readonly Arrow[];
  /** The root's own ways: from any state that is not shielded, nor an end. */
  readonly anywhere: readonly SharedWay[];
  /** Outermost states that keep every event for themselves. */
  readonly shielded: readonly string[];
  readonly shared: readonly SharedWay[];
  readonly inPlace: readonly HeardInPlace[];
}

/** From so many states on, the same way is told instead of drawn. */
const SHARED_BY = 3;

/** Divides a chart into arrows and what is told beside them. */
export function drawingOf({ root, transitions }: Chart): Drawing {
  const moves = transitions.filter(isMove);
  const nested = Map.groupBy(
    moves.filter(({ from }) => from !== root.path),
    (move) => JSON.stringify([move.event, move.guards, move.to]),
  );
  const alike = [...nested.values()];
  return {
    root,
    arrows: arrowsOf(
      alike.filter((same) => same.length < SHARED_BY).flatMap((same) => same.flatMap((move) => fromInside(root, move))),
    ),
    anywhere: moves.filter(({ from }) => from === root.path).map((move) => sharedWay([move], move)),
    shielded: root.states.map(({ path }) => path).filter((path) => hearsAll(path, transitions)),
    shared: alike.flatMap((same) => (same[0] && same.length >= SHARED_BY ? [sharedWay(same, same[0])] : [])),
    inPlace: heardInPlace(root, transitions),
  };
}

/** A name of the chart in words: `aCheckIsOwed` is "a check is owed". */
export const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/**
 * A label in one line.
 * @example labelText({ events: ['confirm', 'deny'], condition: 'a check is owed' }); // => 'confirm, deny [a check is owed]'
 */
export function labelText({ events, condition }: Label): string {
  return [events.join(', '), condition && `[${condition}]`].filter((part) => part !== '').join(' ');
}

type Move = ChartTransition & { readonly to: string };

const isMove = (transition: ChartTransition): transition is Move => transition.to !== null;

/** What guards are given is left out: the event, the state or the target says the same already. */
function conditionOf({ event, guards, isElse }: ChartTransition): string {
  const condition = guards.map(inWords).join(' and ');
  return [event !== null && isElse ? 'otherwise' : '', condition].filter((part) => part !== '').join(', ');
}

const labelOf = (transition: ChartTransition): Label => ({
  events: transition.event === null ? [] : [transition.event],
  condition: conditionOf(transition),
});

const sharedWay = (same: readonly Move[], way: Move): SharedWay => ({
  from: [...new Set(same.map(({ from }) => from))],
  label: labelOf(way),
  to: way.to,
});

/** A way from a group to a state inside it leads there from each of the others inside. */
function fromInside(root: ChartState, move: Move): readonly Move[] {
  const inside = everyStateIn(root).find(({ path }) => path === move.from)?.states ?? [];
  if (!inside.some(({ path }) => path === move.to)) return [move];
  return inside.filter(({ path }) => path !== move.to).map(({ path }) => ({ ...move, from: path }));
}

/** All between the same two states is one arrow. */
function arrowsOf(moves: readonly Move[]): readonly Arrow[] {
  const between = Map.groupBy(moves, ({ from, to }) => `${from} ${to}`);
  return [...between.values()].flatMap((along) =>
    along[0] === undefined ? [] : [{ from: along[0].from, to: along[0].to, labels: labelsOf(along) }],
  );
}

/** Events under the same condition are one label. */
function labelsOf(moves: readonly Move[]): readonly Label[] {
  const alike = Map.groupBy(moves, (move) => `${move.event === null}${conditionOf(move)}`);
  return [...alike.values()].map((same) => ({
    events: same.flatMap((move) => labelOf(move).events),
    condition: same[0] === undefined ? '' : conditionOf(same[0]),
  }));
}

const hearsAll = (path: string, transitions: readonly ChartTransition[]): boolean =>
  transitions.some(({ from, event }) => from === path && event === '*');

function heardInPlace(root: ChartState, transitions: readonly ChartTransition[]): readonly HeardInPlace[] {
  return everyStateIn(root)
    .map(({ path }) => ({
      state: path,
      events: [
        ...new Set(transitions.filter((one) => one.from === path && !isMove(one)).map(({ event }) => event ?? '')),
      ],
    }))
    .filter(({ events }) => events.length > 0);
}
