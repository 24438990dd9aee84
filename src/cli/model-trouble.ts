import type { Reply } from '../session/reply.ts';

/**
 * Tells that the model fails, once until it has read a message again or fails in another way: its failures are in no
 * reply's text, because the embedded reader took the turn.
 * @returns what to show beside a reply; `null`: nothing.
 */
export function createTroubleTeller(): (reply: Pick<Reply, 'errors' | 'usage'>) => string | null {
  const told = { code: '' };
  return ({ errors, usage }) => {
    const code = errors.find((error) => isOfModel.test(error.code))?.code ?? '';
    // Some turns need no model, and tell nothing about it.
    const isNews = code === '' ? usage.modelCalls > 0 : code !== told.code;
    if (isNews) told.code = code;
    return isNews && code !== '' ? `The model did not answer (${code}); the embedded reader took this turn.` : null;
  };
}

/** Codes of turns that the embedded reader took. */
const isOfModel = /^(?:model|extract)-/;
