import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/core/flow.ts';
import type { Values } from '../../src/core/json.ts';
import { migrated } from '../../src/core/migrate.ts';
import * as slot from '../../src/slots/index.ts';
import { atTheSummary, carried, flowWith, from, kinds, midway, monday, settledIn, valuesIn } from './changed-flow.ts';

describe('flow.migrate', () => {
  const renamed = {
    day: kinds.day,
    time: slot.time({ between: ['09:00', '22:00'], dependsOn: ['day'] }),
    adults: slot.number({ min: 1, max: 12 }),
    children: slot.number({ min: 0, max: 12 }),
    area: kinds.area,
  };

  it('renames, converts and splits; who said it goes along', () => {
    const changed = flowWith(renamed, {
      migrate: ({ hour, guests, area, ...others }, { version }) =>
        version > 1
          ? {}
          : { ...others, time: hour, adults: Number(guests) - 1, children: 'one', area: 'on the terrace' },
    });
    const { told, kept, opened, dropped, failed } = atTheSummary().under(changed);
    expect({ opened, dropped, failed }).toEqual({ opened: [], dropped: [], failed: null });
    expect(kept).toEqual(['day', 'time', 'adults', 'children', 'area']);
    expect(valuesIn(told)).toEqual({ day: '2026-11-27', time: '19:00', adults: 3, children: 1, area: 'terrace' });
    expect(settledIn(told, 'time')).toEqual({
      value: '19:00',
      said: 'a table on friday at 7 pm for four',
      source: 'user',
      confirmed: false,
    });
    expect(settledIn(told, 'adults')).toEqual({ value: 3, said: '', source: 'user', confirmed: false });
    expect(settledIn(told, 'area')).toMatchObject({ said: 'at the bar' });
  });

  it('keeps what the host brought under its new name through a restart', () => {
    const changed = flowWith(
      { people: kinds.guests, day: kinds.day },
      { migrate: ({ guests }) => ({ people: guests }) },
    );
    const { told, talk } = carried().under(changed);
    expect(settledIn(told, 'people')).toMatchObject({ value: 4, source: 'carried' });
    expect(valuesIn(talk.reply().hear('start over', [{ type: 'restart' }]).told)).toEqual({ people: 4 });
  });

  it('is told the form of the flow the values come from', () => {
    const heard: unknown[] = [];
    const migrate: Flow['migrate'] = (values, version) => {
      heard.push(version);
      return values;
    };
    midway().under(flowWith(kinds, { migrate }));
    expect(heard).toEqual([from]);
  });

  it('opens what it makes and no slot reads, and drops what no slot has', () => {
    const { opened, dropped } = midway().under(
      flowWith(kinds, { migrate: ({ hour: _, ...others }) => ({ ...others, guests: 99, table: 7 }) }),
    );
    expect(opened).toEqual([{ slot: 'guests', code: 'too-large' }]);
    expect(dropped).toEqual(['table']);
  });

  it.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('no such branch');
      },
      'no such branch',
    ],
    ['gives back nothing', () => undefined, 'It gave back no plain object of values.'],
    ['gives back null', () => null, 'It gave back no plain object of values.'],
    ['gives back a list', () => [1], 'It gave back no plain object of values.'],
    ['makes us wait', () => Promise.resolve({}), 'It gave back no plain object of values.'],
  ])('counts as none where it %s', (_, migrate, failed) => {
    const arrival = midway().under(flowWith(kinds, { migrate: migrate as Flow['migrate'] & object }));
    expect(arrival.failed).toBe(failed);
    expect(arrival.kept).toEqual(['day', 'hour', 'guests']);
  });

  it('cannot reach into the run it is given', () => {
    const told = midway().told;
    const frozen = JSON.stringify(told);
    const spoil = (values: Values) => {
      for (const name of Object.keys(values)) Reflect.set(values, name, 'spoilt');
      throw new Error('half way');
    };
    const arrival = migrated(flowWith(kinds, { migrate: spoil }), told, from, monday);
    expect(valuesIn(arrival.told)).toEqual(valuesIn(told));
    expect(JSON.stringify(told)).toBe(frozen);
  });
});
