import { describe, expect, it } from 'vitest';
import type { News } from '../../src/session/news.ts';
import { setUp } from './dish.ts';

describe('Whoever follows a session', () => {
  it('hears what was understood, how the task goes, and the reply, in this order', async () => {
    const { assistant, begin } = setUp({
      perform: {
        async fulfil({ progress }) {
          progress('the water boils');
          return { is: 'succeeded', result: 'R' };
        },
      },
    });
    const { sessionId, say } = await begin();
    await say('soup');
    const heard: News[] = [];
    const stop = assistant.follow(sessionId, (news) => {
      heard.push(news);
      throw new Error('a listener that throws harms nobody');
    });
    const reply = await say('yes', 'm');
    expect(heard).toMatchObject([
      { is: 'understood', messageId: 'm', verdicts: [], slots: { dish: { value: 'soup', confirmed: true } } },
      { is: 'progress', words: 'the water boils' },
      { is: 'reply', messageId: 'm', reply },
    ]);
    stop();
    await say('book another');
    expect(heard).toHaveLength(3);
  });

  it('can read what was said while nobody listened, from any point on', async () => {
    const { assistant, begin } = setUp();
    const { sessionId, say } = await begin();
    await say('soup', 'm');
    const said = await assistant.replies(sessionId, { after: 0, limit: 10 });
    expect(said.map(({ messageId, reply }) => [messageId, reply.directive.say])).toEqual([
      [null, 'greet'],
      ['m', 'confirm'],
    ]);
    const [first] = said;
    expect(await assistant.replies(sessionId, { after: first?.version ?? 0, limit: 10 })).toEqual(said.slice(1));
    expect((await assistant.look(sessionId)).last).toEqual(said.at(-1));
  });
});
