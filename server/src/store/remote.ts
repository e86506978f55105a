import { Worker } from "node:worker_threads";
import type { Store } from "./store.ts";

/**
 * The store in a thread of its own: a commit waits for the disk, and while it waits everybody's cursor would stand still.
 * ADR 0008 has the figures. A thread that dies takes its store with it: all that was asked of it fails, and is not tried again.
 */

const BUILT = new URL("./worker.js", import.meta.url);

/** What there is to ask of a store. */
export const METHODS = [
  "createBoard",
  "board",
  "boardByCode",
  "replaceKey",
  "member",
  "append",
  "intent",
  "aside",
  "ledger",
  "events",
  "eventsText",
  "ledgerUpdates",
  "weigh",
  "visit",
  "lastVisit",
  "unvisited",
  "appendCanvas",
  "canvas",
  "compactCanvas",
  "moments",
  "moment",
  "keepMoment",
  "probe",
  "changedElsewhere",
  "close",
] as const satisfies readonly (keyof Store)[];
type Method = (typeof METHODS)[number];
/** A method that is missing above does not compile here. */
type Complete = keyof Store extends Method ? Store : never;

export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}
/** The answer to a call; number 0 says that the store is open, or why it is not. */
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: { readonly message: string; readonly code: string | undefined };
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

class StoreThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly opened: Promise<unknown>;
  #last = 0;
  #gone: Error | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    worker.on("message", (answer: Answer) => this.#settle(answer));
    worker.on("error", (fault) => this.#end(fault));
    worker.on("exit", () => this.#end(new Error("the store's thread has ended")));
  }

  ask(method: Method, args: readonly unknown[]): Promise<unknown> {
    if (this.#gone) return Promise.reject(this.#gone);
    this.#last += 1;
    const id = this.#last;
    this.#worker.postMessage({ id, method, args } satisfies Call);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #settle({ id, value, fault }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (fault) waiting?.reject(Object.assign(new Error(fault.message), { code: fault.code }));
    else waiting?.resolve(value);
  }

  #end(fault: unknown): void {
    this.#gone ??= Object.assign(fault as Error, { code: "SQLITE_THREAD" });
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** @throws Error when the file cannot be opened, is damaged or cannot be brought to this version's schema. */
export async function openRemote(path: string, file = BUILT, execArgv?: string[]): Promise<Store> {
  const thread = new StoreThread(new Worker(file, { workerData: path, ...(execArgv && { execArgv }) }));
  await thread.opened;
  const close = async () => {
    await thread.ask("close", []);
    await thread.end();
  };
  const asked = METHODS.map((method) => [method, (...args: unknown[]) => thread.ask(method, args)]);
  return { ...(Object.fromEntries(asked) as Complete), close };
}

/** In a thread where the server is built. From the sources a thread could not read TypeScript without a loader of its own. */
export async function openStore(path: string): Promise<Store> {
  if (import.meta.url.endsWith(".js")) return openRemote(path);
  const { openSqlite } = await import("./sql.ts");
  return openSqlite(path);
}
