/** Runs tasks of one name after each other, in order of arrival; tasks of different names never wait for each other. */
export function createQueue() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
      const result = (tails.get(name) ?? Promise.resolve()).then(task);
      // The next in line does not care how this one ended.
      const tail = result.then(
        () => undefined,
        () => undefined,
      );
      tails.set(name, tail);
      void tail.then(() => {
        if (tails.get(name) === tail) tails.delete(name);
      });
      return result;
    },
  };
}
