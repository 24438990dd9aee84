import type { Asked } from '../core/context.ts';
import type { Effect } from '../core/effect.ts';
import type { Json } from '../core/json.ts';
import type { StatePath } from '../core/told.ts';
import type { Reply, SlotView } from '../session/reply.ts';
import { table } from './terminal-text.ts';

/** Where a run stands: its state, the question the user looks at, and what is owed in the world. */
export interface Standing {
  readonly state: StatePath;
  readonly asked: Asked | null;
  /** Left out where only a server knows. */
  readonly owed?: Effect;
}

export const stateTable = ({ state, asked, owed }: Standing): string =>
  table([['state', state], ['asked', questionIn(asked)], ...(owed === undefined ? [] : [['owed', effectIn(owed)]])]);

/** Every slot with its value as stored. */
export const slotTable = ({ slots }: Pick<Reply, 'slots'>): string =>
  table([
    ['slot', 'value', 'status', 'attempts'],
    ...Object.entries(slots).map(([name, view]) => [name, valueIn(view), statusOf(view), String(view.attempts)]),
  ]);

function questionIn(asked: Asked | null): string {
  if (asked === null) return 'nothing';
  const { about, slot, options } = asked;
  const question = slot === null ? about : `${about} ${slot}`;
  return options.length === 0 ? question : `${question}: ${options.map(inWords).join(', ')}`;
}

const effectIn = (effect: Effect): string => (effect.is === 'none' ? 'nothing' : `${effect.is} ${effect.key}`);

const valueIn = ({ value }: SlotView): string => (value === null ? '-' : inWords(value));

const inWords = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function statusOf({ status, confirmed, reason }: SlotView): string {
  if (status === 'open' && reason !== undefined) return `open (${reason})`;
  return confirmed ? 'confirmed' : status;
}
