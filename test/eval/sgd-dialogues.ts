import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from './rows.ts';

/** One thing a side does: `canonical` stands beside `values` where it differs. */
export interface Act {
  readonly act: string;
  readonly slot?: string;
  readonly values?: readonly string[];
  readonly canonical?: readonly string[];
}

export interface Side {
  readonly text: string;
  readonly acts: readonly Act[];
}

/** One run of slot filling, from turn `start` to the call in turn `end`; `seed` was known before. */
export interface Episode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly seed: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outcome: 'success' | 'failure';
}

export interface Dialogue {
  readonly id: string;
  readonly service: string;
  readonly episodes: readonly Episode[];
  readonly turns: readonly {
    readonly user: Side & { readonly state: Readonly<Record<string, readonly string[]>> };
    readonly system: Side;
  }[];
}

export interface SchemaSlot {
  readonly name: string;
  readonly is_categorical: boolean;
  readonly possible_values: readonly string[];
}

export interface Service {
  readonly service_name: string;
  readonly slots: readonly SchemaSlot[];
  readonly intents: readonly {
    readonly name: string;
    readonly is_transactional: boolean;
    readonly required_slots: readonly string[];
    /** With what they are where nobody says. */
    readonly optional_slots: Readonly<Record<string, string>>;
  }[];
}

/** Every dialogue of the data; its README says what each field means. */
export const dialoguesIn = (directory: string): readonly Dialogue[] =>
  linesOf(join(directory, 'sgd', 'dialogues.jsonl')) as readonly Dialogue[];

/** Every service that the dialogues are with. */
export const servicesIn = (directory: string): readonly Service[] =>
  JSON.parse(readFileSync(join(directory, 'sgd', 'schemas.json'), 'utf8')) as readonly Service[];

/** What an act says, as the data writes values. */
export const writtenIn = ({ values, canonical }: Act): string | undefined => canonical?.[0] ?? values?.[0];
