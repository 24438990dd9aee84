import type { Model } from '@openai/agents';
import type { Booked, Conversation } from './conversation.ts';
import type { Script } from './script.ts';

/** A design that holds conversations, on one way to keep them. */
export interface Contender {
  readonly design: string;
  readonly storage: Storage;
  /** Makes it ready to talk; nothing of it is measured. */
  start(given: ContenderGiven): Promise<Talker>;
}

/** Where sessions are kept between two messages. */
export type Storage = 'memory' | 'SQLite' | 'PostgreSQL';

export interface ContenderGiven {
  readonly script: Script;
  /** An empty directory, removed afterwards. */
  readonly directory: string;
  /** Put around every model that is asked. */
  readonly watch: (model: Model) => Model;
}

/** A design that runs. */
export interface Talker {
  open(conversation: Conversation): Promise<Talk>;
  close(): Promise<void>;
}

/** One session. */
export interface Talk {
  say(text: string): Promise<string>;
  /** Everything the design keeps of the session to go on with it, as JSON in UTF-8. */
  bytes(): Promise<number>;
  booked(): readonly Booked[];
}
