import type { Gauge, GaugeConfiguration } from 'prom-client';
import type { Flow } from '../core/flow.ts';
import type { StatePath } from '../core/told.ts';
import type { Clock } from '../session/ports.ts';
import type { SessionStore } from '../session/store.ts';

/** The store that is asked, and where the answers are shown. */
export interface OwedMetricsOptions {
  readonly flow: Flow;
  readonly store: Pick<SessionStore, 'due' | 'list'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly gauge: <Label extends string>(config: GaugeConfiguration<Label>) => Gauge<Label>;
}

/** Who asks for metrics must not make the store count a million sessions: from here on it is "many". */
const countedAtMost = 1_000;

/** Every sweep of every server looks after what is due; what is due for this long has been left. */
const overdueAfterMs = 60_000;

/** The states in which something is owed to the world. */
const owing: Readonly<Record<'check' | 'fulfil' | 'reconcile', readonly StatePath[]>> = {
  check: ['collecting.checking'],
  fulfil: ['executing.running', 'executing.retrying'],
  reconcile: ['executing.outcomeUnknown'],
};

/** Shows what the sessions in the store wait for, counted anew each time; over all servers that share it. */
export function watchWhatIsOwed({ flow, store, clock, gauge }: OwedMetricsOptions): void {
  const upTo = `At most ${countedAtMost} are counted.`;

  gauge({
    name: 'talkchart_effects_owed',
    help: `Sessions that wait for something to be done in the world. ${upTo}`,
    labelNames: ['effect'],
    async collect() {
      for (const [effect, states] of Object.entries(owing)) {
        const counted = Promise.all(states.map((state) => sessionsIn(state)));
        await shown(
          counted.then(sum),
          (count) => this.set({ effect }, count),
          () => this.remove({ effect }),
        );
      }
    },
  });

  gauge({
    name: 'talkchart_sessions_overdue',
    help: `Sessions that nobody has looked after for ${overdueAfterMs / 1000} s. ${upTo}`,
    async collect() {
      const at = clock.nowMs() - overdueAfterMs;
      const due = store.due({ flow: flow.id, at, limit: countedAtMost });
      await shown(
        due.then(({ length }) => length),
        (count) => this.set(count),
        () => this.remove(),
      );
    },
  });

  const sessionsIn = async (state: StatePath): Promise<number> =>
    (await store.list({ flow: flow.id, state, limit: countedAtMost })).length;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** A store that does not answer takes the number away, and leaves the other metrics as they are. */
async function shown(counted: Promise<number>, show: (count: number) => void, hide: () => void): Promise<void> {
  try {
    show(await counted);
  } catch {
    hide();
  }
}
