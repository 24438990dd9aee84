import type { Proposal } from '../core/events.ts';
import type { Extraction } from '../session/ports.ts';
import type { TurnError } from '../session/turn-error.ts';
import type { ToolSpec } from './tool-spec.ts';

/** Collects what one message was read as. Nothing is applied here: the machine decides once the model is done. */
export class Batch {
  readonly #state: string;
  readonly #proposals: Proposal[] = [];
  readonly #faults: TurnError[] = [];
  /** One for each question, each once. */
  readonly #answers = new Set<string>();
  #stateWanted = false;
  #isNothing = false;

  /** `state`: what a model hears that wants to see the state again. */
  constructor(state: string) {
    this.#state = state;
  }

  /** Takes one call; returns what the model is told of it. */
  take(tool: ToolSpec, args: unknown): string {
    const recorded = tool.read(args);
    switch (recorded.is) {
      case 'proposed':
        this.#proposals.push(recorded.proposal);
        if (recorded.answer !== undefined) this.#answers.add(recorded.answer);
        return 'noted';
      case 'nothing':
        this.#isNothing = true;
        return 'noted';
      case 'stateWanted':
        this.#stateWanted = true;
        return this.#state;
      case 'invalid':
        return this.reject('tool-arguments-invalid', `${tool.name}: ${recorded.where}`);
      default:
        return recorded satisfies never;
    }
  }

  /** Keeps, once, that a call could not be taken; returns what the model is told of it. */
  reject(code: string, detail: string): string {
    const isNew = !this.#faults.some((fault) => fault.code === code && fault.detail === detail);
    if (isNew) this.#faults.push({ slot: null, code, detail });
    return `not taken: ${detail}`;
  }

  /** Whether the model asked for the state and said nothing else yet. */
  get isWaiting(): boolean {
    return this.#stateWanted && !this.#isNothing && this.#proposals.length === 0;
  }

  /** Whether no call was made at all. */
  get isEmpty(): boolean {
    return this.#proposals.length === 0 && this.#faults.length === 0 && !this.#isNothing;
  }

  /** What the message was read as. */
  get reading(): Omit<Extraction, 'usage'> {
    return {
      proposals: this.#proposals,
      ...(this.#answers.size === 0 ? {} : { answer: [...this.#answers].join(' ') }),
      ...(this.#faults.length === 0 ? {} : { faults: this.#faults }),
    };
  }
}
