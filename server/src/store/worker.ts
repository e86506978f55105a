import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "@acuerdo/shared/stored";
import type { Answer, Call } from "./remote.ts";

/** The thread's side of `remote.ts`: opens the store and does what it is asked. */

const port = parentPort;
invariant(port, "runs as a thread");

const answer = (about: Answer) => port.postMessage(about);
const faultOf = (fault: unknown): NonNullable<Answer["fault"]> => {
  const { message, code } = fault as { message?: string; code?: unknown };
  return { message: message ?? String(fault), code: typeof code === "string" ? code : undefined };
};

try {
  // Here and not above: that the database is not to be had for this system is an answer too.
  const { openSqlite } = await import("./sql.ts");
  const store = await openSqlite(workerData as string);
  port.on("message", async ({ id, method, args }: Call) => {
    try {
      const run = store[method] as (...args: readonly unknown[]) => Promise<unknown>;
      answer({ id, value: await run.apply(store, args as unknown[]) });
    } catch (fault) {
      answer({ id, fault: faultOf(fault) });
    }
  });
  answer({ id: 0 });
} catch (fault) {
  answer({ id: 0, fault: faultOf(fault) });
}
