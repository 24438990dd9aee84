import type { Flow } from './core/flow.ts';
import { offlineExtract } from './offline/index.ts';
import { createReplies, english } from './replies/index.ts';
import {
  type Assistant,
  type AssistantPorts,
  createAssistant as createAssistantOf,
  type Limits,
} from './session/assistant.ts';
import { systemClock } from './session/system-clock.ts';
import { createMemoryStore } from './stores/memory.ts';

/** `flow` and `perform` are yours; everything else has an embedded default. */
export interface AssistantOptions<F>
  extends Pick<AssistantPorts<F>, 'flow' | 'perform'>,
    Partial<Omit<AssistantPorts<F>, 'flow' | 'perform' | 'limits'>> {
  readonly limits?: Partial<Limits>;
}

const usualLimits: Limits = {
  extractWithinMs: 20_000,
  effectWithinMs: 30_000,
  replyWithinMs: 10_000,
  rephraseWithinMs: 5_000,
  keepEndedMs: 30 * 24 * 3_600_000,
};

/**
 * An assistant for one flow. Without further options it reads with the embedded reader, answers in English and keeps
 * sessions in memory: no key, no network.
 * @example
 * const assistant = createAssistant({ flow: booking, perform });
 * const { sessionId, reply } = await assistant.start();
 * await assistant.send(sessionId, 'A haircut next Tuesday at 3', { seen: reply.id });
 */
export function createAssistant<F extends Flow>({ limits, ...options }: AssistantOptions<F>): Assistant {
  return createAssistantOf({
    extract: offlineExtract,
    fallback: offlineExtract,
    store: createMemoryStore(),
    clock: systemClock,
    newId: () => crypto.randomUUID(),
    replies: createReplies(english),
    ...options,
    limits: { ...usualLimits, ...limits },
  });
}
