import type { Flow } from '../core/flow.ts';
import type { Inspect } from '../session/inspect.ts';
import { type Io, print } from './io.ts';

/** What a conversation needs to be looked at: nothing, where nobody asked for it. */
export interface LookedAt {
  readonly inspect?: Inspect;
}

/** Opens an inspector where it is asked for, says where on stderr, and closes it when the chat is over. */
export async function withInspector<Result>(
  { flow, inspectAt }: { readonly flow: Flow; readonly inspectAt: number | null },
  io: Io,
  chat: (lookedAt: LookedAt) => Promise<Result>,
): Promise<Result> {
  if (inspectAt === null) return chat({});
  const { openInspector } = await import('../inspect/index.ts');
  const { inspect, url, statelyUrl, close } = await openInspector(flow, { port: inspectAt });
  try {
    await print(
      io.stderr,
      `See it in a browser on this machine: ${url}
Or in the Stately inspector: ${statelyUrl}
(The first needs no network. The second loads a page of stately.ai in your browser and shows it the same; nothing else leaves.)
`,
    );
    return await chat({ inspect });
  } finally {
    await close();
  }
}
