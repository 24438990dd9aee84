import { directiveOf } from '../core/directive.ts';
import type { Flow } from '../core/flow.ts';
import { movesOf } from '../core/moves.ts';
import type { Told } from '../core/told.ts';
import { readAnswerText } from '../session/answer-text.ts';
import type { ExtractGiven, ReplyGiven } from '../session/ports.ts';
import { askedIn } from '../session/read-message.ts';
import { netOf } from '../session/reply-view.ts';

/**
 * What an extractor is given of a run, after `turn.started`; `talkchart/offline` and `talkchart/agents` have extractors.
 * @param more the last messages for a model to look back on, and a signal that ends its work.
 * @example const { proposals, answer } = await offlineExtract(said, extractGiven(flow, snapshot));
 */
export function extractGiven(
  flow: Flow,
  told: Told,
  { recent = [], signal = new AbortController().signal }: Partial<Pick<ExtractGiven, 'recent' | 'signal'>> = {},
): ExtractGiven {
  return { flow, told, moves: movesOf(flow, told), asked: askedIn(told), finished: null, recent, first: null, signal };
}

/**
 * What replies are given of a run, before `turn.ended`; `talkchart/replies` puts it into words.
 * @param answer an extractor's text for a digression; left out where it claims what it may not (rule 7).
 * @example const text = createReplies(english)(replyGiven(flow, snapshot, answer));
 */
export function replyGiven(flow: Flow, told: Told, answer?: string): ReplyGiven {
  const { turn } = told.context;
  const text = answer === undefined ? null : readAnswerText(flow, told.context, answer);
  return {
    flow,
    told,
    directive: directiveOf(flow, told),
    verdicts: netOf(flow, turn.verdicts),
    answer: text,
    isAfterEnd: false,
    isUnanswered: text === null && turn.digressions.includes('answer'),
    flowChanged: false,
  };
}
