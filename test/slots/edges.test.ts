import { describe, expect, it } from 'vitest';
import { type Side, sidesOf } from '../../src/slots/edges.ts';

/** What the words before each place in brackets make of it. */
function sidesIn(text: string): readonly (Side | undefined)[] {
  const said = text.replace(/[[\]]/g, '');
  const places = [...text.matchAll(/\[([^\]]*)\]/g)].map(({ 1: words = '', index }, at) => {
    const start = index - 2 * at;
    return { start, end: start + words.length };
  });
  return sidesOf(said, places);
}

describe('The words before a place say which end of a stretch it is', () => {
  it.each<[string, readonly (Side | undefined)[]]>([
    ['from the [2nd] until the [9th]', ['from', 'until']],
    ['pick it up on the [2nd] and return it on the [9th]', ['from', 'until']],
    ['fly out on the [2nd], back on the [9th]', ['from', 'until']],
    ['arriving on [Friday], leaving on [Sunday]', ['arriving', 'leaving']],
    ['check in [Friday]. We have the [9th] too', ['from', undefined]],
    ['back on [Friday], no wait, [Saturday]', ['until', 'until']],
    ['a return ticket for [Friday]', [undefined]],
    ['call me back on [Friday]', [undefined]],
    ['on [Friday]', [undefined]],
  ])('%s', (text, sides) => expect(sidesIn(text)).toEqual(sides));
});
