import { type Remote, wrap } from "comlink";
import type { Analyst } from "./worker.ts";

/** The worker of this tab, begun when somebody first asks for what it computes. */

let analyst: { readonly remote: Remote<Analyst>; readonly worker: Worker } | null = null;

/** Whoever asks gets an answer or a fault: a worker whose file does not come, or that breaks down, answers nothing by itself. */
function withEnd(remote: Remote<Analyst>, broken: Promise<never>): Remote<Analyst> {
  return new Proxy(remote, {
    get: (own, name) => {
      const method = Reflect.get(own, name) as (...asked: unknown[]) => Promise<unknown>;
      return (...asked: unknown[]) => Promise.race([method(...asked), broken]);
    },
  });
}

function begin() {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener("error", ({ message }) => {
      if (analyst?.worker === worker) dismissAnalyst();
      reject(new Error(message || "the worker did not come"));
    });
  });
  broken.catch(() => undefined); // where nobody waits for it
  return { worker, remote: withEnd(wrap<Analyst>(worker), broken) };
}

export function analystOf(): Remote<Analyst> {
  analyst ??= begin();
  return analyst.remote;
}

/** Ends it whatever it is doing; what was asked stays unanswered, and the next question begins another. */
export function dismissAnalyst(): void {
  analyst?.worker.terminate();
  analyst = null;
}

export { proxy } from "comlink";
