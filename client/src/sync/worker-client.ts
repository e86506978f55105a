import { type Remote, wrap } from "comlink";
import type { Analyst } from "./worker.ts";

/** The worker of this tab, begun when somebody first asks for what it computes. */

let analyst: { readonly remote: Remote<Analyst>; readonly worker: Worker } | null = null;

export function analystOf(): Remote<Analyst> {
  if (!analyst) {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    analyst = { worker, remote: wrap<Analyst>(worker) };
  }
  return analyst.remote;
}

/** Ends it whatever it is doing; what was asked stays unanswered, and the next question begins another. */
export function dismissAnalyst(): void {
  analyst?.worker.terminate();
  analyst = null;
}

export { proxy } from "comlink";
