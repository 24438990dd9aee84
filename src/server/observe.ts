import type { Observer } from './app-options.ts';

/** Whoever looks on must not be able to stop what they look at. */
export const quietly = ({ request, turn, failed }: Observer): Required<Observer> => ({
  request: (seen) => ignoringErrors(() => request?.(seen)),
  turn: (seen) => ignoringErrors(() => turn?.(seen)),
  failed: (seen) => ignoringErrors(() => failed?.(seen)),
});

function ignoringErrors(tell: () => void): void {
  try {
    tell();
  } catch {
    // There is nobody left to tell.
  }
}
