import { ladderOf, slotOf } from '../core/flow.ts';
import type { Json, Values } from '../core/json.ts';
import type { Reading } from '../core/reading.ts';
import type { Finding, LintRule } from './lint.ts';

/** Every default and every assumed value is one that its own kind takes today. */
export const lastingDefaults: LintRule = ({ flow, found, thrown, at, locale }) => {
  const settled = Object.fromEntries(
    found.words.flatMap(({ slot, usable: [first] }) => (first === undefined ? [] : [[slot, first.value] as const])),
  );
  return flow.order.flatMap((slot) => {
    const written: readonly (readonly [string, Json | undefined])[] = [
      ['ladder.default', ladderOf(flow, slot).default],
      ['assume', slotOf(flow, slot).assume],
    ];
    return written.flatMap(([where, value]): readonly Finding[] => {
      const isUnknown = thrown.some((one) => one.slot === slot && one.name === 'read');
      if (value === undefined || isUnknown) return [];
      const zones = { flow: flow.timeZone, user: flow.timeZone };
      const read = (values: Values): Reading =>
        slotOf(flow, slot).read(value, { at, zones, locale, values, own: null, asked: null });
      const readings = [read({}), read(settled)];
      const [first] = readings;
      if (first === undefined || readings.some(({ kind }) => kind === 'value')) return [];
      const because = first.kind === 'refused' ? first.code : first.kind === 'none' ? 'not understood' : first.kind;
      return [
        {
          code: 'default-refused',
          slot,
          says: `${where} is ${JSON.stringify(value)}, and its own kind refuses it now: ${because}.`,
          todo: 'Write one that stays good: words like "tomorrow" do, a date passes.',
        },
      ];
    });
  });
};
