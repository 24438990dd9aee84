import { commitPromises } from './commit-promises.ts';
import { leasePromises } from './lease-promises.ts';
import { listPromises } from './list-promises.ts';
import { replyPromises } from './reply-promises.ts';
import type { StorePromise } from './store-promise.ts';

/**
 * Everything a session store promises, each as a test that runs in any test runner.
 * @example for (const { name, run } of storeContract()) it(name, () => run(openMyStore));
 */
export const storeContract = (): readonly StorePromise[] => [
  ...commitPromises,
  ...replyPromises,
  ...listPromises,
  ...leasePromises,
];
