import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { type AssistantOptions, createAssistant } from '../create-assistant.ts';
import { offlineExtract } from '../offline/index.ts';
import type { Assistant } from '../session/assistant.ts';
import type { Extract } from '../session/ports.ts';
import type { SessionStore } from '../session/store.ts';
import { createMortalStore, type MortalStore } from './mortal-store.ts';

/** A process that serves one conversation, and can be killed. */
export interface TalkProcess extends Omit<MortalStore, 'store'> {
  readonly assistant: Assistant;
  /** Another process may do what this one has begun: it is taken for dead. */
  loseDuty(sessionId: string): Promise<void>;
}

/** Starts a process on a store that outlives it. */
export function startProcess(options: AssistantOptions<Flow>, store: SessionStore): TalkProcess {
  const mortal = createMortalStore(store);
  const held = { owner: '' };
  const watched: SessionStore = {
    ...mortal.store,
    lease(lease) {
      if (lease.of === 'effect') held.owner = lease.owner;
      return mortal.store.lease(lease);
    },
  };
  return {
    ...mortal,
    assistant: createAssistant({ ...options, store: watched }),
    loseDuty: (sessionId) => store.release({ sessionId, of: 'effect', owner: held.owner }),
  };
}

/** A reader that makes of some messages what a test says, and leaves the others to the flow's reader. */
export interface PromptedReader {
  readonly extract: Extract;
  /** From now on this message is read so; `undefined`: as the flow's reader does. */
  prompt(said: string, proposals: readonly Proposal[] | undefined): void;
}

export function createPromptedReader(extract: Extract = offlineExtract): PromptedReader {
  const readings = new Map<string, readonly Proposal[]>();
  return {
    async extract(said, given) {
      const proposals = readings.get(said);
      if (proposals === undefined) return extract(said, given);
      return { proposals, usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 } };
    },
    prompt(said, proposals) {
      if (proposals === undefined) readings.delete(said);
      else readings.set(said, proposals);
    },
  };
}
