/** How long the fastest of a few runs takes, in ms: the others wait for whatever else the machine does. */
export function fastestOf(run: () => void, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}
