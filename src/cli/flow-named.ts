import type { Flow } from '../core/flow.ts';

/** The flow alone, by the name of a built-in one or the path of a module; loaded only now. */
export async function flowNamed(name: string, cwd: string): Promise<Flow> {
  if (name === 'booking') return (await import('../../machines/booking.ts')).booking;
  return (await (await import('./load-flow.ts')).loadFlow(name, cwd)).flow;
}
