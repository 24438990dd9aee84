import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { lastExchange, recentWithoutSensitive } from '../../src/agents/recent-view.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow, Slot } from '../../src/core/flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { offlineExtract } from '../../src/offline/index.ts';
import type { Extract, RecentMessage } from '../../src/session/ports.ts';
import * as slot from '../../src/slots/index.ts';
import { ReadConversation } from '../offline/read-conversation.ts';

const secretName = defineFlow({
  id: 'secret',
  version: 1,
  timeZone: 'UTC',
  slots: { name: slot.personName({ sensitive: true }) },
});

/** What an extractor is given after the lines so far, without what is sensitive. */
async function recentAfter(lines: readonly string[], flow: Flow = booking): Promise<readonly RecentMessage[]> {
  let recent: readonly RecentMessage[] = [];
  const extract: Extract = (said, given) => {
    recent = recentWithoutSensitive(given.flow, given.told.context, given.recent);
    return offlineExtract(said, given);
  };
  const assistant = createAssistant({
    flow,
    extract,
    perform: { check: async () => ({ is: 'passed' }), fulfil: async () => ({ is: 'succeeded', result: null }) },
  });
  const { sessionId } = await assistant.start();
  for (const line of lines) await assistant.send(sessionId, line);
  return recent;
}

describe('The last messages, as a model sees them,', () => {
  it.each([
    ['as the user wrote it', ['a haircut', 'call me at 415 555 2671', 'hm']],
    ['where it could not be used', ['a haircut', 'call me at 415 555 26', 'hm']],
    ['where the summary says it', ['a haircut on friday at 3', 'Ann Lee, 415 555 2671', 'hm']],
  ])('hold no phone number %s', async (_where, lines) => {
    const texts = (await recentAfter(lines)).map(({ text }) => text).join('\n');
    expect(texts).toContain('(hidden)');
    expect(texts).not.toMatch(/555/);
  });

  it.each([
    ['after the end', ['Ann Lee', 'yes', 'thank you', 'hm']],
    ['after a fresh start', ['ann lee', 'start over', 'hm']],
    ['once it was changed', ['Ann Lee', 'change the name to Bob Stone', 'hm']],
  ])('hold no value of a sensitive slot %s', async (_when, lines) => {
    const texts = (await recentAfter(lines, secretName)).map(({ text }) => text).join('\n');
    expect(texts).toContain('(hidden)');
    expect(texts).not.toMatch(/Ann|Bob/i);
  });

  it('hide all of two places that lie in one another', async () => {
    const kind: Slot = {
      ...booking.slots.phone,
      recognise: () => [
        { start: 0, end: 12, reading: { kind: 'none' }, certain: false },
        { start: 5, end: 8, reading: { kind: 'none' }, certain: false },
        { start: 10, end: 14, reading: { kind: 'none' }, certain: false },
      ],
    };
    const flow = defineFlow({ id: 'nested', version: 1, timeZone: 'UTC', slots: { phone: kind } });
    const { given } = new ReadConversation(flow).hear('hm');
    const recent = [{ from: 'user', text: 'AAAAAAAAAAAAAA is mine' }] as const;
    expect(recentWithoutSensitive(flow, given.told.context, recent)).toEqual([
      { from: 'user', text: '(hidden) is mine' },
    ]);
  });

  it('are as they were in all else', async () => {
    expect((await recentAfter(['a haircut', 'on friday'])).at(-2)).toEqual({ from: 'user', text: 'a haircut' });
  });
});

describe('The last exchange', () => {
  const { given } = new ReadConversation(booking).hear('hm');
  const shown = (...recent: readonly RecentMessage[]) => lastExchange(booking, given.told.context, recent);

  it('is the last message of each side', () => {
    const [old, user, assistant] = [
      { from: 'assistant', text: 'Which day?' },
      { from: 'user', text: 'Friday' },
      { from: 'assistant', text: 'What time?' },
    ] as const;
    expect(shown(old, user, assistant)).toEqual([user, assistant]);
    expect(shown()).toEqual([]);
  });

  it('has the end of a long one, where the question stands', () => {
    const [last] = shown({ from: 'assistant', text: `${'Here is more. '.repeat(40)}Which day suits you?` });
    expect(last?.text).toMatch(/^…\S.* Which day suits you\?$/);
    expect(last?.text.length).toBeLessThanOrEqual(121);
  });

  it('has no half of a phone number where it is cut', () => {
    for (let after = 100; after < 125; after += 1) {
      const [last] = shown({ from: 'user', text: `call me at 415 555 2671 ${'x'.repeat(after)}` });
      expect(last?.text).not.toMatch(/\d/);
    }
  });
});
