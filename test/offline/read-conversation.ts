import { effectOf } from '../../src/core/effect.ts';
import type { Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { movesOf } from '../../src/core/moves.ts';
import { stateOf } from '../../src/core/slot-state.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { type ReadMessage, readMessage } from '../../src/offline/index.ts';
import type { ExtractGiven } from '../../src/session/ports.ts';
import { createRuns, type Runs } from '../../src/session/run.ts';

/** Monday 23 November 2026, 10:00 in New York. */
const monday = Date.UTC(2026, 10, 23, 15);

/** A conversation whose messages the embedded reader reads and the chart judges; every check passes, every task is done. */
export class ReadConversation {
  readonly #flow: Flow;
  readonly #runs: Runs;
  #told: Told;
  #finished: Told | null = null;
  #now = monday;
  #last: ReadMessage = { proposals: [], isCertain: false };

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#runs = createRuns(flow);
    this.#told = this.#begin();
    this.#end();
  }

  #begin(): Told {
    return this.#runs.start({ session: 's', run: 'r', timeZone: this.#flow.timeZone, locale: 'en-US' });
  }

  #end(): void {
    this.#now += 1000;
    this.#told = this.#runs.send(this.#told, { type: 'turn.ended', at: this.#now, reply: 'reply' });
  }

  /** The message as the reader sees it, once the turn has begun. */
  #started(said: string): ExtractGiven {
    this.#now += 1000;
    if (this.#told.status !== 'active') {
      this.#finished = this.#told;
      this.#told = this.#begin();
    } else this.#finished = null;
    this.#told = this.#runs.send(this.#told, { type: 'turn.started', at: this.#now, said });
    return {
      flow: this.#flow,
      told: this.#told,
      moves: movesOf(this.#flow, this.#told),
      asked: this.#told.context.asked,
      finished: this.#finished,
      recent: [],
      first: null,
      signal: new AbortController().signal,
    };
  }

  /** A message arrives and is not read yet. */
  hear(said: string): { readonly given: ExtractGiven } {
    return { given: this.#started(said) };
  }

  /** One turn: the message is read, applied, what is owed is done, and the question is put. */
  say(said: string): this {
    this.#last = readMessage(said, this.#started(said));
    this.#told = this.#runs.read(this.#told, this.#last.proposals);
    for (let owed = effectOf(this.#flow, this.#told); owed.is !== 'none'; owed = effectOf(this.#flow, this.#told)) {
      this.#told = this.#runs.send(
        this.#told,
        owed.is === 'check'
          ? { type: 'check.passed', key: owed.key }
          : { type: 'fulfil.succeeded', key: owed.key, result: 'ref-1' },
      );
    }
    this.#end();
    return this;
  }

  /** The user was away for long enough to be asked whether to go on. */
  lapse(): this {
    this.#told = this.#runs.send(this.#told, { type: 'session.lapsed', at: this.#now });
    this.#end();
    return this;
  }

  get path(): string {
    return pathOf(this.#told);
  }
  get answer(): string | undefined {
    return this.#last.answer;
  }
  /** Whether a language model could add nothing to what the last message was read as. */
  get isCertain(): boolean {
    return this.#last.isCertain;
  }
  get verdicts(): readonly string[] {
    return this.#told.context.turn.verdicts.map(({ slot, is }) => `${slot} ${is}`);
  }
  /** What the last message was read as: `date=2026-11-24`, `confirm`, `digressed answer`. */
  get read(): string {
    return this.#last.proposals.map(inWords).join(', ');
  }
  value(slot: string): Json | undefined {
    return stateOf(this.#told.context.slots, slot).settled?.value;
  }
}

function inWords(proposal: Proposal): string {
  switch (proposal.type) {
    case 'slot.proposed':
      return `${proposal.slot}=${typeof proposal.value === 'string' ? proposal.value : JSON.stringify(proposal.value)}`;
    case 'slot.declined':
      return `declined ${proposal.slot}`;
    case 'slot.kept':
      return `kept ${proposal.slot}`;
    case 'digressed':
      return `digressed ${proposal.kind}`;
    case 'human.requested':
      return 'human';
    default:
      return proposal.type;
  }
}
