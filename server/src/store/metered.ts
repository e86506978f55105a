import type { Meters } from "../meters.ts";
import { storeFaultOf } from "./fault.ts";
import { METHODS } from "./remote.ts";
import type { Store } from "./store.ts";

/** What is on disk when it is answered; all else only reads. */
const WRITES: ReadonlySet<keyof Store> = new Set([
  "createBoard",
  "replaceKey",
  "append",
  "appendCanvas",
  "compactCanvas",
] as const);

/** Answers of writes that had nothing to write after all. */
const UNWRITTEN: ReadonlySet<unknown> = new Set(["code-taken", "behind", "kept"]);

/** One board's damage is not the store's: the others go on. */
function isOfTheStore(fault: unknown): boolean {
  const kind = storeFaultOf(fault);
  return kind !== null && kind !== "damaged";
}

/** What the answer to a probe is worth: one row finds a place where a request does not. */
const isWrite = (method: keyof Store, [, thoroughly]: readonly unknown[]): boolean =>
  WRITES.has(method) || (method === "probe" && thoroughly === true);

/** The same store; how many calls wait for it, how many it failed, and whether it fails now, is counted. */
export function metered(store: Store, meters: Meters): Store {
  const watch = async (method: keyof Store, args: unknown[]) => {
    meters.storeCalls += 1;
    try {
      const answer = await (store[method] as (...args: unknown[]) => Promise<unknown>).apply(store, args);
      if (isWrite(method, args) && !UNWRITTEN.has(answer)) meters.storeFails = false;
      return answer;
    } catch (fault) {
      meters.storeFaults += 1;
      if (isOfTheStore(fault)) meters.storeFails = true;
      throw fault;
    } finally {
      meters.storeCalls -= 1;
    }
  };
  const watched = METHODS.map((method) => [method, (...args: unknown[]) => watch(method, args)] as const);
  return Object.fromEntries(watched) as unknown as Store;
}
