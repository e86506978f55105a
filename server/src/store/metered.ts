import type { Meters } from "../meters.ts";
import { METHODS } from "./remote.ts";
import type { Store } from "./store.ts";

/** The same store; how many calls wait for it, and how many it failed, is counted. */
export function metered(store: Store, meters: Meters): Store {
  const watch = async (call: () => Promise<unknown>) => {
    meters.storeCalls += 1;
    try {
      return await call();
    } catch (fault) {
      meters.storeFaults += 1;
      throw fault;
    } finally {
      meters.storeCalls -= 1;
    }
  };
  const watched = METHODS.map((method) => {
    const ask = store[method] as (...args: unknown[]) => Promise<unknown>;
    return [method, (...args: unknown[]) => watch(() => ask.apply(store, args))] as const;
  });
  return Object.fromEntries(watched) as unknown as Store;
}
