import { type Duration, type Flow, type FlowDefinition, type Ladder, ladderOf, type Slot } from './flow.ts';
import { FlowError } from './flow-error.ts';
import { type Json, same } from './json.ts';
import type { RefusalCode } from './reading.ts';
import type { SlotKind } from './slot-kind.ts';

/**
 * Checks that a flow can work and fills in its defaults.
 * @throws {@link FlowError} `FLOW_INVALID`, saying what is wrong, where, and what would be right.
 * @example
 * const table = defineFlow({
 *   id: 'table', version: 1, timeZone: 'Europe/Paris',
 *   slots: { day: slot.date(), guests: slot.number({ min: 1, max: 12 }) },
 * });
 */
export function defineFlow<const Slots extends Readonly<Record<string, Slot>>>(
  definition: FlowDefinition<Slots>,
): Flow<Slots> {
  if (!isObject(definition))
    throw new FlowError('FLOW_INVALID', 'defineFlow takes an object: { id, version, timeZone, slots }.');
  const invalid = invalidIn(definition.id);
  if (!isText(definition.id) || !/^[a-z][\w-]*$/i.test(definition.id))
    throw invalid('id', 'must begin with a letter and hold letters, digits, - and _');
  if (!isWhole(definition.version, 1)) throw invalid('version', 'must be a whole number from 1');
  if (!isTimeZone(definition.timeZone))
    throw invalid('timeZone', `${shown(definition.timeZone)} is no IANA zone like Europe/Paris`);
  checkForm(definition.slots, invalid);

  const flow: Flow<Slots> = {
    noun: 'request',
    ladder: { attempts: 3, then: 'handoff' },
    answers: [],
    consent: { withQuestion: 'ask' },
    corrections: 20,
    maxTurns: 200,
    tries: 2,
    unclear: 3,
    ...definition,
    idle: {
      afterMs: inMs(definition.idle?.after ?? { minutes: 30 }),
      expiresMs: inMs(definition.idle?.expires ?? { days: 7 }),
    },
    order: inOrderOfDependency(definition.slots, invalid),
  };
  for (const bound of ['corrections', 'maxTurns', 'tries', 'unclear'] as const) {
    if (!isWhole(flow[bound], 1, 10_000)) throw invalid(bound, 'must be a whole number from 1 to 10000');
  }
  if (!(flow.idle.afterMs > 0)) throw invalid('idle.after', 'must be longer than nothing');
  if (!(flow.idle.expiresMs > flow.idle.afterMs)) throw invalid('idle.expires', 'must be longer than idle.after');
  if (flow.order.length === 0) throw invalid('slots', 'must name at least one slot');
  checkLadder('ladder', flow.ladder, invalid);
  for (const name of flow.order) checkSlot(flow, name, invalid);
  return flow;
}

type Invalid = (where: string, what: string) => FlowError;

const invalidIn =
  (id: unknown): Invalid =>
  (where, what) =>
    new FlowError('FLOW_INVALID', `${isText(id) ? `Flow "${id}"` : 'A flow without an id'}: ${where} ${what}.`);

const isText = (value: unknown): value is string => typeof value === 'string';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const shown = (value: unknown): string => (isText(value) ? `"${value}"` : String(value));

const isWhole = (value: number, from: number, to = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && value >= from && value <= to;

const inMs = ({ minutes = 0, hours = 0, days = 0 }: Duration): number => ((days * 24 + hours) * 60 + minutes) * 60_000;

function isTimeZone(name: unknown): boolean {
  try {
    return isText(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What types forbid, and plain JavaScript lets through. */
function checkForm(slots: unknown, invalid: Invalid): void {
  if (!isObject(slots) || Array.isArray(slots))
    throw invalid('slots', 'must be an object with a slot for each name, as in { day: slot.date() }');
  for (const name of Object.keys(slots)) {
    const fault = faultOfForm(Reflect.get(slots, name));
    if (fault !== undefined) throw invalid(`slots.${name}`, fault);
  }
}

const kindFunctions = ['read', 'recognise', 'say', 'describe'] as const satisfies readonly (keyof SlotKind)[];

function faultOfForm(slot: unknown): string | undefined {
  if (typeof slot === 'function') return 'is a function: call it, as in slot.text()';
  const makeOne = 'make one with a function of talkchart/slots, as in slot.text()';
  if (!isObject(slot)) return `is ${shown(slot)}, which is no slot: ${makeOne}`;
  const missing = kindFunctions.find((name) => typeof Reflect.get(slot, name) !== 'function');
  if (missing !== undefined) return `is no slot, it has no function "${missing}": ${makeOne}`;
  const dependsOn: unknown = Reflect.get(slot, 'dependsOn');
  return dependsOn === undefined || Array.isArray(dependsOn)
    ? undefined
    : `must have a list of names as dependsOn, not ${shown(dependsOn)}`;
}

function inOrderOfDependency(slots: Readonly<Record<string, Slot>>, invalid: Invalid): readonly string[] {
  const order: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    const slot = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (slot === undefined) {
      throw invalid(
        `slots.${trail.at(-1)}.dependsOn`,
        `names "${name}", which is no slot; there are ${Object.keys(slots).join(', ')}`,
      );
    }
    if (trail.includes(name)) throw invalid(`slots.${name}.dependsOn`, `goes round: ${[...trail, name].join(' -> ')}`);
    for (const before of slot.dependsOn ?? []) visit(before, [...trail, name]);
    if (!order.includes(name)) order.push(name);
  };
  for (const name of Object.keys(slots)) visit(name, []);
  return order;
}

function checkLadder(where: string, { attempts, then }: Ladder, invalid: Invalid): void {
  if (!isWhole(attempts, 1, 10))
    throw invalid(`${where}.attempts`, 'must be a whole number from 1 to 10, or it has no end');
  if (then !== 'handoff' && then !== 'cancel') throw invalid(`${where}.then`, 'must be "handoff" or "cancel"');
}

function checkSlot(flow: Flow, name: string, invalid: Invalid): void {
  const where = `slots.${name}`;
  const slot = flow.slots[name];
  if (slot === undefined) return;
  if (!/^[a-z]\w*$/i.test(name)) throw invalid(where, 'must have a name of letters, digits and _');
  if (slot.when !== undefined && !slot.dependsOn?.length) {
    throw invalid(`${where}.when`, 'looks at other slots: name them in dependsOn');
  }
  const ladder = ladderOf(flow, name);
  checkLadder(`${where}.ladder`, ladder, invalid);
  if (ladder.default !== undefined) checkValue(flow, slot, `${where}.ladder.default`, ladder.default, invalid);
  if (slot.assume === undefined) return;
  const assumed = checkValue(flow, slot, `${where}.assume`, slot.assume, invalid);
  if (!same(assumed, slot.assume)) {
    throw invalid(`${where}.assume`, `is stored as it stands: write ${JSON.stringify(assumed)}, not words for it`);
  }
}

/** What only the day of the conversation can tell. */
const dependsOnToday: readonly RefusalCode[] = ['past', 'too-soon', 'too-far'];

function checkValue(flow: Flow, slot: Slot, where: string, value: Json, invalid: Invalid): Json {
  const zones = { flow: flow.timeZone, user: flow.timeZone };
  const reading = slot.read(value, { at: 0, zones, locale: 'en-US', values: {}, own: null, asked: null });
  if (reading.kind === 'value') return reading.value;
  if (reading.kind === 'refused' && dependsOnToday.includes(reading.code)) return value;
  const because = reading.kind === 'refused' ? reading.code : reading.kind === 'none' ? 'not understood' : reading.kind;
  throw invalid(where, `${JSON.stringify(value)} is refused by its own slot (${because})`);
}
