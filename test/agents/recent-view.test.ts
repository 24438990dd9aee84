import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { recentWithoutSensitive } from '../../src/agents/recent-view.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { offlineExtract } from '../../src/offline/index.ts';
import type { Extract, RecentMessage } from '../../src/session/ports.ts';

/** What an extractor is given after the lines so far, without what is sensitive. */
async function recentAfter(lines: readonly string[]): Promise<readonly RecentMessage[]> {
  let recent: readonly RecentMessage[] = [];
  const extract: Extract = (said, given) => {
    recent = recentWithoutSensitive(given.flow, given.told.context, given.recent);
    return offlineExtract(said, given);
  };
  const assistant = createAssistant({
    flow: booking,
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

  it('are as they were in all else', async () => {
    expect((await recentAfter(['a haircut', 'on friday'])).at(-2)).toEqual({ from: 'user', text: 'a haircut' });
  });
});
