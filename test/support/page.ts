import { vi } from "vitest";
import { forget, recallKeys } from "../../client/src/sync/saved/device.ts";

/** What the client's way in needs of a browser, on a clock and a network that the test has in its hands. */

export class Way {
  static all: Way[] = [];
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: Uint8Array[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  constructor() {
    Way.all.push(this);
  }
  send(data: Uint8Array): void {
    this.sent.push(data);
  }
  close(): void {}
  hear(message: Uint8Array): void {
    this.onmessage?.({ data: message.slice().buffer });
  }
}

export const fetched = vi.fn<typeof fetch>();

/** From here on there is a page that has just come; returns how it goes. */
export function asPage(): () => void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  Way.all = [];
  const page = new EventTarget();
  vi.stubGlobal("WebSocket", Way);
  vi.stubGlobal("location", { protocol: "http:", host: "acuerdo.test" });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("dispatchEvent", page.dispatchEvent.bind(page));
  vi.stubGlobal("fetch", fetched);
  return () => {
    for (const key of recallKeys("")) forget(key);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
}
