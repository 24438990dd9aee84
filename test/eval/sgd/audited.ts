import type { Flow } from '../../../src/core/flow.ts';
import { dialoguesIn, type Service, servicesIn } from '../sgd-dialogues.ts';
import type { ReadActs } from './acts-said.ts';
import { type Audited, auditsOf } from './audit.ts';
import { flowFromService, transactionOf } from './flow-from-service.ts';
import { type Acted, replay } from './replay.ts';

/** Everything that was replayed. */
export interface Replay {
  readonly services: readonly Service[];
  readonly dialogues: readonly Acted[];
  readonly audits: readonly Audited[];
}

/** The flow of the one intent of a service that does something. */
export const flowOfService = (service: Service): Flow => flowFromService(service, transactionOf(service).name);

/** Replays every dialogue of the data. `read` and `flowOf` are there to be broken by a test. */
export function replayIn(
  directory: string,
  read?: ReadActs,
  flowOf: (service: Service) => Flow = flowOfService,
): Replay {
  const services = servicesIn(directory);
  const dialogues: readonly Acted[] = dialoguesIn(directory);
  const audits = services.flatMap((service) => {
    const flow = flowOf(service);
    const own = dialogues.filter((dialogue) => dialogue.service === service.service_name);
    return own.flatMap((dialogue) => auditsOf(flow, service, dialogue, replay(flow, dialogue, read)));
  });
  return { services, dialogues, audits };
}
