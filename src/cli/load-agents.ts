import type { EventEmitter } from 'node:events';

/** What the Agents SDK listens to once it is loaded: it would end the process in its own way, and hide why. */
const events = ['SIGINT', 'SIGTERM', 'unhandledRejection', 'beforeExit'] as const;

/** Loads the part that talks to models: it takes its time, so not without need. The process listens as it did before. */
export async function loadAgents() {
  const us: EventEmitter = process;
  const before = new Set(events.flatMap((event) => us.listeners(event)));
  const { agentExtract } = await import('../agents/extract.ts');
  const { modelNamed, usualModel } = await import('../agents/model-named.ts');
  for (const event of events) {
    for (const listener of us.listeners(event)) {
      if (!before.has(listener)) us.off(event, listener as () => void); // as it was put there
    }
  }
  return { agentExtract, modelNamed, usualModel };
}
