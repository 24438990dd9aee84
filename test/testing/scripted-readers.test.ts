import { expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import type { Proposal } from '../../src/core/events.ts';
import { scriptedModel, toolCall } from '../../src/testing/agents/index.ts';
import { dialogue, scriptedExtract, scriptedReader } from '../../src/testing/index.ts';

const haircut: Proposal = { type: 'slot.proposed', slot: 'service', value: 'haircut' };
const setHaircut = toolCall('set_slot', { slot: 'service', value: 'haircut', quote: null });

const withModel = (script: Parameters<typeof scriptedModel>[0]) =>
  dialogue(booking, { extract: agentExtract({ model: scriptedModel(script), asks: 'always' }) });

it('A scripted reader makes of a message what the script says, also where it is wrong', async () => {
  await dialogue(booking, scriptedReader({ 'a haircut': [haircut], 'what about it?': [{ type: 'confirm' }, haircut] }))
    .user('what about it?')
    .expect({ slots: { service: null }, verdicts: { service: 'misfired' } })
    .user('a haircut')
    .expect({ slots: { service: 'haircut' } })
    .run();
});

it.each([
  ['a message that nobody scripted', 'cut my hair', /Nobody scripted "cut my hair"\. Scripted: "a haircut", "hm"\./],
  ['a name that every object has', 'toString', /Nobody scripted "toString"/],
  ['an error of the script', 'hm', /no network/],
])('A scripted reader fails for %s', async (_, said, message) => {
  const reader = scriptedReader({ 'a haircut': [haircut], hm: new Error('no network') });
  await expect(dialogue(booking, reader).user(said).run()).rejects.toThrow(message);
});

it('Where a scripted extract fails the embedded reader takes the turn', async () => {
  await dialogue(booking, { extract: scriptedExtract({}) })
    .user('a haircut')
    .expect({ slots: { service: 'haircut' }, errors: ['extract-unscripted'] })
    .run();
});

it('A scripted model answers with tool calls, through the whole agent', async () => {
  const { last } = await withModel({ 'cut my hair': [setHaircut] })
    .user('cut my hair')
    .expect({ slots: { service: 'haircut' }, errors: [] })
    .run();
  expect(last.usage.modelCalls).toBe(1);
});

it('A scripted model that misreads is asked once more', async () => {
  const { last } = await withModel({ 'how are you?': [setHaircut] })
    .user('how are you?')
    .expect({ slots: { service: null } })
    .run();
  expect(last.usage.modelCalls).toBe(2);
});

it.each([
  ['fails', new Error('overloaded')],
  ['sends what no tool takes', [toolCall('set_slot', 'not JSON')]],
])('A scripted model that %s costs no turn, and is told among the errors', async (_, output) => {
  const { last } = await withModel({ 'a haircut': output })
    .user('a haircut')
    .expect({ slots: { service: 'haircut' } })
    .run();
  expect(last.errors).not.toEqual([]);
});

it('A message that nobody scripted for a model is told among the errors', async () => {
  await withModel({})
    .user('a haircut')
    .expect({ errors: ['extract-unscripted'] })
    .run();
});
