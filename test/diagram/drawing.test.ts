import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { booking } from '../../machines/booking.ts';
import { chartOf, chartOfMachine, everyStateIn, guardNames } from '../../src/diagram/chart.ts';
import { type Arrow, drawingOf, labelText } from '../../src/diagram/drawing.ts';

const chart = chartOf(booking);
const drawing = drawingOf(chart);
const arrow = (from: string, to: string): Arrow | undefined =>
  drawing.arrows.find((one) => one.from === from && one.to === to);

describe('A drawing of the chart', () => {
  it('tells every transition: as an arrow, in a line, or as heard in place', () => {
    const told = [
      ...drawing.anywhere,
      ...drawing.shared,
      ...drawing.arrows.flatMap(({ from, to, labels }) => labels.map((label) => ({ from: [from], label, to }))),
    ];
    const untold = chart.transitions.filter(({ from, event, to }) =>
      to === null
        ? !drawing.inPlace.some(({ state, events }) => state === from && events.includes(event ?? ''))
        : !told.some(
            (one) =>
              one.to === to &&
              one.from.some((path) => path === from || path.startsWith(`${from}.`)) &&
              (event === null ? one.label.events.length === 0 : one.label.events.includes(event)),
          ),
    );
    expect(untold).toEqual([]);
  });

  it('has one arrow between two states, whatever leads along it', () => {
    const ends = drawing.arrows.map(({ from, to }) => `${from} ${to}`);
    expect(ends).toEqual([...new Set(ends)]);
  });

  it('enters executing only from where the user looks at the summary', () => {
    expect(drawing.arrows.filter(({ to }) => to === 'executing').map(({ from }) => from)).toEqual([
      'confirming.awaiting',
    ]);
    expect(arrow('confirming.awaiting', 'executing')?.labels).toEqual([
      { events: ['confirm'], condition: 'these values are consented to' },
    ]);
  });

  it('says otherwise where an earlier way of the same event comes first', () => {
    expect(arrow('executing', 'handedOff')?.labels).toEqual([
      { events: ['fulfil.failed'], condition: 'otherwise, the fulfil is owed' },
    ]);
  });

  it('draws a way from a group to a state inside it from each of the others', () => {
    expect(arrow('confirming.presenting', 'confirming.awaiting')?.labels).toEqual([
      { events: ['turn.ended'], condition: '' },
    ]);
    expect(drawing.arrows.filter(({ from, to }) => from !== '' && to.startsWith(`${from}.`))).toEqual([]);
  });

  it('draws no arrow for what leads from everywhere, and tells who does not hear it', () => {
    expect(drawing.arrows.filter(({ to }) => to === 'resuming')).toEqual([]);
    expect(drawing.anywhere.flatMap(({ label }) => label.events)).toContain('session.lapsed');
    expect(drawing.shielded).toEqual(['greeting', 'executing']);
  });

  it('tells what three states or more share in one line', () => {
    expect(drawing.shared.map(({ from, label, to }) => `${from.length} ${labelText(label)} ${to}`)).toEqual([
      '4 [the run must end] handedOff',
      '3 [the run must end] cancelled',
    ]);
  });
});

describe('A chart', () => {
  it('has every state, with its description', () => {
    expect(everyStateIn(chart.root).filter(({ description }) => description === '')).toEqual([]);
  });

  it('keeps the keys of states apart, for formats that know no paths', () => {
    const keys = everyStateIn(chart.root).map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('names every guard, also those made of others', () => {
    const failed = chart.transitions.find(({ event }) => event === 'fulfil.failed');
    expect(failed?.guards).toEqual(['theFulfilIsOwed', 'itIsRetryable', 'aTryIsLeft']);
  });

  it('cannot be drawn where a guard has no name', () => {
    expect(() => guardNames(() => true)).toThrow('no name');
    const nameless = createMachine({ on: { go: { guard: () => true } } });
    expect(() => chartOfMachine(nameless)).toThrow('no name');
  });
});
