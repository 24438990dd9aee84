import type { Extract } from '../session/ports.ts';
import { readMessage } from './reader.ts';

export { type ReadMessage, readMessage } from './reader.ts';

/** The embedded reader as an extractor: no model, no network, no cost. */
export const offlineExtract: Extract = async (said, given) => {
  const { isCertain: _, ...read } = readMessage(said, given);
  return { ...read, usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 } };
};
