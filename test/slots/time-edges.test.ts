import { describe, expect, it } from 'vitest';
import { time } from '../../src/slots/time.ts';
import { given } from './wednesday-morning.ts';

const value = (read: string) => ({ kind: 'value', value: read });
const ambiguous = (...options: readonly string[]) => ({ kind: 'ambiguous', options });
const vague = (...options: readonly string[]) => ({ kind: 'vague', options });
const refused = (code: string, ...options: readonly string[]) => ({ kind: 'refused', code, options });

describe('where a stretch begins or ends', () => {
  const begins = time({ edge: 'from' });
  const ends = time({ edge: 'until' });
  const none = { kind: 'none' };
  it.each([
    ['16:00 to 18:00', value('16:00'), value('18:00')],
    ['from 9 to 5', value('09:00'), value('17:00')],
    ['between 12:45 and 5', value('12:45'), value('17:00')],
    ['between 3 and 5', ambiguous('03:00', '15:00'), ambiguous('05:00', '17:00')],
    ['from 10:30 to 11:45', value('10:30'), value('11:45')],
    ['from 10:00 to 23:00', value('10:00'), value('23:00')],
    ['11pm to 1am', value('23:00'), value('01:00')],
    ['9 in the morning to 5', value('09:00'), value('17:00')],
    ['from 1 45 a.m. to 5 to 7 evening', value('01:45'), value('18:55')],
    ['from 5 to 7 in the morning to 9', value('06:55'), value('09:00')],
    ['between 16:00 in the afternoon and 5 to 8', value('16:00'), value('19:55')],
    ['between 12:45 p.m. and 25 past 17 afternoon', value('12:45'), value('17:25')],
    ['between 9 05 in the morning and 25 to 7 p.m.', value('09:05'), value('18:35')],
    ['from 12 20 p.m. to 21:25', value('12:20'), value('21:25')],
    ['move it from 12 20 p.m. to 21:25', value('21:25'), value('21:25')],
    ['from 25 past 23 on', value('23:25'), none],
    ['since 5 to 11 evening', value('22:55'), none],
    ['until 5pm', none, value('17:00')],
    ['ending at 22:35 night', none, value('22:35')],
    ['until the evening', none, vague('17:00', '19:00', '21:00')],
    ['leave after 13:45', value('13:45'), value('13:45')],
    ['arrive by 17:15', value('17:15'), value('17:15')],
    ['no later than 17:15', value('17:15'), value('17:15')],
    ['before 7:25 a.m.', value('07:25'), value('07:25')],
    ['at 3pm', value('15:00'), value('15:00')],
    ['pick it up at 10am and return it at 5pm', value('10:00'), value('17:00')],
    ['leave at 9am and arrive by 11am', value('09:00'), value('11:00')],
    ['arrive by 15:00 and leave after 13:00', value('13:00'), value('15:00')],
    ['arriving at 3pm, leaving at 11', value('15:00'), ambiguous('11:00', '23:00')],
    ['tomorrow morning', vague('06:00', '09:00', '11:00'), vague('06:00', '09:00', '11:00')],
  ])('of %j each end is taken', (words, first, last) => {
    expect(begins.read(words, given())).toEqual(first);
    expect(ends.read(words, given())).toEqual(last);
  });

  it('is the one just offered', () => {
    const offered = given({ asked: { options: ['03:00', '15:00'] } });
    expect(begins.read('between 3 and 5, the afternoon', offered)).toEqual(value('15:00'));
  });

  it('is refused outside opening hours like any other time', () => {
    const opening = time({ between: ['09:00', '18:00'], edge: 'until' });
    expect(opening.read('from 5pm to 8pm', given())).toEqual(refused('outside-hours', '17:30', '18:00'));
  });
});
