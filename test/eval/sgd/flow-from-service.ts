import { defineFlow } from '../../../src/core/define-flow.ts';
import type { Flow, Slot, SlotOptions } from '../../../src/core/flow.ts';
import type { Json, Values } from '../../../src/core/json.ts';
import * as slot from '../../../src/slots/index.ts';
import type { SchemaSlot, Service } from '../sgd-dialogues.ts';

/** What the data writes where the user has no preference: a call leaves the slot out. */
export const NO_PREFERENCE = 'dontcare';

/**
 * An intent of a published schema as a flow, of the schema alone: nothing is known of the dialogues. The required slots are
 * asked for in the order of the schema; an optional one has its default, and without a default it is only taken when volunteered.
 * @throws Error for an intent or a slot that the service does not have.
 */
export function flowFromService(service: Service, intentName: string): Flow {
  const intent = service.intents.find(({ name }) => name === intentName);
  if (intent === undefined) throw new Error(`The service ${service.service_name} has no intent "${intentName}".`);
  const optional = Object.entries(intent.optional_slots);
  const made = [
    ...intent.required_slots.map((name) => [name, kindOf(schemaOf(service, name), {})] as const),
    ...optional.map(([name, byDefault]) => [name, optionalSlot(schemaOf(service, name), byDefault)] as const),
  ];
  return defineFlow({
    id: `${service.service_name}-${intentName}`,
    version: 1,
    // The times of the data are in no zone.
    timeZone: 'UTC',
    slots: Object.fromEntries(made),
    // "Yes, and what is their phone number?" is a yes to the system of the data.
    consent: { withQuestion: 'proceed' },
  });
}

/** The one intent of a service that does something; the others search. */
export function transactionOf({ service_name, intents }: Service): Service['intents'][number] {
  const [intent, ...others] = intents.filter(({ is_transactional }) => is_transactional);
  if (intent === undefined || others.length > 0) throw new Error(`${service_name} has not one transactional intent.`);
  return intent;
}

/** A value as the data writes it, as its slot holds it. */
export const asHeld = ({ type }: Slot, written: string): Json => (type === 'number' ? Number(written) : written);

/** The parameters of a call, as the data writes them. */
export const callOf = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([, written]) => written !== NO_PREFERENCE),
  );

/** Whether the slot holds "no preference" as a value: a choice does, where it may be left out. */
export const takesNoPreference = (held: Slot): boolean => held.describe().enum?.includes(NO_PREFERENCE) ?? false;

function schemaOf({ service_name, slots }: Service, name: string): SchemaSlot {
  const schema = slots.find((candidate) => candidate.name === name);
  if (schema === undefined) throw new Error(`The service ${service_name} has no slot "${name}".`);
  return schema;
}

function optionalSlot(schema: SchemaSlot, byDefault: string): Slot {
  if (byDefault === NO_PREFERENCE) return kindOf(schema, { ask: false }, [NO_PREFERENCE]);
  const assume = asHeld(kindOf(schema, {}), byDefault);
  return kindOf(schema, { assume }, [NO_PREFERENCE]);
}

/**
 * A schema says of a slot whether it is categorical, and what else it holds only by its name. What fits no name is a text:
 * the one kind that gives every value back as it was said.
 */
function kindOf(
  { name, is_categorical, possible_values }: SchemaSlot,
  options: SlotOptions,
  more: readonly string[] = [],
): Slot {
  // Also "True" and "False", and figures: the data writes them as text, and as text they come back.
  if (is_categorical) return slot.choice({ ...options, options: [...possible_values, ...more] });
  if (/(?:^|_)date$/.test(name)) return slot.date(options);
  if (/(?:^|_)time$/.test(name)) return slot.time(options);
  if (/^number_of_|_(?:amount|length)$/.test(name)) return slot.number({ ...options, min: 0, whole: true });
  return slot.text(options);
}
