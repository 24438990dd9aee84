import { describe, expect, it } from 'vitest';
import { languageFor } from '../../src/offline/grammar.ts';
import { partsOf } from '../../src/offline/parts.ts';

const partsIn = (said: string) =>
  partsOf(said, languageFor('en')).map(({ start, end, is }) => `${is}: ${said.slice(start, end).trim()}`);

describe('the parts of a message', () => {
  it.each<readonly [said: string, ...parts: string[]]>([
    ['a haircut on Friday', 'tells: a haircut on Friday'],
    ['Tomorrow. 4pm.', 'tells: Tomorrow.', 'tells: 4pm.'],
    ['at 3 p.m. on Friday, Dr. Lee', 'tells: at 3 p.m. on Friday, Dr. Lee'],
    ['at 3.30 on Friday', 'tells: at 3.30 on Friday'],
    ['Friday?', 'tells: Friday?'],
    ['are you open on Friday?', 'asks: are you open on Friday?'],
    ['is Friday busy?', 'asks: is Friday busy?'],
    ['is Friday ok?', 'requests: is Friday ok?'],
    ["I'd like to know if you are open", "asks: I'd like to know if you are open"],
    ['I was wondering if I could come on Friday', 'requests: I was wondering if I could come on Friday'],
    ['do you have 3 pm?', 'offers: do you have 3 pm?'],
    ['see you on Friday', 'greets: see you on Friday'],
    ['I hope you all had a great Sunday', 'greets: I hope you all had a great Sunday'],
    ['have a nice weekend', 'greets: have a nice weekend'],
    ['a haircut at 3, do you take cards?', 'tells: a haircut at 3,', 'asks: do you take cards?'],
    ['how much is it and can I have Friday', 'asks: how much is it and', 'requests: can I have Friday'],
    ["how much is it, I'd like Friday", 'asks: how much is it,', "tells: I'd like Friday"],
    ['how much is a haircut, and a massage?', 'asks: how much is a haircut, and a massage?'],
    ['Friday how much is it', 'tells: Friday', 'asks: how much is it'],
    ['what I want is a haircut', 'tells: what I want is a haircut'],
    ['May the 5th', 'tells: May the 5th'],
    [' \n . ?'],
  ])('%s', (said, ...parts) => expect(partsIn(said)).toEqual(parts));

  it('are read as English in a language without a grammar', () => {
    expect(partsOf('are you open?', languageFor('fi')).map(({ is }) => is)).toEqual(['asks']);
  });
});
