import type { Page } from "playwright-core";

/** What a page asks its worker and what the worker answers, as comlink writes it: heard beside the real screen. */

export interface Exchange {
  /** The worker's function. */
  readonly name: string;
  /** Its arguments that are values; functions are left out. */
  readonly asked: readonly unknown[];
  /** The answer's bytes, by `bytesOf`. */
  readonly answer: string;
}

interface Heard {
  readonly from: "page" | "worker";
  readonly text: string;
}

interface Message {
  readonly id: string;
  readonly type: string;
  readonly path?: readonly string[];
  readonly argumentList?: readonly { readonly type: string; readonly value: unknown }[];
  readonly value?: unknown;
}

/** JSON in which a map is `{"map": [[key, value], …]}`. Numbers are written so that they read back bit by bit. */
export const bytesOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (inner instanceof Map ? { map: [...inner] } : inner));

const read = (text: string): Message =>
  JSON.parse(text, (_, inner) =>
    Array.isArray(inner?.map) && Object.keys(inner).length === 1 ? new Map(inner.map) : inner,
  );

/** Begins to listen on every page that is opened from now on in this one. */
export async function overhear(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard[] = [];
    const keep = (from: Heard["from"], message: unknown) =>
      heard.push({
        from,
        text: JSON.stringify(message, (_, inner) => (inner instanceof Map ? { map: [...inner] } : inner)),
      });
    class Overheard extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener("message", ({ data }) => keep("worker", data));
      }
      override postMessage(message: unknown, rest?: unknown) {
        keep("page", message);
        super.postMessage(message, rest as Transferable[]);
      }
    }
    Object.assign(window, { Worker: Overheard, heard });
  });
}

/** Everything that was asked and answered so far, oldest first. */
export async function exchangesOn(page: Page): Promise<Exchange[]> {
  const heard = await page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
  const answers = new Map(
    heard.filter(({ from }) => from === "worker").map(({ text }) => [read(text).id, bytesOf(read(text).value)]),
  );
  return heard
    .filter(({ from }) => from === "page")
    .map(({ text }) => read(text))
    .filter(({ id, type }) => type === "APPLY" && answers.has(id))
    .map(({ id, path = [], argumentList = [] }) => ({
      name: path.join("."),
      asked: argumentList.filter(({ type }) => type === "RAW").map(({ value }) => value),
      answer: answers.get(id) ?? "",
    }));
}
