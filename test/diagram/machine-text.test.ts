import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { booking } from '../../machines/booking.ts';
import { createConversationMachine } from '../../machines/conversation.ts';
import { type Chart, chartOfMachine } from '../../src/diagram/chart.ts';
import { jsonOf, xstateOf } from '../../src/diagram/machine-text.ts';
import { journey } from './flows.ts';

/** Guards made of others have one name in a text. */
const withOneName = ({ root, transitions }: Chart) => ({
  root,
  transitions: transitions.map((one) => ({ ...one, guards: one.guards.join(' and ') })),
});

describe.each([
  { id: 'booking', flow: booking },
  { id: 'journey', flow: journey },
])('The machine of $id as text', ({ flow }) => {
  const original = withOneName(chartOfMachine(createConversationMachine(flow)));

  it('is the same each time', () => expect([jsonOf(flow), xstateOf(flow)]).toEqual([jsonOf(flow), xstateOf(flow)]));

  it('gives the same graph again from JSON: states, descriptions, events, guards, targets', () => {
    expect(withOneName(chartOfMachine(createMachine(JSON.parse(jsonOf(flow)))))).toEqual(original);
  });

  it('and from the module', async () => {
    const source = stripTypeScriptTypes(xstateOf(flow)).replace("'xstate'", `'${import.meta.resolve('xstate')}'`);
    const { machine } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`);
    expect(withOneName(chartOfMachine(machine))).toEqual(original);
  });

  it('names its actions', () => {
    const { on } = JSON.parse(jsonOf(flow)) as { on: Readonly<Record<string, unknown>> };
    expect(on['turn.started']).toEqual({ actions: ['startTurn', 'readEverySlotAgain'] });
  });

  it('holds the slots', () => {
    const { meta } = JSON.parse(jsonOf(flow)) as { meta: { slots: { name: string }[] } };
    expect(meta.slots.map(({ name }) => name)).toEqual(flow.order);
  });
});
