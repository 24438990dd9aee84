import { type TranscriptLine, transcriptOf, type WrongLine } from './transcript.ts';

/** A conversation did not go as a test says; the message is its transcript, with the first wrong line marked. */
export class DialogueError extends Error {
  override readonly name = 'DialogueError';
  readonly lines: readonly TranscriptLine[];
  readonly wrong: WrongLine;

  constructor(lines: readonly TranscriptLine[], wrong: WrongLine, cause?: unknown) {
    const heading = `The conversation does not go as expected: ${wrong.differences.map(({ what }) => what).join(', ')}.`;
    super(`${heading}\n\n${transcriptOf(lines, wrong)}`, cause === undefined ? undefined : { cause });
    this.lines = lines;
    this.wrong = wrong;
  }
}
