import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booking } from '../../machines/booking.ts';
import { slotOf } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { type Gold, type GoldTurn, nothing } from './gold-turn.ts';
import { type Before, givenBefore } from './told-before.ts';

const FILES = ['happy', 'messy', 'long'];

interface Understood {
  readonly slot: string;
  readonly value: string;
  readonly valid: boolean;
}

interface Turn {
  readonly text: string;
  readonly understood: {
    readonly fills: readonly Understood[];
    readonly updates: readonly Understood[];
    readonly intent: 'confirm' | 'deny' | 'cancel' | 'question' | null;
  };
  /** A list holds the values that are all right after the turn. */
  readonly expect: { readonly slots: Readonly<Record<string, readonly (string | null)[]>> };
}

interface Conversation {
  readonly id: string;
  /** The wall clock of the salon when it begins. */
  readonly now: string;
  readonly turns: readonly Turn[];
}

/** The turns of the annotated bookings at the salon; none where they are not there. */
export function salonTurnsIn(directory: string): readonly GoldTurn[] {
  if (!existsSync(join(directory, 'conversations'))) return [];
  return FILES.flatMap((file) => {
    const path = join(directory, 'conversations', `${file}.json`);
    const { id, now, turns } = JSON.parse(readFileSync(path, 'utf8')) as Conversation;
    return turns.map(({ text, understood, expect }, at): GoldTurn => {
      const before = beforeTurn(now, turns[at - 1]);
      return {
        id: `${id}/${at}`,
        source: 'salon',
        said: text,
        given: givenBefore(text, before),
        gold: goldOf(understood, expect),
      };
    });
  });
}

/** New York is five hours behind UTC in November. */
const momentOf = (now: string): number => Date.parse(`${now}-05:00`);

function beforeTurn(now: string, last: Turn | undefined): Before {
  const known = Object.entries(last?.expect.slots ?? {}).flatMap(([slot, [value]]) =>
    value === null || value === undefined ? [] : [[slot, value] as const],
  );
  const settled: Record<string, Json> = Object.fromEntries(known);
  const missing = booking.order.find((name) => settled[name] === undefined && slotOf(booking, name).ask !== false);
  const question = missing === undefined ? ('summary' as const) : { slot: missing, options: [] };
  return { flow: booking, at: momentOf(now), settled, asked: question, finished: null };
}

function goldOf({ fills, updates, intent }: Turn['understood'], { slots }: Turn['expect']): Gold {
  const told = [...fills, ...updates];
  const values = told
    .filter(({ valid }) => valid)
    .map(({ slot, value }) => [slot, [value, ...(slots[slot] ?? [])].filter((one) => one !== null)] as const);
  return {
    ...nothing,
    values: Object.fromEntries(values),
    refused: told.filter(({ valid }) => !valid).map(({ slot }) => slot),
    confirms: intent === 'confirm',
    denies: intent === 'deny' ? (told.length > 0 ? 'may' : 'must') : 'not',
    asks: intent === 'question',
  };
}
