export { storeContract } from './store-contract.ts';
export type { OpenedStore, OpenStore, StorePromise } from './store-promise.ts';
