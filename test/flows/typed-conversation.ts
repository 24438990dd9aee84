import { initialTransition, transition } from 'xstate';
import { type ConversationSnapshot, createConversationMachine } from '../../machines/conversation.ts';
import { type Directive, directiveOf } from '../../src/core/directive.ts';
import { type Effect, effectOf } from '../../src/core/effect.ts';
import { type ConversationEvent, inOrder, type Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { type SlotState, stateOf } from '../../src/core/slot-state.ts';
import { pathOf, type StatePath } from '../../src/core/told.ts';

/** Proposals as a model makes them. */
export const set = (slot: string, value: Json, quote?: string): Proposal =>
  quote === undefined ? { type: 'slot.proposed', slot, value } : { type: 'slot.proposed', slot, value, quote };
export const decline = (slot: string): Proposal => ({ type: 'slot.declined', slot });
export const keepIt = (slot: string): Proposal => ({ type: 'slot.kept', slot });
export const confirm: Proposal = { type: 'confirm' };
export const deny: Proposal = { type: 'deny' };
export const cancel: Proposal = { type: 'cancel' };
export const restart: Proposal = { type: 'restart' };
export const resume: Proposal = { type: 'resume' };
export const digress: Proposal = { type: 'digressed', kind: 'answer' };
export const askForAPerson: Proposal = { type: 'human.requested', reason: 'asked' };

export interface Message {
  readonly at?: number;
  /** The reply the client saw; by default the last one. `null`: the client does not say. */
  readonly seen?: string | null;
}

/**
 * A conversation of typed events on the pure machine: the state goes through JSON before every event, so a test that
 * passes here passes after a restart at any point.
 */
export class TypedConversation {
  readonly #flow: Flow;
  readonly #machine: ReturnType<typeof createConversationMachine>;
  #snapshot: ConversationSnapshot;
  #now = 0;
  #replies = 0;

  constructor(flow: Flow, { run = 'r', greets = true }: { run?: string; greets?: boolean } = {}) {
    this.#flow = flow;
    this.#machine = createConversationMachine(flow);
    [this.#snapshot] = initialTransition(this.#machine, {
      session: 's',
      run,
      timeZone: flow.timeZone,
      locale: 'en-US',
    });
    if (greets) this.reply();
  }

  get path(): StatePath {
    return pathOf(this.#snapshot);
  }
  get snapshot(): ConversationSnapshot {
    return this.#snapshot;
  }
  get directive(): Directive {
    return directiveOf(this.#flow, this.#snapshot);
  }
  get effect(): Effect {
    return effectOf(this.#flow, this.#snapshot);
  }
  get verdicts(): readonly string[] {
    return this.#snapshot.context.turn.verdicts.map(({ slot, is }) => `${slot} ${is}`);
  }
  /** The id of the last reply. */
  get lastReply(): string {
    return `reply-${this.#replies}`;
  }
  slot(name: string): SlotState {
    return stateOf(this.#snapshot.context.slots, name);
  }
  value(name: string): Json | undefined {
    return this.slot(name).settled?.value;
  }

  send(event: ConversationEvent): this {
    const stored: unknown = JSON.parse(JSON.stringify(this.#machine.getPersistedSnapshot(this.#snapshot)));
    const { value, status, context } = stored as Pick<ConversationSnapshot, 'value' | 'status' | 'context'>;
    if (status !== 'active') return this;
    [this.#snapshot] = transition(this.#machine, this.#machine.resolveState({ value, context }), event);
    return this;
  }

  /** A message arrives and is read; the reply is still owed. */
  hear(said: string, proposals: readonly Proposal[] = [], { at, seen = this.lastReply }: Message = {}): this {
    this.#now = at ?? this.#now + 1000;
    this.send({ type: 'turn.started', at: this.#now, said, ...(seen === null ? {} : { seen }) });
    for (const proposal of inOrder(this.#flow.order, proposals)) this.send(proposal);
    return this.send({ type: 'turn.read' });
  }

  /** The turn ends: the user now looks at what we said. */
  reply(): this {
    this.#replies++;
    return this.send({ type: 'turn.ended', at: this.#now, reply: this.lastReply });
  }

  /** One whole turn in which nothing is owed. */
  say(said: string, ...proposals: readonly Proposal[]): this {
    return this.hear(said, proposals).reply();
  }

  /** The key of the effect that is owed now. */
  get key(): string {
    const { effect } = this;
    if (effect.is === 'none') throw new Error(`Nothing is owed in ${this.path}.`);
    return effect.key;
  }
}
