/** One call as a server puts it on the wire; what is left out here is missing there. */
export interface WireCall {
  readonly name: string;
  readonly id?: string | null;
  /** Text as OpenAI sends it; some servers send the object. */
  readonly arguments?: unknown;
}

/** What the stand-in does with one request. */
export type ScriptedTurn =
  | {
      readonly is: 'answer';
      readonly text?: string;
      readonly calls?: readonly WireCall[];
      /** Keys that some servers leave out. */
      readonly without?: readonly ('usage' | 'content' | 'index')[];
    }
  | { readonly is: 'refusal' }
  /** It says with HTTP 200 that something went wrong on its side. */
  | { readonly is: 'failed' }
  /** It stops before it is done. */
  | { readonly is: 'incomplete' }
  | { readonly is: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** It takes the request, says so, and never answers. */
  | { readonly is: 'hang'; readonly taken?: () => void }
  /** It answers half, then the connection is cut. */
  | { readonly is: 'reset' }
  /** A body that is no JSON, or events that are none, and that quotes what was sent. */
  | { readonly is: 'garbled' };

/** A model's answer: calls, as OpenAI makes them. */
export const calls = (...made: readonly WireCall[]): ScriptedTurn => ({ is: 'answer', calls: made });

/** A model's answer: text alone. */
export const text = (words: string): ScriptedTurn => ({ is: 'answer', text: words });

/** A call as OpenAI makes it; the stand-in gives it an id. */
export const call = (name: string, args: object = {}): WireCall => ({ name, id: '', arguments: JSON.stringify(args) });

/** A call that says a value in the words of the message. */
export const set = (slot: string, words: string): WireCall => call('set_slot', { slot, value: words, quote: words });

/** A call for what has no tool of its own: a no, a wish, a question. */
export const tell = (kind: string): WireCall => call('answer', { kind, text: null });

/** Body and stream of one answer. */
export interface WireAnswer {
  readonly json: object;
  readonly events: readonly object[];
}

/** Turns that have a body in the protocol. */
export type SpokenTurn = Extract<ScriptedTurn, { readonly is: 'answer' | 'refusal' | 'incomplete' | 'failed' }>;

/** The call's own id, or a fresh one where it stands for OpenAI's; none where the server sends none. */
export const idOf = ({ id }: WireCall, fresh: string): { readonly id?: string | null } =>
  id === undefined ? {} : { id: id === '' ? fresh : id };

/** A text in pieces, as it is streamed. */
export const piecesOf = (words: string): readonly string[] => words.match(/\S+\s*|\s+/g) ?? [];
