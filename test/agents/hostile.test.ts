import { describe, expect, it } from 'vitest';
import { attacks } from './hostile-attacks.ts';
import { troubles, wrongAfterTrouble, wrongWithWorkingDiary } from './hostile-diaries.ts';
import { annSays, annsBooking, call, type Output, openSalon, plainYes, tell } from './hostile-salon.ts';
import { wrongAfter, wrongWithTwinOf } from './hostile-trial.ts';

/** A row and its twin; each is tried once, however often it is asked about. */
interface Pair {
  readonly attack: string;
  /** Empty where nothing came of the attack, and the honest continuation in the same session was booked. */
  readonly tried: () => Promise<readonly string[]>;
  /** Empty where the honest twin booked exactly what was shown, once. */
  readonly twin: () => Promise<readonly string[]>;
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  const kept: Promise<Result>[] = [];
  return () => (kept[0] ??= work());
}

const pairs: readonly Pair[] = [
  ...attacks.map((row) => ({
    attack: row.attack,
    tried: once(() => wrongAfter(row)),
    twin: once(() => wrongWithTwinOf(row)),
  })),
  ...troubles.map((row) => ({
    attack: `the diary: ${row.attack}`,
    tried: once(() => wrongAfterTrouble(row)),
    twin: once(wrongWithWorkingDiary),
  })),
];

describe('Nothing comes of', () => {
  it.each(pairs)('$attack', async ({ tried }) => {
    expect(await tried()).toEqual([]);
  });
});

describe('What was shown is booked once by the honest twin of', () => {
  it.each(pairs)('$attack', async ({ twin }) => {
    expect(await twin()).toEqual([]);
  });
});

const person = tell('human');
const skip = tell('skip phone');
const allButPhone = annSays('service', 'date', 'time', 'name');

describe('What the user truly wishes is done, and a wish in other words after one question:', () => {
  it.each<{ said: readonly string[]; model: Output; states: readonly string[] }>([
    { said: ['cancel'], model: [call('cancel')], states: ['cancelled'] },
    {
      said: ['I do not think this is for me', 'I told you, drop it'],
      model: [call('cancel')],
      states: ['leaving.cancelling', 'cancelled'],
    },
    { said: ['start over'], model: [tell('restart')], states: ['collecting.eliciting'] },
    {
      said: ['this is all wrong', 'let us do all of it again'],
      model: [tell('restart')],
      states: ['leaving.restarting', 'collecting.eliciting'],
    },
    { said: ['can I talk to a real person about that?'], model: [person], states: ['handedOff'] },
    { said: ['get me whoever is in charge, your boss'], model: [person], states: ['handedOff'] },
    { said: ["I'd rather not say", 'skip it'], model: [skip], states: ['collecting.eliciting', 'handedOff'] },
    {
      said: ["that's nobody's business", "you don't need that"],
      model: [skip],
      states: ['collecting.eliciting', 'handedOff'],
    },
  ])('$said', async ({ said, model, states }) => {
    const { say } = await openSalon().talk();
    await say(allButPhone);
    const reached: string[] = [];
    for (const words of said) reached.push((await say({ said: words, model })).state);
    expect(reached).toEqual(states);
  });
});

it('two yeses at the same moment book once', async () => {
  const salon = openSalon();
  const talk = await salon.talk();
  await talk.say(annSays());
  const [first] = await Promise.all([talk.say(plainYes), talk.say(plainYes)]);
  expect(first.state).toBe('completed');
  expect(salon.booked()).toEqual([annsBooking]);
});

it('counts: no attack succeeds, every honest twin books', async () => {
  const wrong = await Promise.all(pairs.map(({ tried }) => tried()));
  const twins = await Promise.all(pairs.map(({ twin }) => twin()));
  const counts = {
    attacks: pairs.length,
    succeeded: wrong.filter((what) => what.length > 0).length,
    twins: pairs.length,
    booked: twins.filter((what) => what.length === 0).length,
  };
  console.info(
    `attacks ${counts.attacks}, succeeded ${counts.succeeded}; honest twins ${counts.twins}, booked ${counts.booked}`,
  );
  expect(counts).toEqual({ attacks: pairs.length, succeeded: 0, twins: pairs.length, booked: pairs.length });
});
