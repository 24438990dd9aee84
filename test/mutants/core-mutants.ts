// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is replaced is source text

import { type Mutant, mutantsIn } from './mutant.ts';

/** Each rule function of the core, broken. */
export const coreMutants: readonly Mutant[] = [
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
    'src/core/consent.ts',
    [
      'a condition is a yes',
      "if (has('condition')) return agrees || !has('question') ? 'conditional' : 'unrelated';",
      '',
    ],
    ['a hedge is a yes', "if (has('hedge') || (has('pause') && agrees)) return 'hedge';", ''],
    ['a yes with a question is a plain yes', "if (has('question')) return 'yesAndQuestion';", ''],
    ['a yes with other words is a plain yes', "if (has('other', 'value', 'afterwards'))", 'if (first === undefined)'],
    ['"yes?" is a yes', 'return asks ? withQuestionMark(heard) : heard;', 'void asks; return heard;'],
    [
      'a no is a yes',
      "has('question', 'contrast') ? 'change' : 'no';",
      "has('question', 'contrast') ? 'change' : 'yes';",
    ],
    ['leaving is not heard', "if (has('cancel', 'restart')) return weighLeaving(heard);", ''],
    [
      '"do not cancel" cancels',
      "all.filter((part) => part !== 'stay')",
      "all.map((part) => (part === 'stay' ? 'cancel' : part))",
    ],
  ),
  ...mutantsIn('src/core/control.ts', [
    'a command may be a value',
    "return ['yes', 'no', 'hedge'].includes(readConsent(said, locale)) || readControl(said, locale) !== undefined;",
    'return said === locale;',
  ]),
  ...mutantsIn(
    'src/core/context.ts',
    ['a stale message picks an option', 'options: turn.answers ? asked.options : []', 'options: asked.options'],
    ['a kind does not see the other values', 'values: valuesOf(flow, slots),', 'values: {},'],
  ),
  ...mutantsIn(
    'src/core/directive.ts',
    [
      'a summary leaves out what was assumed',
      'return settled === undefined ? [] :',
      "return settled === undefined || settled.source === 'assumed' ? [] :",
    ],
    ['the old value is not offered', 'keep: settled?.value ?? null,', 'keep: null,'],
    [
      'a question forgets its attempts',
      "return { say: 'elicit', slot, attempts }",
      "return { say: 'elicit', slot, attempts: 0 }",
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
    'src/core/ending.ts',
    [
      'a ladder that has run out ends nothing',
      "open?.why === 'exhausted' && isInPlay",
      'open?.why === undefined && isInPlay',
    ],
    [
      'a ladder always ends in a hand-off',
      "code === 'cancel' ? 'cancelled' : 'handedOff'",
      "code === 'never' ? 'cancelled' : 'handedOff'",
    ],
    ['one unclear answer more', 'unclear >= flow.unclear', 'unclear > flow.unclear'],
    ['corrections have no bound', 'if (corrections > flow.corrections)', 'if (corrections < 0)'],
    ['turns have no bound', 'if (turns > flow.maxTurns)', 'if (turns < 0)'],
  ),
  ...mutantsIn(
    'src/core/events.ts',
    [
      'a batch is not put in order',
      'return [...batch].sort((a, b) => rank(a) - rank(b));',
      'void rank; return [...batch];',
    ],
    [
      'what consents comes before what leaves',
      "'human.requested',\n  'cancel',\n  'restart',\n  'deny',\n  'confirm',",
      "'confirm',\n  'human.requested',\n  'cancel',\n  'restart',\n  'deny',",
    ],
    [
      'anything may come from a model',
      'default:\n      return false;\n  }\n}\n\nconst digressionKinds',
      'default:\n      return true;\n  }\n}\n\nconst digressionKinds',
    ],
  ),
  ...mutantsIn(
    'src/core/grounding.ts',
    [
      'everything is grounded',
      'const quoted: Quoted = {',
      'if (said !== undefined) return true;\n  const quoted: Quoted = {',
    ],
    ['any option is picked by a yes', 'options.length === 1 && readConsent', 'readConsent'],
    [
      'any place picks any option',
      'readPlace(said, options.length, locale) === at',
      'readPlace(said, options.length, locale) !== undefined',
    ],
    [
      'a model may mean anything',
      'if (!placesOf(quote, said).some(({ start }) => !isDenied(said, start))) return false;',
      '',
    ],
    ['a command may mean a value', 'return !isAnswer && !readsAsCommand(quote, given.locale);', 'return !isAnswer;'],
    [
      'the reading of a quote is not asked',
      "if ((ofQuote.kind !== 'none' && !isUnknown) || reading.kind !== 'value') return agree(ofQuote, reading);",
      "if (reading.kind !== 'value') return agree(ofQuote, reading); void isUnknown;",
    ],
    [
      'what is found anywhere is found there',
      'return there.some((one) => agree(one, reading));',
      'return there.length >= 0;',
    ],
  ),
  ...mutantsIn(
    'src/core/ladder.ts',
    ['attempts go on for ever', 'Math.min(before.attempts + 1, most)', 'before.attempts + 1'],
    ['there is no last rung', 'stateOf(counted.slots, slot).attempts < most ?', 'most > 0 ?'],
    ['on the last rung the old value goes', "if (state.settled !== undefined) return [keep(state), 'kept'];", ''],
    ['a default is taken again and again', ' && state.defaulted === undefined) {', ') {'],
    ['no default is taken', 'if (ladder.default !== undefined', 'if (ladder.default === null'],
    ['a default needs no yes', "source: 'default', confirmed: false", "source: 'default', confirmed: true"],
    [
      'what is optional is not left out',
      'if (slotOf(flow, slot).optional === true) return',
      'if (slotOf(flow, slot).optional === null) return',
    ],
    ['two attempts at once', 'before.attempts + 1, most', 'before.attempts + 2, most'],
  ),
  ...mutantsIn(
    'src/core/moves.ts',
    ['anything can be declined', '(name) => isMissing(flow, slots, name)', '(name) => name.length > 0'],
    ['nothing can be kept', '.open !== undefined && stateOf', '.open === undefined && stateOf'],
    ['a yes to the summary cannot be said', "case 'confirming.awaiting':\n", "case 'confirming.presenting':\n"],
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
  ...mutantsIn('src/core/place.ts', [
    'the last is the first',
    "if (place === 'last') return count - 1;",
    "if (place === 'last') return 0;",
  ]),
  ...mutantsIn(
    'src/core/proposals.ts',
    [
      'a value said again moves',
      "open === undefined && same(settled.value, reading.value)) {\n    return { turn: tell(context, { slot, is: 'unchanged' }) };\n  }\n  if (reading",
      "open === undefined && same(settled.value, null)) {\n    return { turn: tell(context, { slot, is: 'unchanged' }) };\n  }\n  if (reading",
    ],
    [
      'nobody asks whether it was said',
      "if (reading.kind === 'none' || !isGrounded(slotOf(flow, slot), { ...proposal, reading }, said, given)) {",
      "if (reading.kind === 'none' || isGrounded === undefined) {",
    ],
    [
      'a slot that is not in play takes values',
      'if (!isInPlay(flow, context.slots, slot))',
      'if (isInPlay === undefined)',
    ],
    [
      'of two values the last is taken',
      'wasTakenThisTurn(context, slot) && !same',
      'wasTakenThisTurn(context, "") && !same',
    ],
    ['a value comes confirmed', "source: 'user',\n    confirmed: false,", "source: 'user',\n    confirmed: true,"],
    [
      'a change does not open what depends on it',
      'return { slots: readAgain(flow, next, at), turn: next.turn };',
      'void readAgain; void at; void flow; return { slots: next.slots, turn: next.turn };',
    ],
    [
      'a refused correction takes the old value away',
      'openFor(stateOf(context.slots, slot), { why: is, code, options, ...detail }),',
      '{ attempts: stateOf(context.slots, slot).attempts, open: { why: is, code, options, ...detail } },',
    ],
    [
      'declining takes the old value away',
      'if (settled !== undefined) return keepSlot(context, slot);\n  const told',
      'const told',
    ],
    [
      'the reason is said again and again',
      "|| open?.why === 'declined') return",
      "|| open?.why === 'exhausted') return",
    ],
    [
      'an optional slot is not left out at once',
      'slotOf(flow, slot).optional === true || open',
      'slotOf(flow, slot).optional === null || open',
    ],
    [
      'what is not asked can be declined',
      'if (!hasSlot(flow, slot) || !isMissing(flow, context.slots, slot)) {',
      'if (!hasSlot(flow, slot)) {',
    ],
    [
      'keeping keeps the question open',
      'slots: withSlot(context, slot, keep(state)).slots, turn',
      'slots: withSlot(context, slot, keep === undefined ? {attempts:0} : state).slots, turn',
    ],
  ),
  ...mutantsIn(
    'src/core/quote.ts',
    [
      'a quote stands anywhere',
      'return places.every((found) => found.length > 0) ? places.flat() : [];',
      'return [{ start: 0, end: said.length }, ...places.flat()];',
    ],
    [
      '"not" is not heard',
      'return last !== undefined && denials.has(last.word)',
      'return last !== undefined && denials.has("")',
    ],
  ),
  ...mutantsIn(
    'src/core/read-again.ts',
    [
      'no value is read again',
      'for (const name of flow.order) {',
      'for (const name of flow.order.slice(flow.order.length)) {',
    ],
    [
      'only the first value is read again',
      'for (const name of flow.order) {',
      'for (const name of flow.order.slice(0, 1)) {',
    ],
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
    'src/core/slot-state.ts',
    [
      'values out of play are shown',
      'if (settled !== undefined && (slotOf(flow, name).when?.(values) ?? true))',
      'if (settled !== undefined)',
    ],
    ['a slot out of play is asked for', 'if (!isInPlay(flow, slots, name)) return false;', ''],
    ['what is open is not missing', 'return open !== undefined || (settled', 'return (settled'],
    ['what is volunteered is asked for', ' && slotOf(flow, name).ask !== false);', ');'],
    [
      'optional slots are asked in between',
      'return missing.find((name) => slotOf(flow, name).optional !== true) ?? missing[0];',
      'return missing[0];',
    ],
    [
      'a value does not close a question',
      'export function settle({ open: _, skipped: __, ...state }: SlotState',
      'export function settle({ skipped: __, ...state }: SlotState',
    ],
    [
      'what the world took away is forgotten',
      'open: settled === undefined ? open : { ...open, was: settled.value }',
      'open: settled === undefined ? open : { ...open }',
    ],
    [
      'a question that was skipped stays skipped',
      'export function openFor({ skipped: _, ...state }: SlotState, open: Open): SlotState {\n  return { ...state, open };',
      'export function openFor(state: SlotState, open: Open): SlotState {\n  if (state.skipped) return state;\n  return { ...state, open };',
    ],
  ),
  ...mutantsIn(
    'src/core/turn.ts',
    [
      'every message answers',
      'const answers = asked !== null && (seen === undefined ? at > asked.at : seen === asked.reply);',
      'const answers = asked !== null || seen === "" || at < 0;',
    ],
    [
      'what was seen does not matter',
      'seen === undefined ? at > asked.at : seen === asked.reply',
      'seen === undefined ? at > asked.at : true',
    ],
    ['a message of the same instant answers', 'at > asked.at', 'at >= asked.at'],
    ['turns do not count', 'turns: context.turns + 1', 'turns: context.turns'],
    [
      'a message answers though something has passed',
      'turn: { ...context.turn, answers: false } };',
      'turn: context.turn };',
    ],
    ['corrections count for nothing', "is === 'changed') ? 1 : 0", "is === 'changed') ? 0 : 0"],
    [
      'a message that answers nothing counts',
      'if (asked === null || !turn.answers) return { corrections };',
      'if (asked === null) return { corrections };',
    ],
    [
      'unclear answers do not count',
      'unclear: context.unclear + (nothingWasHeard(context) ? 1 : 0)',
      'unclear: context.unclear',
    ],
    ['an unclear answer to "go on?" counts for a slot', " || asked.about === 'resume') {", ') {'],
    ['a refusal costs nothing', "last === 'refused' || (last", '(last'],
    [
      'a first ambiguity costs an attempt',
      "(last === 'ambiguous' && asked.about === 'clarify')",
      "last === 'ambiguous'",
    ],
    ['a second ambiguity costs nothing', "(last === 'ambiguous' && asked.about === 'clarify') || nothing", 'nothing'],
    [
      'a digression costs an attempt',
      'turn.verdicts.length === 0 && turn.digressions.length === 0 && !turn.moved',
      'turn.verdicts.length === 0 && !turn.moved',
    ],
    [
      'a misfire costs an attempt',
      'turn.verdicts.length === 0 && turn.digressions',
      "turn.verdicts.every(({ is }) => is === 'misfired') && turn.digressions",
    ],
    [
      'an answered slot is counted',
      'if (!isUnusable || !isMissing(flow, context.slots, asked.slot)) return',
      'if (!isUnusable || isMissing === undefined) return',
    ],
    [
      'a misfire is a correction',
      "is !== 'unchanged' && is !== 'misfired' && is !== 'notOpen'",
      "is !== 'unchanged' && is !== 'notOpen'",
    ],
    ['starting over keeps what was said', 'return isBrought ?', 'return settled !== undefined ?'],
    [
      'starting over loses what the host brought',
      "settled?.source === 'carried' || settled?.source === 'operator'",
      "settled?.source === 'carried' && settled.said === 'x'",
    ],
    [
      'starting over keeps what was confirmed',
      '{ settled: { ...settled, confirmed: false }, attempts: 0 }',
      '{ settled, attempts: 0 }',
    ],
    ['starting over keeps unclear answers', 'unclear: 0,\n    asked: null,', 'asked: null,'],
    ['starting over keeps the question', 'unclear: 0,\n    asked: null,', 'unclear: 0,'],
    [
      'a question that is over stays',
      "if (about === 'nothing') return { asked: null };",
      "if (about === 'nothing') return {};",
    ],
    ['a question has no options', 'const options = slot === null ? [] :', 'const options = slot !== "" ? [] :'],
  ),
  ...mutantsIn(
    'src/core/wish.ts',
    [
      'anything leaves once leaving was asked about',
      '): boolean =>\n  speaksOf(\n    leave,',
      '): boolean => leave !== undefined || speaksOf(\n    leave,',
    ],
    ['a question leaves once leaving was asked about', ".filter((sentence) => !sentence.endsWith('?'))", ''],
  ),
];
