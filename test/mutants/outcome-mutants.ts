import { type Mutant, mutantsIn } from './mutant.ts';

/** What is owed to the user and the world, and what comes of it: each rule of it broken. */
export const outcomeMutants: readonly Mutant[] = [
  ...mutantsIn(
    'src/core/check.ts',
    ['a check is owed of a slot that is not in play', ' || !isInPlay(flow, slots, slot)) continue;', ') continue;'],
    [
      'a check does not wait for what it depends on',
      'if (names.some((name) => isMissing(flow, slots, name))) continue;',
      '',
    ],
    ['a check that passed once holds for any combination', 'settled.passed === key', 'settled.passed !== undefined'],
    [
      'the key of a check stands for any combination',
      '`${slot}:${digest(inCanonicalOrder(all, names))}`',
      '`${slot}:`',
    ],
    ['a check looks at its slot alone', 'const names = [...dependsOn, slot];', 'const names = [slot]; void dependsOn;'],
  ),
  ...mutantsIn(
    'src/core/receipt.ts',
    [
      'a receipt stands for any values',
      'digest(`${context.session}\\n${inCanonicalOrder(valuesOf(flow, context.slots), flow.order)}`)',
      'digest(`${context.session}${valuesOf === undefined ? flow.id : ""}`)',
    ],
    [
      'a receipt leaves a slot out',
      'inCanonicalOrder(valuesOf(flow, context.slots), flow.order)}`)',
      'inCanonicalOrder(valuesOf(flow, context.slots), flow.order.slice(1))}`)',
    ],
  ),
  ...mutantsIn(
    'src/core/effect.ts',
    [
      'a retry is not owed',
      "case 'executing.retrying':\n",
      "case 'executing.retrying':\n      return { is: 'none' };\n",
    ],
    ['what is unknown is done again', "return { is: 'reconcile', key: fulfilKey(context) };", "return { is: 'none' };"],
    [
      'a check is not owed',
      "return owed === undefined ? { is: 'none' } :",
      "return owed !== undefined ? { is: 'none' } : owed === undefined ? { is: 'none' } :",
    ],
  ),
  ...mutantsIn(
    'src/core/outcomes.ts',
    ['a new yes repeats the key', '`${session}/${run}/${consents}`', '`${session}/${run}/1${consents > 0 ? "" : "0"}`'],
    ['a new run repeats the key', '`${session}/${run}/${consents}`', '`${session}/${run.slice(0, 0)}1/${consents}`'],
    [
      'the key has a random part',
      '`${session}/${run}/${consents}`',
      '`${session}/${run}/${consents}/${Math.random()}`',
    ],
    [
      'tries of another effect count',
      'tried?.key === key ? tried.times : 0',
      'tried !== null && key !== "" ? tried.times : 0',
    ],
    ['a yes confirms nothing', 'confirmed: true', 'confirmed: settled.confirmed'],
    ['a yes stays open', 'consents: context.consents + 1, asked: null', 'consents: context.consents + 1'],
    ['a yes is not counted', 'consents: context.consents + 1, asked', 'consents: context.consents, asked'],
    ['a check never passes', 'settled: { ...settled, passed: owed.key }', 'settled'],
    [
      'what was refused by the world stays settled',
      'const state = unsettle(',
      'const state = ((one: ReturnType<typeof unsettle>, open: NonNullable<typeof one.open>) => ({ ...one, open }))(',
    ],
    [
      'a check refuses what it was not asked about',
      'return isPossible ? slot :',
      'return hasSlot(flow, slot) && isPossible !== null ? slot :',
    ],
    ['what came too late is not told', 'tooLateToDo.includes(type) && !late.includes(type)', 'type === ""'],
    ['what came too late is told twice', ' && !late.includes(type)', ''],
  ),
];
