import type { Readable } from 'node:stream';

/**
 * The lines of a stream, empty ones too; the last one need not end in a line break. Only `\n` and `\r\n` end a line:
 * node:readline also breaks at U+2028, which a message may hold.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(bytesOf(chunk), { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield withoutReturn(line);
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

const bytesOf = (chunk: unknown): Uint8Array => (chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk)));

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
