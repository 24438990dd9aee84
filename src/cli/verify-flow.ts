import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import type { Flow } from '../core/flow.ts';
import { flowDigest } from '../core/flow-digest.ts';
import { type Verification, verifyFlow } from '../verify/verify-flow.ts';
import { UsageError } from './command.ts';
import { placeOf } from './error-place.ts';
import { flowNamed } from './flow-named.ts';
import { type Io, print } from './io.ts';
import { lookOf } from './terminal-text.ts';
import { verificationInWords } from './verify-flow-text.ts';
import type { VerifyOptions } from './verify-options.ts';

/**
 * Looks a flow over, and tells what is wrong with it or what it guarantees.
 * @returns the exit code: 1 where anything is wrong.
 * @throws Error where the flow cannot be loaded, saying where in its file.
 */
export async function verifyOneFlow({ flow: name, isJson, isThorough, steps }: VerifyOptions, io: Io): Promise<number> {
  const flow = await loaded(name, io.cwd);
  const isWatched = isTerminal(io.stderr);
  const startedMs = io.clock.nowMs();
  const verification = verifyFlow(flow, {
    at: startedMs,
    depth: isThorough ? 'thorough' : 'quick',
    ...(steps === null ? {} : { budget: { steps } }),
    // A walk does not wait for anything, so neither does this.
    onProgress: ({ about, part, parts, steps: taken }) => {
      if (!isWatched) return;
      const seconds = Math.round((io.clock.nowMs() - startedMs) / 1000);
      const soFar = `${taken.toLocaleString('en-US')} steps and ${seconds} s so far`;
      io.stderr.write(`${part} of ${parts}: ${about} (${soFar}) ...\n`);
    },
  });
  const text = isJson
    ? `${JSON.stringify(asJson(flow, verification))}\n`
    : verificationInWords(verification, lookOf(io).width());
  await print(io.stdout, text);
  return verification.findings.length > 0 ? 1 : 0;
}

/** The flow, or an Error that says where in whose file it went wrong. */
async function loaded(name: string, cwd: string): Promise<Flow> {
  try {
    return await flowNamed(name, cwd);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof UsageError || error.cause === undefined) throw error;
    const place = await placeOf(error.cause, resolve(cwd, name), cwd);
    throw place === null ? error : new Error(`${place}: ${messageOf(error.cause)}`, { cause: error });
  }
}

/** Whether somebody sits there: what is piped elsewhere stays clean. */
const isTerminal = (stream: Writable & { readonly isTTY?: boolean }): boolean => stream.isTTY === true;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function asJson(flow: Flow, { findings, notes, guarantees, found }: Verification) {
  const { parts, states, steps, evidence, transitions, bounds, longest, words } = found;
  return {
    flow: { id: flow.id, version: flow.version, digest: flowDigest(flow) },
    isFine: findings.length === 0,
    findings,
    notes,
    guarantees,
    explored: { states, steps, evidence, parts, transitions, bounds, longest, words },
  };
}
