import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import type { Given } from '../../src/core/reading.ts';
import { choice } from '../../src/slots/choice.ts';
import { date } from '../../src/slots/date.ts';
import { time } from '../../src/slots/time.ts';
import { yesNo } from '../../src/slots/yes-no.ts';
import { asked, junk, unasked } from './given.ts';

const offered = (...options: readonly Json[]): Given => ({ ...unasked, asked: { options } });
const vague = (...options: readonly Json[]) => ({ kind: 'vague', options });

const anyText = [
  "doesn't matter",
  "it really doesn't matter to me",
  'no preference',
  'I have no preference, thanks',
  'you choose',
  'you can pick for us',
  "it's up to you",
  'either is fine',
  'any of them would be good',
  "I don't mind",
  "We don't care",
  'whatever you recommend',
  'surprise me',
  "I don't mind, you choose",
];
const noneText = ['neither', 'none of them', 'no, neither of those', 'none of these work for me', 'Neither, sorry'];

describe('Words that leave it open', () => {
  const bread = choice({ options: ['rye', 'wheat'] });

  it.each(anyText)('%j to a choice brings what there is', (said) =>
    expect(bread.read(said, asked)).toEqual(vague('rye', 'wheat')),
  );
  it.each(anyText)('%j to a choice with a default takes it', (said) => {
    const sliced = choice({ options: ['rye', 'wheat'], ladder: { attempts: 2, default: 'wheat', then: 'handoff' } });
    expect(sliced.read(said, asked)).toEqual({ kind: 'value', value: 'wheat' });
  });
  it('take what a yes or a no is assumed to be', () => {
    expect(yesNo({ assume: false }).read('no preference', asked)).toEqual({ kind: 'value', value: false });
    expect(yesNo().read('no preference', asked)).toEqual(vague(true, false));
  });
  it('bring some days and times', () => {
    expect(date({ closed: ['sunday'] }).read("doesn't matter", asked)).toEqual(
      vague('2026-11-23', '2026-11-24', '2026-11-25'),
    );
    expect(time({ between: ['09:00', '17:00'] }).read('you choose', asked)).toEqual(vague('09:00', '13:00', '17:00'));
  });

  it.each([
    'you choose the rye',
    "I don't mind if it is cold",
    'does it matter?',
    "it doesn't matter how long it takes, I have all day and all night",
  ])('are not in %j', (said) => expect(bread.read(said, asked).kind).not.toBe('vague'));
  it('mean nothing where something else is asked', () =>
    expect(bread.read("doesn't matter", unasked)).toEqual({ kind: 'none' }));
});

describe('Words that turn down all options', () => {
  it.each(noneText)('%j brings the others', (said) => {
    const bread = choice({ options: ['rye', 'wheat', 'corn', 'oat'] });
    expect(bread.read(said, offered('rye', 'corn'))).toEqual(vague('wheat', 'oat'));
    expect(date().read(said, offered('2026-11-22', '2026-11-24'))).toEqual(
      vague('2026-11-23', '2026-11-25', '2026-11-26'),
    );
    expect(time({ between: ['09:00', '12:00'] }).read(said, offered('10:00', '11:00'))).toEqual(
      vague('09:00', '12:00'),
    );
  });
  it('bring nothing where there are no others, or none were offered', () => {
    const bread = choice({ options: ['rye', 'wheat'] });
    expect(bread.read('neither', offered('rye', 'wheat'))).toEqual({ kind: 'none' });
    expect(bread.read('neither', asked)).toEqual({ kind: 'none' });
  });
});

describe('Days that cannot be', () => {
  const day = date({ closed: ['sunday'] });
  it.each([
    ['not tomorrow', ['2026-11-24', '2026-11-25', '2026-11-26']],
    ['not on Tuesday', ['2026-11-23', '2026-11-25', '2026-11-26']],
    ["Monday doesn't work", ['2026-11-24', '2026-11-25', '2026-11-26']],
    ["I can't on Monday or Tuesday", ['2026-11-25', '2026-11-26', '2026-11-27']],
    ['not next week', ['2026-11-30', '2026-12-01', '2026-12-02']],
    ['any day but Monday', ['2026-11-24', '2026-11-25', '2026-11-26']],
    ['next week, but not on Monday', ['2026-11-24', '2026-11-26', '2026-11-28']],
  ])('%j leaves %j', (said, options) => expect(day.read(said, asked)).toEqual(vague(...options)));

  it('are left out of those just offered', () =>
    expect(day.read('not Friday', offered('2026-11-27', '2026-11-28'))).toEqual(vague('2026-11-28')));
  it.each([
    ['not Monday, Tuesday', '2026-11-24'],
    ["I can't do Wednesday, Thursday then", '2026-11-26'],
  ])('%j names one that can', (said, value) => expect(day.read(said, asked)).toEqual({ kind: 'value', value }));
  it('say nothing where something else is asked', () => expect(day.read('not tomorrow', unasked).kind).toBe('none'));
  it('say nothing of days gone by', () => expect(date({ past: true }).read('not on Monday', asked).kind).toBe('none'));
});

describe('Times that cannot be', () => {
  const hour = time({ between: ['09:00', '17:00'] });
  it.each([
    ['not in the morning', ['12:00', '15:00', '17:00']],
    ["I can't do mornings", ['12:00', '15:00', '17:00']],
    ['not at 9', ['10:00', '14:00', '17:00']],
    ['any time but the afternoon', ['09:00', '10:00', '11:00']],
  ])('%j leaves %j', (said, options) => expect(hour.read(said, asked)).toEqual(vague(...options)));

  it('are left out of those just offered', () =>
    expect(hour.read('not 10', offered('10:00', '16:00'))).toEqual(vague('16:00')));
  it('beside one that can leave that', () =>
    expect(hour.read('not at 2, at 3 pm', asked)).toEqual({ kind: 'value', value: '15:00' }));
});

it.each(junk.map((text, at) => [at, text] as const))('100 kB of junk (%i) leaves nothing open, at once', (_, text) => {
  const started = performance.now();
  expect(choice({ options: ['rye', 'wheat'] }).read(`not ${text}`, offered('rye')).kind).toBe('none');
  expect(performance.now() - started).toBeLessThan(250);
});
