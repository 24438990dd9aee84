import type { Assistant } from '../session/assistant.ts';
import type { Reply } from '../session/reply.ts';
import type { EventStream } from './event-stream.ts';
import type { ProblemError } from './problem.ts';
import { eventOf } from './session-events.ts';

export interface StreamedTurn {
  readonly assistant: Assistant;
  readonly sessionId: string;
  readonly messageId: string;
  /** Answers the message. */
  readonly answer: () => Promise<Reply>;
  /** What the client is told of what was thrown. */
  readonly problemWith: (error: unknown) => ProblemError;
  readonly stream: EventStream;
}

/**
 * Tells a stream how a message is answered: what was understood, how the task goes, then the reply or a problem. A client
 * that goes away ends nothing but the telling.
 */
export async function tellTurn(turn: StreamedTurn): Promise<void> {
  const { assistant, sessionId, messageId, answer, problemWith, stream } = turn;
  const stopListening = assistant.follow(sessionId, (news) => {
    const isOfAnother = news.is === 'understood' && news.messageId !== messageId;
    // The reply is told by what answers: that one comes back for a message that was sent before, too.
    if (!isOfAnother && news.is !== 'reply') stream.send(eventOf(news));
  });
  try {
    stream.send({ event: 'reply', data: { messageId, reply: await answer() } });
  } catch (error) {
    stream.send({ event: 'problem', data: problemWith(error).problem });
  } finally {
    stopListening();
    stream.end();
  }
}
