import { type Mutant, mutantsIn } from './mutant.ts';

/** What is counted, and what it leads to: each rule of it broken. */
export const countingMutants: readonly Mutant[] = [
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
];
